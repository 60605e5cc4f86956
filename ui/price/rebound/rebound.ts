import {
  explainRebound,
  logElasticity,
  noteInWords,
  type PublishedElasticity,
  rebound,
  reboundAnswer,
} from '#economics'
import { absentMark, type Cell, type Table, valueCell } from '#figure'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { curveChart } from '../result/curve-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidValue } from '../result/said-value.ts'
import { publishedElasticities } from './published.ts'
import { reboundFieldWords, reboundWords } from './rebound-words.ts'

/** `jevons rebound` as a page. */
export const reboundCalculation: Calculation = {
  id: 'rebound',
  words: reboundFieldWords,
  fields: () => [
    { id: 'elasticity', kind: 'range', least: 0, most: 100, initial: '1.2:0.5:1.57', slider: [0, 3] },
    { id: 'efficiency', kind: 'number', least: 0, isAbove: true, most: 1e9, initial: '10', unit: '×' },
    { id: 'share', kind: 'number', least: 0, most: 1, initial: '1' },
    { id: 'passThrough', kind: 'number', least: 0, most: 10, initial: '1' },
  ],
  compute: reboundResult,
  command: (entries) =>
    `npx jevons rebound --elasticity ${entries.text('elasticity')} --efficiency ${entries.text('efficiency')} --share ${entries.text('share')} --pass-through ${entries.text('passThrough')}`,
}

function reboundResult(entries: Entries, language: Language): Result {
  const text = reboundWords[language]
  const { value, low, high } = entries.range('elasticity')
  const inputsAt = (elasticity: number) => ({
    elasticity,
    efficiency: entries.number('efficiency'),
    share: entries.number('share'),
    passThrough: entries.number('passThrough'),
  })
  const inputs = inputsAt(value)
  const at = { value: rebound(inputs), low: rebound(inputsAt(low)), high: rebound(inputsAt(high)) }
  const explained = explainRebound(inputs)
  const number = (
    name: keyof typeof text.numbers,
    { unit = '×', why = [] }: { readonly unit?: string; readonly why?: ResultNumber['why'] },
  ): ResultNumber => ({
    name: text.numbers[name],
    value: at.value[name],
    low: Math.min(at.low[name], at.high[name]),
    high: Math.max(at.low[name], at.high[name]),
    unit,
    ...(why.length === 0 ? {} : { why }),
  })
  const [whyRebound, whySpend] = explained
  const whyResource = whyRebound?.inputs?.find(({ symbol }) => symbol === 'resourceRatio')
  const one = <Kind>(kind: Kind | undefined): readonly Kind[] => (kind === undefined ? [] : [kind])
  const sentences =
    language === 'en'
      ? reboundAnswer(inputs)
      : text.answer({
          ...at.value,
          efficiency: inputs.efficiency,
          threshold: thresholdOf(entries),
          said: (n) => saidValue(n, 'ko'),
        })
  return {
    answer: sentences,
    numbers: [
      number('priceRatio', { why: one(whySpend?.inputs?.find(({ symbol }) => symbol === 'priceRatio')) }),
      number('demandRatio', { why: one(whySpend?.inputs?.find(({ symbol }) => symbol === 'demandRatio')) }),
      number('spendRatio', { why: one(whySpend) }),
      number('resourceRatio', { why: one(whyResource) }),
      number('reboundPercent', { unit: '%', why: one(whyRebound) }),
    ],
    charts: [reboundCurve(inputsAt, { asked: value, language })],
    tables: [publishedTable(language)],
    notes: text.unknowns,
  }
}

/** The elasticity above which more of the resource is used; undefined where nothing reaches the price. */
function thresholdOf(entries: Entries): number | undefined {
  const product = entries.number('share') * entries.number('passThrough')
  return product === 0 ? undefined : 1 / product
}

function reboundCurve(
  inputsAt: (elasticity: number) => Parameters<typeof rebound>[0],
  { asked, language }: { readonly asked: number; readonly language: Language },
): NonNullable<Result['charts']>[number] {
  const text = reboundWords[language]
  const points = Array.from({ length: 26 }, (_, place) => {
    const x = place / 10
    return { x, y: rebound(inputsAt(x)).resourceRatio }
  })
  return curveChart([{ name: text.numbers.resourceRatio, points }], {
    id: 'rebound',
    title: text.chart,
    reading: text.chartReading,
    x: text.elasticity,
    y: text.chartAxis,
    sayX: (x) => x.toFixed(1),
    sayY: (y) => `${saidValue(y, language)}×`,
    isLogY: true,
    ticks: [0, 0.5, 1, 1.5, 2, 2.5],
    marks: { x: [asked], y: [1] },
  })
}

function publishedTable(language: Language): Table {
  const text = reboundWords[language]
  return {
    title: text.publishedTitle,
    corner: text.publishedWhat,
    columns: [text.elasticityLog, text.kind, text.source],
    groups: [
      {
        rows: publishedElasticities.map((one) => ({
          label: text.published[one.id] ?? one.name,
          cells: [
            logCell(one),
            { text: text.kinds[one.kind] ?? one.kind },
            {
              text: saidSource(one, language),
              note: noteInWords(one.note, language),
            },
          ],
        })),
      },
    ],
  }
}

function logCell(one: PublishedElasticity): Cell {
  const value = logElasticity(one)
  return value === undefined ? { text: absentMark } : valueCell(value, value.toFixed(2))
}
