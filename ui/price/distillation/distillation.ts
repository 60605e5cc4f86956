import { type ComputedDistillation, computeDistillation, type Distillation, speedIn } from '#economics'
import type { Chart } from '#figure'
import type { Calculation, Language, Result } from '../calculation.ts'
import { gpuOptions, gpus, rowOf } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import { barsChart } from '../result/bars-chart.ts'
import { saidPercent, saidValue } from '../result/said-value.ts'
import { distillationFieldWords, distillationWords } from './distillation-words.ts'

const above = { kind: 'number', least: 0, isAbove: true } as const
const panel = 'student'

/** `jevons train distil` as a page. */
export const distillationCalculation: Calculation = {
  id: 'distillation',
  words: distillationFieldWords,
  fields: ({ parameters }, language) => [
    { id: 'samples', ...above, initial: '800000' },
    { id: 'sampleTokens', ...above, initial: '6000', unit: 'token' },
    { id: 'kept', ...above, most: 1, initial: '1' },
    { id: 'speed', ...above, initial: '1850', unit: 'token/s' },
    { id: 'parameters', ...above, initial: '32.5e9', isOptional: true, panel },
    ...(parameters === ''
      ? []
      : ([
          { id: 'epochs', ...above, most: 1000, initial: '2', panel },
          { id: 'gpu', kind: 'choice', initial: 'h800', options: gpuOptions(language), panel },
          { id: 'mfu', ...above, most: 1, initial: '0.35', panel },
        ] as const)),
    { id: 'price', ...above, initial: '2', unit: 'USD/h', panel: 'price' },
  ],
  compute: distillationResult,
  command: (entries) => {
    const student =
      entries.text('parameters') === ''
        ? ''
        : ` --student-parameters ${entries.text('parameters')} --epochs ${entries.text('epochs')} --gpu ${entries.text('gpu')} --mfu ${entries.text('mfu')}`
    return `npx jevons train distil --samples ${entries.text('samples')} --sample-tokens ${entries.text('sampleTokens')} --kept ${entries.text('kept')} --decode-speed ${entries.text('speed')}${student} --price ${entries.text('price')}`
  },
}

function distillationOf(entries: Entries): Distillation {
  const parameters = entries.optional('parameters')
  return {
    samples: entries.number('samples'),
    tokensPerSample: entries.number('sampleTokens'),
    keptShare: entries.number('kept'),
    decodeTokensPerSecond: entries.number('speed'),
    usdPerGpuHour: entries.number('price'),
    ...(parameters === undefined
      ? {}
      : {
          student: {
            activeParameters: parameters,
            epochs: entries.number('epochs'),
            mfu: entries.number('mfu'),
            peakFlops: speedIn(rowOf(gpus, entries.text('gpu')), 'bf16').flops,
          },
        }),
  }
}

function distillationResult(entries: Entries, language: Language): Result {
  const text = distillationWords[language]
  const computed = computeDistillation(distillationOf(entries))
  const { writtenTokens, writingHours, studentFlop, studentHours, gpuHours, costUsd } = computed
  const said = (value: number): string => saidValue(Number(value.toPrecision(4)), language)
  return {
    answer: [
      text.answer({
        tokens: said(writtenTokens.value),
        hours: said(gpuHours),
        cost: said(costUsd?.value ?? 0),
      }),
      studentHours === undefined
        ? text.noStudent
        : text.student(saidPercent((100 * writingHours.value) / gpuHours, language)),
    ],
    numbers: [
      { name: text.written, value: writtenTokens.value, unit: 'token', why: [writtenTokens] },
      { name: text.writing, value: writingHours.value, unit: 'h', why: [writingHours] },
      ...(studentFlop === undefined
        ? []
        : [{ name: text.studentFlop, value: studentFlop.value, unit: 'FLOP', why: [studentFlop] }]),
      ...(studentHours === undefined
        ? []
        : [
            { name: text.studentHours, value: studentHours.value, unit: 'h', why: [studentHours] },
            { name: text.together, value: gpuHours, unit: 'h' },
          ]),
      ...(costUsd === undefined
        ? []
        : [
            { name: text.cost, value: costUsd.value, unit: 'USD', why: [costUsd] },
            { name: text.perSample, value: costUsd.value / entries.number('samples'), unit: 'USD' },
          ]),
    ],
    charts: [hoursChart(computed, language)],
    notes: text.notes,
  }
}

function hoursChart({ writingHours, studentHours }: ComputedDistillation, language: Language): Chart {
  const text = distillationWords[language]
  const bar = (name: string, value: number) => ({ name, value, shown: saidValue(value, language) })
  return barsChart(
    [
      bar(text.writing, writingHours.value),
      ...(studentHours === undefined ? [] : [bar(text.studentHours, studentHours.value)]),
    ],
    {
      id: 'distillation',
      title: text.chart,
      reading: text.chartReading,
      corner: text.part,
      amount: text.hours,
    },
  )
}
