import {
  explainIndex,
  gapsOf,
  type IndexBy,
  type IndexDay,
  type PriceIndex,
  priceIndices,
  type RentalQuote,
} from '#economics'
import { absentMark, type Chart, datedLinesChart, type Table, valueCell } from '#figure'
import sample from '../../../examples/gpu-rental-synthetic.csv?raw'
import type { Calculation, Language, Result, ResultNumber } from '../calculation.ts'
import type { Entries } from '../form/entries.ts'
import { saidDay, saidValue } from '../result/said-value.ts'
import { amountCell, dayCell, optionalAmount, optionalText, textCell } from '../table/cells.ts'
import { type TableRow, tableRows } from '../table/table-rows.ts'
import { type RentalWords, rentalFieldWords, rentalWords } from './rental-words.ts'

const kinds: readonly IndexBy[] = ['model', 'region', 'model-region', 'all']
const mostIndices = 6
const mostDays = 40
const mostGaps = 6

/** `jevons rental` as a page. */
export const rentalCalculation: Calculation = {
  id: 'rental',
  words: rentalFieldWords,
  fields: () => [
    { id: 'quotes', kind: 'table', initial: sample },
    { id: 'by', kind: 'choice', initial: 'model', options: kinds.map((value) => ({ value })) },
    { id: 'gap', kind: 'number', least: 1, most: 3650, isWhole: true, initial: '7', unit: 'd' },
  ],
  compute: rentalResult,
  command: (entries) =>
    `npx jevons rental ${entries.text('quotes') === sample ? 'examples/gpu-rental-synthetic.csv' : 'quotes.csv'} --by ${entries.text('by')} --max-gap ${entries.text('gap')}`,
}

function quoteOf(row: TableRow): RentalQuote {
  const capacityGpus = optionalAmount(row, 'capacityGpus')
  return {
    date: dayCell(row, 'date'),
    region: textCell(row, 'region'),
    model: textCell(row, 'model'),
    usdPerGpuHour: amountCell(row, 'usdPerGpuHour'),
    provider: optionalText(row, 'provider') ?? absentMark,
    term: optionalText(row, 'term') ?? absentMark,
    ...(capacityGpus === undefined ? {} : { capacityGpus }),
  }
}

function rentalResult(entries: Entries, language: Language): Result {
  const text = rentalWords[language]
  const rows = tableRows(entries.text('quotes'))
  const isMadeUp = rows.every(({ cells }) => cells['note'] === 'synthetic')
  const by = entries.text('by') as IndexBy
  const found = priceIndices(rows.map(quoteOf), { by, maxGapDays: entries.number('gap') }).map((index) =>
    by === 'all' ? { ...index, name: text.all } : index,
  )
  const indices = found.toSorted((a, b) => b.series - a.series).slice(0, mostIndices)
  return {
    answer: [
      ...(isMadeUp ? [text.madeUp] : []),
      ...indices.slice(0, 3).map((index) => answerOf(index, language)),
    ],
    numbers: indices.flatMap((index) => numbersOf(index, text)),
    charts: chartsOf(indices, { language, isMadeUp }),
    tables: indices.map((index) => dayTable(index, language)),
    notes: [
      ...gapNotes(indices, text),
      ...weightNotes(indices, text),
      ...cutNotes(found, text),
      ...text.notes,
    ],
  }
}

function answerOf({ name, days, series }: PriceIndex, language: Language): string {
  const text = rentalWords[language]
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || first === last) return `${name}: ${text.oneDay}`
  const change = 100 * (last.index / first.index - 1)
  const sign = change > 0 ? '+' : ''
  return text.answer({
    name,
    from: saidDay(first.date),
    to: saidDay(last.date),
    index: last.index.toFixed(1),
    change: `${sign}${change.toFixed(1).replace('-', '\u2212')}${language === 'en' ? '\u202F' : ''}%`,
    series: String(series),
  })
}

function numbersOf(index: PriceIndex, text: RentalWords): readonly ResultNumber[] {
  const why = explainIndex(index)
  const middle = index.days.at(-1)?.medianUsdPerGpuHour
  return [
    ...(why === undefined
      ? []
      : [{ name: text.change(index.name), value: why.value, unit: '%', why: [why] }]),
    ...(middle == null ? [] : [{ name: `${index.name}: ${text.middle}`, value: middle, unit: 'USD/h' }]),
  ]
}

function chartsOf(
  indices: readonly PriceIndex[],
  { language, isMadeUp }: { readonly language: Language; readonly isMadeUp: boolean },
): readonly Chart[] {
  const text = rentalWords[language]
  const common = {
    language,
    corner: text.day,
    absent: absentMark,
    ...(isMadeUp ? { remark: text.remark } : {}),
  }
  const lines = indices.map(({ name, days }) => ({
    name,
    points: days.map(({ date, index }) => ({ date, value: index })),
  }))
  const middles = indices.map(({ name, days }) => ({
    name,
    points: days.flatMap(({ date, medianUsdPerGpuHour: value }) => (value === null ? [] : [{ date, value }])),
  }))
  const charts = [
    datedLinesChart(lines, {
      ...common,
      id: 'rental-index',
      title: text.chart,
      reading: text.chartReading,
      axis: text.chartAxis,
      decimals: 1,
      include: [100],
    }),
    datedLinesChart(middles, {
      ...common,
      id: 'rental-middle',
      title: text.middleChart,
      reading: text.middleReading,
      axis: text.middleAxis,
      decimals: 2,
    }),
  ]
  return charts.filter((chart) => chart !== undefined)
}

const columns = ['matched', 'returned', 'missing', 'entered', 'quotes', 'trimmed'] as const

function dayTable({ name, days }: PriceIndex, language: Language): Table {
  const text = rentalWords[language]
  const shown = (value: number): string => saidValue(value, language)
  const counts = (day: IndexDay) => columns.map((column) => valueCell(day[column], String(day[column])))
  return {
    title: text.table(name),
    corner: text.day,
    columns: [text.index, ...columns.map((column) => text[column]), text.middle],
    groups: [
      {
        rows: days.slice(-mostDays).map((day) => ({
          label: saidDay(day.date),
          cells: [
            valueCell(day.index, day.index.toFixed(2)),
            ...counts(day),
            day.medianUsdPerGpuHour === null
              ? { text: absentMark }
              : valueCell(day.medianUsdPerGpuHour, shown(day.medianUsdPerGpuHour)),
          ],
        })),
      },
    ],
  }
}

function gapNotes(indices: readonly PriceIndex[], text: RentalWords): readonly string[] {
  const gaps = indices.flatMap((index) =>
    gapsOf(index).map(({ from, to, missing }) => text.gap(index.name, saidDay(from), saidDay(to), missing)),
  )
  return gaps.length === 0 ? [text.noGap] : gaps.slice(0, mostGaps)
}

function weightNotes(indices: readonly PriceIndex[], text: RentalWords): readonly string[] {
  return [indices.every(({ weighted }) => weighted) ? text.weighted : text.notWeighted]
}

function cutNotes(found: readonly PriceIndex[], text: RentalWords): readonly string[] {
  const most = Math.max(...found.map(({ days }) => days.length))
  return [
    ...(found.length > mostIndices ? [text.moreIndices(mostIndices, found.length)] : []),
    ...(most > mostDays ? [text.lastDays(mostDays, most)] : []),
  ]
}
