import {
  cacheMemory,
  expertParameters,
  type explain,
  explainBytesPerToken,
  given,
  sourceInWords,
  weightBytes,
} from '#economics'
import type { Table } from '#figure'
import type { Calculation, Language, Result } from '../calculation.ts'
import {
  type AskedModel,
  askedModel,
  bitsOf,
  formats,
  knownModel,
  modelFields,
  modelFlag,
} from '../facts/asked-model.ts'
import { models } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import { barsChart } from '../result/bars-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidValue } from '../result/said-value.ts'
import { type MemoryWords, memoryFieldWords, memoryWords } from './memory-words.ts'

const asPublished = 'published'

/** `jevons gpu memory` as a page. */
export const memoryCalculation: Calculation = {
  id: 'memory',
  words: memoryFieldWords,
  fields: ({ model = 'deepseek-v3' }) => [
    ...modelFields(model, 'deepseek-v3'),
    { id: 'kv', kind: 'choice', initial: 'bf16', options: formats.map((value) => ({ value })) },
    {
      id: 'weights',
      kind: 'choice',
      initial: asPublished,
      options: [asPublished, ...formats].map((value) => ({ value })),
    },
    { id: 'context', kind: 'number', initial: '4096', unit: 'token', least: 1, most: 1e9, isWhole: true },
    { id: 'answers', kind: 'number', initial: '1', least: 1, most: 1e9, isWhole: true },
  ],
  compute: (entries, language) => memoryResult(entries, language),
  command: (entries) => {
    const weights = entries.text('weights')
    const kept = weights === asPublished ? '' : ` --weights ${weights}`
    return `npx jevons gpu memory ${modelFlag(entries)} --kv ${entries.text('kv')}${kept} --context ${entries.number('context')}`
  },
}

function memoryResult(entries: Entries, language: Language): Result {
  const text = memoryWords[language]
  const model = askedModel(entries)
  const { shape, size } = model
  const kvBits = bitsOf(entries.text('kv'))
  const context = entries.number('context')
  const cache = cacheMemory(shape, context, kvBits)
  const why = [explainBytesPerToken(shape, kvBits)]
  const format = entries.text('weights')
  const bits = format === asPublished ? shape.published : { experts: bitsOf(format), rest: bitsOf(format) }
  const weights = size === undefined ? undefined : weightBytes(shape, size.total, bits)
  const answers = entries.number('answers')
  return {
    answer: [
      text.answer({
        name: model.name,
        attention: cache.attention,
        saved: 100 * cache.reductionAgainstOwnMha,
      }),
    ],
    numbers: [
      { name: text.perToken, value: cache.kvBytesPerToken, unit: 'byte', why },
      ...(cache.kvBytesPerTokenBeyondWindows === cache.kvBytesPerToken
        ? []
        : [{ name: text.perTokenLate, value: cache.kvBytesPerTokenBeyondWindows, unit: 'byte' }]),
      { name: text.context(saidValue(context, language)), value: cache.kvBytes / 1e9, unit: 'GB' },
      { name: text.allAnswers, value: (answers * cache.kvBytes) / 1e9, unit: 'GB' },
      { name: text.ifMha, value: cache.kvBytesPerTokenIfMha, unit: 'byte' },
      { name: text.saved, value: 100 * cache.reductionAgainstOwnMha, unit: '%' },
      ...sizeNumbers(model, text),
      ...(weights === undefined
        ? []
        : [
            {
              name: text.weights,
              value: weights / 1e9,
              unit: 'GB',
              why: [explainWeights(model, weights, bits, text)],
            },
            { name: text.together, value: (weights + answers * cache.kvBytes) / 1e9, unit: 'GB' },
          ]),
    ],
    charts: [allModels(model, kvBits, language)],
    tables: [layersTable(cache, text, language)],
    notes: [
      ...(model.known === undefined
        ? [shape.notCounted === undefined ? text.counted : `${text.notCounted} ${shape.notCounted}`]
        : [
            `${saidSource(model.known, language)}; ${sourceInWords(model.known.configSource, language)}, ${model.known.configDate}`,
          ]),
      text.claim,
    ],
  }
}

function sizeNumbers({ size, shape }: AskedModel, text: MemoryWords): Result['numbers'] {
  if (size === undefined) return []
  const experts = expertParameters(shape)
  return [
    { name: text.total, value: size.total, unit: '' },
    { name: text.active, value: size.active, unit: '' },
    ...(experts === 0 ? [] : [{ name: text.experts, value: experts, unit: '' }]),
  ]
}

function explainWeights(
  { shape, size }: AskedModel,
  value: number,
  bits: { readonly experts: number; readonly rest: number },
  text: MemoryWords,
): ReturnType<typeof explain> {
  const experts = Math.min(expertParameters(shape), size?.total ?? 0)
  return {
    name: text.weights,
    symbol: 'bytes',
    value,
    unit: 'byte',
    formula: '(experts · bits_e + (total − experts) · bits_r) / 8',
    inputs: [
      given(text.experts, 'experts', experts, ''),
      given(text.total, 'total', size?.total ?? 0, ''),
      given(text.expertBits, 'bits_e', bits.experts, 'bit'),
      given(text.restBits, 'bits_r', bits.rest, 'bit'),
    ],
  }
}

function allModels(
  model: AskedModel,
  kvBits: number,
  language: Language,
): NonNullable<Result['charts']>[number] {
  const text = memoryWords[language]
  const known = models.map((one) => knownModel(one))
  const shown = model.known === undefined ? [model, ...known] : known
  const bars = shown.map(({ name, shape }) => {
    const value = cacheMemory(shape, 1, kvBits).kvBytesPerToken / 1000
    return { name, value, shown: saidValue(value, language), isPointedOut: name === model.name }
  })
  return barsChart(
    bars.toSorted((a, b) => a.value - b.value),
    {
      id: 'memory',
      title: text.chart,
      reading: text.chartReading,
      corner: text.model,
      amount: text.chartAmount,
    },
  )
}

function layersTable(
  { cache }: ReturnType<typeof cacheMemory>,
  text: MemoryWords,
  language: Language,
): Table {
  const cell = (value: number): { readonly text: string; readonly value: number } => ({
    text: saidValue(value, language),
    value,
  })
  return {
    title: text.layersTitle,
    corner: text.layers,
    columns: [text.layerCount, text.elements, text.window, text.megabytes],
    groups: [
      {
        rows: cache.map(({ kind, layers, elements, window, bytes }) => ({
          label: text.kinds[kind],
          cells: [
            cell(layers),
            cell(elements),
            window === undefined ? { text: '—' } : cell(window),
            cell(bytes / 1e6),
          ],
        })),
      },
    ],
  }
}
