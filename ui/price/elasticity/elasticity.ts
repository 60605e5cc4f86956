import {
  type ElasticityEstimate,
  type ElasticityModel,
  estimateElasticity,
  explainElasticity,
  explainRebound,
  noteInWords,
  type PriceQuantity,
  type Range,
  rebound,
  usualErrors,
} from '#economics'
import type { Chart } from '#figure'
import sample from '../../../examples/price-quantity-synthetic.csv?raw'
import type { Calculation, Language, Onward, Result, ResultNumber } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { writeRange } from '../form/field.ts'
import { saidPercent, saidValue } from '../result/said-value.ts'
import { amountCell, textCell } from '../table/cells.ts'
import { type TableRow, tableRows } from '../table/table-rows.ts'
import { type DemandUnit, demandChart, mostUnits } from './demand-chart.ts'
import { type ElasticityWords, elasticityFieldWords, elasticityWords } from './elasticity-words.ts'

const usual = 'usual'
const effects = ['none', 'unit', 'period', 'both'] as const
const errors = ['HC1', 'HC3', 'cluster', 'newey-west'] as const

/** `jevons rebound --from` as a page: an elasticity off a table, and where it leads. */
export const elasticityCalculation: Calculation = {
  id: 'elasticity',
  words: elasticityFieldWords,
  fields: () => [
    { id: 'table', kind: 'table', initial: sample },
    { id: 'effects', kind: 'choice', initial: usual, options: optionsOf(effects) },
    { id: 'errors', kind: 'choice', initial: usual, options: optionsOf(errors) },
    { id: 'level', kind: 'number', least: 0, isAbove: true, most: 0.999, initial: '0.95' },
    {
      id: 'efficiency',
      kind: 'number',
      least: 0,
      isAbove: true,
      most: 1e9,
      initial: '10',
      unit: '×',
      panel: 'rebound',
    },
  ],
  compute: elasticityResult,
  command: (entries) => {
    const file =
      entries.text('table') === sample ? 'examples/price-quantity-synthetic.csv' : 'prices-quantities.csv'
    const chosen = (id: 'effects' | 'errors'): string =>
      entries.text(id) === usual ? '' : ` --${id} ${entries.text(id)}`
    return `npx jevons rebound --from ${file}${chosen('effects')}${chosen('errors')} --level ${entries.text('level')} --efficiency ${entries.text('efficiency')}`
  },
}

function optionsOf(values: readonly string[]): readonly { readonly value: string }[] {
  return [usual, ...values].map((value) => ({ value }))
}

function rowOf(row: TableRow): PriceQuantity {
  return {
    price: amountCell(row, 'price'),
    quantity: amountCell(row, 'quantity'),
    ...('unit' in row.cells ? { unit: textCell(row, 'unit') } : {}),
    ...('period' in row.cells ? { period: textCell(row, 'period') } : {}),
  }
}

function modelOf(rows: readonly PriceQuantity[], entries: Entries): ElasticityModel {
  const hasUnits = new Set(rows.map(({ unit }) => unit)).size > 1
  return {
    effects: effects.find((one) => one === entries.text('effects')) ?? (hasUnits ? 'unit' : 'none'),
    errors: errors.find((one) => one === entries.text('errors')) ?? usualErrors(rows),
    level: entries.number('level'),
  }
}

function elasticityResult(entries: Entries, language: Language): Result {
  const text = elasticityWords[language]
  const table = tableRows(entries.text('table'))
  const rows = table.map(rowOf)
  const model = modelOf(rows, entries)
  const found = estimateElasticity(rows, model)
  const isMadeUp = table.every(({ cells }) => cells['note'] === 'synthetic')
  const usable = usableRange(found)
  return {
    answer: [
      ...(isMadeUp ? [text.madeUp] : []),
      ...answerOf(found, { level: model.level, language }),
      text.endogeneity,
    ],
    numbers: numbersOf(found, { entries, usable, language }),
    charts: [chartOf(rows, { found, model, language })],
    notes: [
      text.errors(noteInWords(found.errors, language)),
      ...found.warnings.map((warning) => noteInWords(warning, language)),
      ...text.notes,
    ],
    onward: onwardOf(usable, entries, text),
  }
}

