import { parseHTML } from 'linkedom'
import { type Cell, type Chart, drawChart } from '#figure'

/** A number of a figure with what it stands for, as files have it. */
interface FigureNumber {
  readonly group: string | null
  readonly row: string
  readonly column: string
  /** Null where it is a text, or absent: then `text` or `note` says what it is. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly text: string
  readonly note: string | null
}

export interface FigureJson {
  readonly id: string
  readonly title: string
  readonly reading: string
  readonly rows: string
  readonly numbers: readonly FigureNumber[]
}

/** A figure for programs: every number of its table with its interval. */
export function chartJson(chart: Chart): FigureJson {
  const { id, title, reading, table } = chart
  return { id, title, reading, rows: table.corner, numbers: numbersOf(chart) }
}

function numbersOf({ table }: Chart): FigureNumber[] {
  return table.groups.flatMap(({ title, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map((cell, column) =>
        numberOf(cell, { group: title, row: label, column: table.columns[column] }),
      ),
    ),
  )
}

function numberOf(
  { text, value, low, high, beside, note }: Cell,
  place: { readonly group: string | undefined; readonly row: string; readonly column: string | undefined },
): FigureNumber {
  const notes = [note, beside].filter((one) => one !== undefined)
  return {
    group: place.group ?? null,
    row: place.row,
    column: place.column ?? '',
    value: value ?? null,
    low: low ?? null,
    high: high ?? null,
    text,
    note: notes.length === 0 ? null : notes.join('; '),
  }
}

const columns = ['group', 'row', 'column', 'value', 'low', 'high', 'text', 'note'] as const

/** A figure for spreadsheets: a line a number. */
export function chartCsv(chart: Chart): string {
  const lines = numbersOf(chart).map((number) => columns.map((name) => csvField(number[name])).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

function csvField(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A figure as a file of its own. */
export function chartSvg(chart: Chart, width: number): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return `${drawChart(chart, { document, width, standalone: true })}\n`
}
