import {
  batchAtSpeed,
  decodeStep,
  explainServe,
  fittingStep,
  prefill,
  type Split,
  servedRanges,
  tokenPrice,
  usableShare,
  weightParts,
} from '#economics'
import type { Chart } from '#figure'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import { formats, modelFields, modelFlag } from '../facts/asked-model.ts'
import { gpuName, gpuOptions } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import type { Field } from '../form/field.ts'
import { curveChart } from '../result/curve-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidValue } from '../result/said-value.ts'
import { asPublished, type Served, servedBy } from './served.ts'
import { servingFieldWords, servingWords } from './serving-words.ts'

const share = { least: 0, isAbove: true, most: 1 } as const

/** `jevons gpu serve` as a page. */
export const servingCalculation: Calculation = {
  id: 'serving',
  words: servingFieldWords,
  fields: servingFields,
  compute: servingResult,
  command: (entries) => {
    const optional = (flag: string, id: string): string =>
      entries.text(id) === '' ? '' : ` ${flag} ${entries.text(id)}`
    const ranged = (id: string): string => {
      const { low, high } = entries.range(id)
      return low === high ? String(low) : `${low}-${high}`
    }
    const weights = entries.text('weights') === asPublished ? '' : ` --weights ${entries.text('weights')}`
    return `npx jevons gpu serve ${modelFlag(entries)} --gpu ${entries.text('gpu')} --count ${entries.text('count')}${weights} --kv ${entries.text('kv')}${optional('--batch', 'batch')} --context ${entries.text('context')} --prompt ${entries.text('prompt')} --price ${entries.text('price')} --bandwidth-efficiency ${ranged('bandwidth')} --compute-efficiency ${ranged('compute')} --split ${entries.text('split')}${optional('--least-speed', 'leastSpeed')}`
  },
}

function servingFields({ model = 'llama-3-70b' }: FieldTexts, language: Language): readonly Field[] {
  const whole = { kind: 'number', least: 1, isWhole: true } as const
  return [
    ...modelFields(model, 'llama-3-70b'),
    { id: 'gpu', kind: 'choice', initial: 'h100', options: gpuOptions(language) },
    { id: 'count', ...whole, most: 1e6, initial: '8' },
    {
      id: 'weights',
      kind: 'choice',
      initial: 'fp8',
      options: [asPublished, ...formats].map((value) => ({ value })),
    },
    { id: 'kv', kind: 'choice', initial: 'bf16', options: formats.map((value) => ({ value })) },
    { id: 'batch', ...whole, most: 1e7, initial: '32', panel: 'load' },
    { id: 'context', ...whole, most: 1e9, initial: '4096', unit: 'token', panel: 'load' },
    { id: 'prompt', ...whole, most: 1e9, initial: '2048', unit: 'token', panel: 'load' },
    {
      id: 'leastSpeed',
      kind: 'number',
      least: 0,
      isAbove: true,
      initial: '',
      unit: 'token/s',
      panel: 'load',
    },
    { id: 'price', kind: 'number', least: 0, isAbove: true, initial: '2', unit: 'USD/h', panel: 'use' },
    { id: 'bandwidth', kind: 'range', ...share, initial: '1', slider: [0.05, 1], panel: 'use' },
    { id: 'compute', kind: 'range', ...share, initial: '1', slider: [0.05, 1], panel: 'use' },
    {
      id: 'split',
      kind: 'choice',
      initial: 'ideal',
      options: ['ideal', 'tensor', 'data'].map((value) => ({ value })),
      panel: 'use',
    },
  ]
}

function servingResult(entries: Entries, language: Language): Result {
  const text = servingWords[language]
  const efficiency = { bandwidth: entries.range('bandwidth'), compute: entries.range('compute') }
  const served = servedBy(entries, {
    efficiency: { bandwidth: efficiency.bandwidth.value, compute: efficiency.compute.value },
    split: entries.text('split') as Split,
  })
  const { serving, model, gpu } = served
  const context = entries.number('context')
  const prompt = Math.min(entries.number('prompt'), context)
  const usdPerGpuHour = entries.number('price')
  const { step, largestBatch } = fittingStep(serving, context, entries.optional('batch'))
  const ranges = servedRanges(serving, efficiency, {
    batch: step.batch,
    contextTokens: context,
    usdPerGpuHour,
  })
  const read = prefill(serving, prompt)
  const readTogether = prefill(serving, prompt, step.batch)
  const price = tokenPrice(serving.gpus, usdPerGpuHour, step.tokensPerSecond)
  const why = [explainServe(serving, step, usdPerGpuHour)]
  const { shared, routed } = weightParts(serving)
  const users = usersOf(served, { context, largestBatch, leastSpeed: entries.optional('leastSpeed') })
  const rows: readonly ResultNumber[] = [
    {
      name: text.speed,
      ...ranges.tokensPerSecond,
      unit: 'token/s',
      why: [explainServe(serving, step)],
    },
    { name: text.speedEach, value: step.tokensPerSecondEach, unit: 'token/s' },
    { name: text.price, ...(ranges.usdPerMillionTokens ?? {}), value: price, unit: 'USD/1M tokens', why },
    {
      name: text.inputPrice,
      value: tokenPrice(serving.gpus, usdPerGpuHour, readTogether.tokensPerSecond),
      unit: 'USD/1M tokens',
    },
    { name: text.largestBatch, value: largestBatch, unit: '' },
    { name: text.users, value: users, unit: '' },
    { name: text.firstToken, value: read.seconds, unit: 's' },
    { name: text.inputSpeed, value: readTogether.tokensPerSecond, unit: 'token/s' },
    { name: text.weights, value: (shared + routed) / 1e9, unit: 'GB' },
    { name: text.memory, value: (usableShare * serving.gpus * serving.memory) / 1e9, unit: 'GB' },
  ]
  return {
    answer: [
      text.answer({
        what: `${model.name}, ${serving.gpus} × ${gpuName(gpu, language)}`,
        bound: text.bounds[step.boundBy],
        by: step.boundBy === 'memory' ? text.reads[step.memoryBy] : undefined,
      }),
    ],
    numbers: rows,
    charts: [batchChart(served, { context, largestBatch, batch: step.batch }, language)],
    notes: [text.roofline, text.computesIn(served.computesIn), saidSource(gpu, language)],
  }
}

function usersOf(
  { serving }: Served,
  at: { readonly context: number; readonly largestBatch: number; readonly leastSpeed: number | undefined },
): number {
  if (at.leastSpeed === undefined) return at.largestBatch
  return batchAtSpeed(serving, at.context, at.leastSpeed, at.largestBatch)
}

/** Speed by how many answers are decoded side by side. */
function batchChart(
  { serving }: Served,
  {
    context,
    largestBatch,
    batch,
  }: { readonly context: number; readonly largestBatch: number; readonly batch: number },
  language: Language,
): Chart {
  const text = servingWords[language]
  const batches = [
    ...new Set(Array.from({ length: 25 }, (_, place) => Math.round(largestBatch ** (place / 24)))),
  ]
  const say = (value: number): string => saidValue(value, language)
  const points = batches.map((x) => ({ x, y: decodeStep(serving, x, context).tokensPerSecond }))
  return curveChart([{ name: text.speed, points }], {
    id: 'batch',
    title: text.chart,
    reading: text.chartReading,
    x: text.batch,
    y: text.speedAxis,
    sayX: (x) => say(Math.round(x)),
    sayY: say,
    isLogX: largestBatch > 1,
    marks: { x: [batch] },
  })
}
