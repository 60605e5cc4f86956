import type { Cell, Chart, Table } from '#figure'
import { displayWidth, padded } from './display-width.ts'
import { harmlessText } from './harmless-text.ts'
import { wrapped } from './wrapped-text.ts'

const mostColumns = 90
/** Of a bar, in cells of the terminal. */
const barWidth = 18
/** With more columns of numbers there is no room for bars. */
const mostBars = 3

/** A figure for a terminal: what it is, its numbers below each other, and bars where they are few and above 0. */
export function figureText({ title, reading, table }: Chart): string {
  const notes = new Map<string, number>()
  const lines = tableLines(table, notes)
  return [
    harmlessText(title),
    ...wrapped(harmlessText(reading), mostColumns),
    '',
    ...lines,
    ...(notes.size === 0
      ? []
      : ['', ...[...notes].map(([note, place]) => `[${place}] ${harmlessText(note)}`)]),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function tableLines(table: Table, notes: Map<string, number>): string[] {
  const barred = hasBars(table)
  const largest = Math.max(0, ...valuesOf(table))
  const cells = table.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const texts = new Map(cells.map((cell) => [cell, textOf(cell, notes)]))
  const width = Math.max(0, ...[...texts.values()].map(displayWidth))
  const cellText = (cell: Cell): string => {
    const text = texts.get(cell) ?? ''
    return barred && cell.value !== undefined ? `${padded(text, width)} ${bar(cell.value / largest)}` : text
  }
  const rows = table.groups.flatMap(({ title, rows: own }) => [
    ...(title === undefined ? [] : [{ label: title, cells: [], isHead: true }]),
    ...own.map(({ label, indented, cells }) => ({
      label: indented ? `  ${label}` : label,
      cells: cells.map(cellText),
      isHead: false,
    })),
  ])
  const head = [table.corner, ...table.columns].map(harmlessText)
  const widths = head.map((name, column) =>
    Math.max(
      displayWidth(name),
      ...rows.map(({ label, cells, isHead }) =>
        isHead ? 0 : displayWidth(column === 0 ? harmlessText(label) : (cells[column - 1] ?? '')),
      ),
    ),
  )
  const line = (fields: readonly string[]): string =>
    fields
      .map((field, column) => padded(field, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    line(head),
    ...rows.map(({ label, cells, isHead }) =>
      isHead ? `\n${harmlessText(label)}` : line([harmlessText(label), ...cells]),
    ),
  ]
}

function valuesOf(table: Table): number[] {
  return table.groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? [])),
  )
}

/** Numbers of different kinds have no common length, a difference has two directions, and a table of many columns no room. */
function hasBars(table: Table): boolean {
  const values = valuesOf(table)
  return (
    table.oneScale === true &&
    table.columns.length <= mostBars &&
    values.some((value) => value > 0) &&
    values.every((value) => value >= 0)
  )
}

function textOf({ text, interval, beside, note }: Cell, notes: Map<string, number>): string {
  const parts = [
    harmlessText(text),
    ...(interval === undefined ? [] : [`(${interval})`]),
    ...(beside === undefined ? [] : [`· ${beside}`]),
  ]
  if (note === undefined) return parts.join(' ')
  const place = notes.get(note) ?? notes.size + 1
  notes.set(note, place)
  return [...parts, `[${place}]`].join(' ')
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of so much of its full length, to an eighth of a cell. */
function bar(share: number): string {
  const length = Math.round(Math.max(0, Math.min(1, share)) * barWidth * 8)
  return '█'.repeat(Math.floor(length / 8)) + (eighths[length % 8] ?? '')
}