/** A negative elasticity is no demand curve: shown, and not computed with. */
function usableRange({ value, low, high }: ElasticityEstimate): Range {
  const [a, b, c] = [value, low, high].map((end) => Number(Math.max(0, end).toPrecision(4)))
  return { value: a ?? 0, low: b ?? 0, high: c ?? 0 }
}

function answerOf(
  { value, low, high, probabilityAboveOne }: ElasticityEstimate,
  { level, language }: { readonly level: number; readonly language: Language },
): readonly string[] {
  const text = elasticityWords[language]
  const place = low > 1 ? 'above' : high < 1 ? 'below' : 'open'
  return [
    text.answer({
      value: fixed(value),
      low: fixed(low),
      high: fixed(high),
      level: saidPercent(100 * level, language),
      above: saidPercent(100 * probabilityAboveOne, language),
    }),
    value < 0 ? text.negative : text.isAbove[place],
  ]
}

function fixed(value: number): string {
  return value.toFixed(2).replace('-', '\u2212')
}

function numbersOf(
  found: ElasticityEstimate,
  {
    entries,
    usable,
    language,
  }: { readonly entries: Entries; readonly usable: Range; readonly language: Language },
): readonly ResultNumber[] {
  const text = elasticityWords[language]
  const efficiency = entries.number('efficiency')
  const at = (elasticity: number): number => rebound({ elasticity, efficiency }).resourceRatio
  const ends = [at(usable.low), at(usable.high)]
  const why = explainElasticity(found)
  const [whyRebound] = explainRebound({ elasticity: usable.value, efficiency })
  const resource = whyRebound?.inputs?.find(({ symbol }) => symbol === 'resourceRatio')
  return [
    {
      name: text.elasticity,
      value: found.value,
      low: found.low,
      high: found.high,
      unit: '',
      ...(why.length === 0 ? {} : { why }),
    },
    { name: text.probability, value: 100 * found.probabilityAboveOne, unit: '%' },
    { name: text.error, value: found.standardError, unit: '' },
    { name: text.rSquared, value: found.rSquared, unit: '' },
    { name: text.rows, value: found.n, unit: '' },
    { name: text.units, value: found.units, unit: '' },
    {
      name: text.resource(saidValue(efficiency, language)),
      value: at(usable.value),
      low: Math.min(...ends),
      high: Math.max(...ends),
      unit: '×',
      ...(resource === undefined ? {} : { why: [resource] }),
    },
  ]
}

function onwardOf(usable: Range, entries: Entries, text: ElasticityWords): readonly Onward[] {
  const elasticity = writeRange(usable)
  const efficiency = entries.text('efficiency')
  return [
    { calculator: 'rebound', texts: { elasticity, efficiency }, says: text.intoRebound },
    { calculator: 'chain', texts: { elasticity }, says: text.intoChain },
  ]
}

interface ChartBasis {
  readonly found: ElasticityEstimate
  readonly model: ElasticityModel
  readonly language: Language
}

function chartOf(rows: readonly PriceQuantity[], { found, model, language }: ChartBasis): Chart {
  const text = elasticityWords[language]
  const hasLevels = model.effects === 'unit' || model.effects === 'both'
  const names = [...new Set(rows.map(({ unit }) => unit ?? text.noUnit))]
  const isApart = hasLevels && names.length <= mostUnits
  const pointsOf = (own: readonly PriceQuantity[]): DemandUnit['points'] =>
    own.map(({ price, quantity, unit, period }) => ({
      price,
      quantity,
      name: [unit, period].filter((part) => part !== undefined).join(', '),
    }))
  const units: readonly DemandUnit[] = isApart
    ? names.map((name) => ({
        name,
        points: pointsOf(rows.filter(({ unit }) => (unit ?? text.noUnit) === name)),
      }))
    : [{ name: text.noUnit, points: pointsOf(rows) }]
  return demandChart(units, found.value, {
    title: text.chart,
    reading: text.chartReading,
    price: text.price,
    quantity: text.quantity,
    line: text.line,
    said: (value) => saidValue(value, language),
  })
}
