import {
  type CapabilityPrice,
  declineOf,
  declineOver,
  explainDecline,
  type FittedDecline,
  fitDecline,
  noteInWords,
  type PublishedDecline,
  runningMinimum,
} from '#economics'
import { absentMark, type Table, valueCell } from '#figure'
import capabilityFacts from '../../../data/economics/capability-prices.json'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { curveChart } from '../result/curve-chart.ts'
import { saidSource } from '../result/said-source.ts'
import { saidDay, saidValue } from '../result/said-value.ts'
import { type CapabilityWords, capabilityFieldWords, capabilityWords } from './capability-words.ts'

const rows = capabilityFacts.rows as readonly CapabilityPrice[]
const published = capabilityFacts.published as readonly PublishedDecline[]
const benchmarks = [...new Set(rows.map(({ benchmark }) => benchmark))]
const leastPoints = 3

/** `jevons capability` as a page. */
export const capabilityCalculation: Calculation = {
  id: 'capability',
  words: capabilityFieldWords,
  fields: ({ example = 'gpt-3' }) => {
    const start = capabilityFacts.examples.find(({ id }) => id === example) ?? capabilityFacts.examples[0]
    return [
      {
        id: 'example',
        kind: 'choice',
        initial: 'gpt-3',
        options: capabilityFacts.examples.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        id: 'benchmark',
        kind: 'choice',
        initial: start?.benchmark ?? '',
        options: benchmarks.map((value) => ({ value, label: value })),
      },
      { id: 'threshold', kind: 'number', initial: String(start?.threshold ?? 0) },
      { id: 'level', kind: 'number', least: 0, isAbove: true, most: 0.999, initial: '0.95' },
    ]
  },
  compute: capabilityResult,
  command: (entries) => {
    const example = capabilityFacts.examples.find(({ id }) => id === entries.text('example'))
    const isExample =
      example?.benchmark === entries.text('benchmark') && example.threshold === entries.number('threshold')
    const asked = isExample
      ? `--example ${entries.text('example')}`
      : `prices.csv --benchmark "${entries.text('benchmark')}" --threshold ${entries.text('threshold')}`
    return `npx jevons capability ${asked} --level ${entries.text('level')}`
  },
}

function capabilityResult(entries: Entries, language: Language): Result {
  const text = capabilityWords[language]
  const benchmark = entries.text('benchmark')
  const minima = runningMinimum(rows, { benchmark, threshold: entries.number('threshold') })
  if (minima.length === 0) throw new RangeError(text.noModel)
  const fit = minima.length < leastPoints ? undefined : fitDecline(minima, entries.number('level'))
  return {
    answer: [fit === undefined ? text.tooFew(minima.length) : text.answer(fitted(fit, language))],
    numbers: fit === undefined ? [] : fitNumbers(fit, text),
    charts: [priceChart(minima, benchmark, language)],
    tables: [minimaTable(minima, language), publishedTable(language)],
    notes: [
      ...(fit === undefined ? [] : text.warnings({ points: fit.points, years: fit.endToEnd.years })),
      ...Object.values(capabilityFacts.sources).map((one) => saidSource(one, language)),
    ],
  }
}

function fitted(
  { foldPerYear, interval, endToEnd }: FittedDecline,
  language: Language,
): Readonly<Record<'fold' | 'low' | 'high' | 'total' | 'years', string>> {
  const said = (value: number): string => saidValue(Number(value.toPrecision(3)), language)
  return {
    fold: said(foldPerYear),
    low: said(interval.low),
    high: said(interval.high),
    total: said(endToEnd.fold),
    years: said(endToEnd.years),
  }
}

function fitNumbers(fit: FittedDecline, text: CapabilityWords): readonly ResultNumber[] {
  const { endToEnd, interval } = fit
  return [
    { name: text.fold, value: fit.foldPerYear, ...interval, unit: '× a year' },
    { name: text.orders, value: fit.ordersPerYear, unit: '' },
    ...(fit.halvingMonths === undefined
      ? []
      : [{ name: text.halving, value: fit.halvingMonths, unit: 'months' }]),
    { name: text.percent, value: fit.percentPerYear, unit: '%' },
    {
      name: text.endToEnd,
      value: endToEnd.foldPerYear,
      unit: '× a year',
      why: [explainDecline(endToEnd.fold, endToEnd.years)],
    },
    { name: text.rSquared, value: fit.rSquared, unit: '' },
    { name: text.points, value: fit.points, unit: '' },
  ]
}

const msPerYear = 365.25 * 86_400_000

function yearOf(date: string): number {
  return 1970 + Date.parse(date) / msPerYear
}

function priceChart(
  minima: readonly CapabilityPrice[],
  benchmark: string,
  language: Language,
): NonNullable<Result['charts']>[number] {
  const text = capabilityWords[language]
  const points = minima.map(({ date, usdPerMillion, model }) => ({
    x: yearOf(date),
    y: usdPerMillion,
    name: `${model}, ${date}`,
  }))
  // A line needs two ends that differ.
  const shown =
    points.length === 1 ? [...points, ...points.map((point) => ({ ...point, x: point.x + 0.5 }))] : points
  return curveChart([{ name: benchmark, points: shown }], {
    id: 'capability',
    title: text.chart,
    reading: text.chartReading,
    x: text.year,
    y: text.axis,
    sayX: (x) => x.toFixed(1),
    sayY: (y) => saidValue(Number(y.toPrecision(3)), language),
    isLogY: true,
  })
}

function minimaTable(minima: readonly CapabilityPrice[], language: Language): Table {
  const text = capabilityWords[language]
  return {
    title: text.minima,
    corner: text.model,
    columns: [text.date, text.axis, text.score],
    groups: [
      {
        rows: minima.map(({ model, date, usdPerMillion, score }) => ({
          label: model,
          cells: [
            { text: saidDay(date) },
            valueCell(usdPerMillion, saidValue(usdPerMillion, language)),
            valueCell(score, saidValue(score, language)),
          ],
        })),
      },
    ],
  }
}

function publishedTable(language: Language): Table {
  const text = capabilityWords[language]
  return {
    title: text.published,
    corner: text.what,
    columns: [text.fold, text.orders, text.source],
    groups: [
      {
        rows: published.map((one) => {
          const { fold, years, foldPerYear } = one
          const decline =
            foldPerYear !== undefined
              ? declineOf(foldPerYear)
              : fold === undefined || years === undefined
                ? undefined
                : declineOver(fold, years)
          return {
            label: text.publishedNames[one.id] ?? one.name,
            cells: [
              decline === undefined
                ? { text: absentMark }
                : valueCell(
                    decline.foldPerYear,
                    `${saidValue(Number(decline.foldPerYear.toPrecision(3)), language)}×`,
                  ),
              decline === undefined
                ? { text: absentMark }
                : valueCell(decline.ordersPerYear, decline.ordersPerYear.toFixed(2)),
              {
                text: saidSource(one, language),
                ...(one.note === undefined ? {} : { note: noteInWords(one.note, language) }),
              },
            ],
          }
        }),
      },
    ],
  }
}
