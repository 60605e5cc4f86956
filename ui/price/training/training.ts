import { computeRun, type Explained, promptAttentionFlop, speedIn } from '#economics'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import { knownModel } from '../facts/asked-model.ts'
import { gpuOptions, gpus, models, optionsOf, rowOf } from '../facts/hardware.ts'
import { precisionField } from '../facts/precision-field.ts'
import type { Entries } from '../form/entries.ts'
import { saidSource } from '../result/said-source.ts'
import { publishedRunsChart } from './published-runs.ts'
import { trainingFieldWords, trainingWords } from './training-words.ts'

const above = { least: 0, isAbove: true } as const
/** Left empty where the utilisation is what is known. */
const hours = { kind: 'number', ...above, isOptional: true, unit: 'h', panel: 'hardware' } as const
/** Parameters are written into a field of their own. */
const ownParameters = 'own'
const assumedUsdPerHour = 2

/** `jevons train` as a page. */
export const trainingCalculation: Calculation = {
  id: 'training',
  words: trainingFieldWords,
  fields: ({ model = 'deepseek-v3', gpu = 'h800' }, language) => [
    {
      id: 'model',
      kind: 'choice',
      initial: 'deepseek-v3',
      options: [...optionsOf(models), { value: ownParameters }],
    },
    ...(model === ownParameters
      ? [{ id: 'parameters', kind: 'number', ...above, initial: '37e9' } as const]
      : []),
    { id: 'tokens', kind: 'number', ...above, initial: '14.8e12', unit: 'token' },
    { id: 'sequence', kind: 'number', least: 1, most: 1e8, isWhole: true, initial: '', unit: 'token' },
    { id: 'gpu', kind: 'choice', initial: 'h800', options: gpuOptions(language), panel: 'hardware' },
    precisionField(gpu),
    { id: 'gpuHours', ...hours, initial: '2.788e6' },
    { id: 'pretrainHours', ...hours, initial: '2.664e6' },
    { id: 'mfu', kind: 'number', ...above, most: 1, initial: '', panel: 'hardware' },
    { id: 'count', kind: 'number', least: 1, most: 1e7, isWhole: true, initial: '2048', panel: 'hardware' },
    { id: 'price', kind: 'number', ...above, initial: '2', unit: 'USD/h', panel: 'hardware' },
  ],
  compute: trainingResult,
  command: (entries) => {
    const model = entries.text('model')
    const who =
      model === ownParameters ? `--active-parameters ${entries.text('parameters')}` : `--model ${model}`
    const optional = (flag: string, id: string): string =>
      entries.text(id) === '' ? '' : ` ${flag} ${entries.text(id)}`
    return `npx jevons train ${who} --tokens ${entries.text('tokens')} --gpu ${entries.text('gpu')} --precision ${entries.text('precision')}${optional('--gpu-hours', 'gpuHours')}${optional('--pretrain-gpu-hours', 'pretrainHours')}${optional('--mfu', 'mfu')}${optional('--sequence', 'sequence')} --gpus ${entries.text('count')} --price ${entries.text('price')}`
  },
}

function trainingResult(entries: Entries, language: Language): Result {
  const text = trainingWords[language]
  const gpu = rowOf(gpus, entries.text('gpu'))
  const { precision, flops } = speedIn(gpu, entries.text('precision'))
  const attention = attentionPerToken(entries)
  const hours = entries.optional('gpuHours')
  const pretrain = entries.optional('pretrainHours')
  const mfu = entries.optional('mfu')
  const computed = computeRun({
    activeParameters: parametersOf(entries),
    tokens: entries.number('tokens'),
    peakFlops: flops,
    peakPrecision: precision,
    ...(hours === undefined ? {} : { gpuHours: hours }),
    ...(pretrain === undefined ? {} : { pretrainGpuHours: pretrain }),
    ...(mfu === undefined ? {} : { mfu }),
    ...(attention === undefined ? {} : { attentionFlopPerToken: attention }),
    usdPerGpuHour: entries.number('price'),
    gpus: entries.number('count'),
  })
  const number = (
    name: string,
    explained: Explained | undefined,
    scale = 1,
    unit?: string,
  ): ResultNumber[] =>
    explained === undefined
      ? []
      : [{ name, value: explained.value * scale, unit: unit ?? explained.unit, why: [explained] }]
  return {
    answer: [
      text.answer({
        mfu: 100 * computed.mfu.value,
        precision,
        others: othersOf(entries, computed.mfu.value, flops),
      }),
    ],
    numbers: [
      ...number(text.flop, computed.flop),
      ...number(text.flopWithAttention, computed.flopWithAttention),
      ...number(text.mfu, computed.mfu, 100, '%'),
      ...number(text.hours, computed.gpuHours),
      ...number(text.cost, computed.costUsd),
      ...number(text.days, computed.days),
    ],
    charts: publishedRunsChart(language, assumedUsdPerHour),
    notes: [text.finalRun, saidSource(gpu, language)],
  }
}

function parametersOf(entries: Entries): number {
  const model = entries.text('model')
  return model === ownParameters ? entries.number('parameters') : rowOf(models, model).activeParameters
}

/** FLOP of attention forward, a token, over the sequence. */
function attentionPerToken(entries: Entries): number | undefined {
  const sequence = entries.optional('sequence')
  const model = entries.text('model')
  if (sequence === undefined || model === ownParameters) return undefined
  return promptAttentionFlop(knownModel(rowOf(models, model)).shape.prefillWork, sequence) / sequence
}

/** The same use against the peaks of the other precisions. */
function othersOf(entries: Entries, mfu: number, flops: number): string {
  const gpu = rowOf(gpus, entries.text('gpu'))
  return Object.keys(gpu.dense)
    .filter((name) => name !== entries.text('precision'))
    .map((name) => `${name} ${((100 * mfu * flops) / speedIn(gpu, name).flops).toFixed(1)} %`)
    .join(', ')
}
