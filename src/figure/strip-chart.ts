import { type Markish, type PlotOptions, rect, text } from '@observablehq/plot'
import { acrossAxis } from './axis-marks.ts'
import { liveMarks, type PlotSetting, type Target } from './live-marks.ts'
import { palette } from './palette.ts'
import type { ResponseFilter } from './response-filter.ts'

export interface StripCell {
  /** From −1 to 1: how strong the tint is; below 0 it is of another colour. */
  readonly share: number
  readonly text: string
  readonly hint: string
  readonly filter?: ResponseFilter
}

/** A named row of cells; a missing cell stays empty. */
export interface Strip {
  readonly label: string
  readonly aside: string
  readonly cells: readonly (StripCell | undefined)[]
}

export interface StripChartOptions {
  /** What the columns are called, from the left. */
  readonly columns: readonly string[]
  readonly axis: string
  readonly setting?: PlotSetting | undefined
}

const rowHeight = 44
const axisHeight = 46
const side = 2
/** Where the cells of a row begin and end, in rows. */
const cellTop = 0.46
const cellBottom = 0.92
/** A stronger tint would make the numbers on it hard to read. */
const strongest = 0.5
/** More columns are too narrow for numbers: the hints have them. */
const mostNumbered = 12

/** Rows of numbers in tinted cells: for more models than lines could be told apart. */
export function stripChart(
  strips: readonly Strip[],
  { columns, axis, setting = {} }: StripChartOptions,
): PlotOptions {
  const cells = strips.flatMap((strip, row) =>
    columns.map((_, column) => ({ row, column, cell: strip.cells[column] })),
  )
  return {
    height: strips.length * rowHeight + axisHeight,
    marginTop: 0,
    marginBottom: axisHeight,
    marginLeft: side,
    marginRight: side,
    x: { domain: [0, columns.length] },
    y: { domain: [strips.length, 0], axis: null },
    marks: [
      ...tints(cells),
      ...(columns.length > mostNumbered ? [] : numbers(cells)),
      ...names(strips, columns.length),
      ...columnNames(columns, axis),
      ...liveMarks(cells.flatMap(targetOf), setting),
    ],
  }
}

function targetOf({ row, column, cell }: PlacedCell): Target[] {
  if (!cell) return []
  const box = { x1: column, x2: column + 1, y1: row + cellTop, y2: row + cellBottom }
  const { hint, filter } = cell
  return [{ x: column + 0.5, y: row + (cellTop + cellBottom) / 2, hint, filter, box }]
}

interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly cell: StripCell | undefined
}

function tints(cells: readonly PlacedCell[]): Markish[] {
  const place = {
    x1: ({ column }: PlacedCell) => column,
    x2: ({ column }: PlacedCell) => column + 1,
    y1: ({ row }: PlacedCell) => row + cellTop,
    y2: ({ row }: PlacedCell) => row + cellBottom,
  }
  return [
    rect(cells, { ...place, inset: 0.5, stroke: palette.grid, fill: 'none' }),
    rect(cells, {
      ...place,
      inset: 0.5,
      fill: ({ cell }: PlacedCell) => ((cell?.share ?? 0) < 0 ? palette.orange : palette.blue),
      fillOpacity: ({ cell }: PlacedCell) => strongest * Math.min(1, Math.abs(cell?.share ?? 0)),
      title: ({ cell }: PlacedCell) => cell?.hint,
    }),
  ]
}

function numbers(cells: readonly PlacedCell[]): Markish[] {
  return [
    text(cells, {
      x: ({ column }: PlacedCell) => column + 0.5,
      y: ({ row }: PlacedCell) => row + (cellTop + cellBottom) / 2,
      text: ({ cell }: PlacedCell) => cell?.text ?? '',
      fill: palette.ink,
      fontSize: 10.5,
      fontVariant: 'tabular-nums',
      pointerEvents: 'none',
    }),
  ]
}

function names(strips: readonly Strip[], columns: number): Markish[] {
  const y = (_: Strip, row: number): number => row + cellTop / 2 + 0.02
  return [
    text(strips, { x: 0, y, text: 'label', textAnchor: 'start', fill: palette.ink, fontWeight: 600 }),
    text(strips, {
      x: columns,
      y,
      text: 'aside',
      textAnchor: 'end',
      fill: palette.ink,
      fontVariant: 'tabular-nums',
    }),
  ]
}

function columnNames(columns: readonly string[], axis: string): Markish[] {
  const every = Math.ceil(columns.length / mostNumbered)
  return [
    acrossAxis(
      columns.flatMap((_, column) => (column % every === 0 ? [column + 0.5] : [])),
      { tick: (at) => columns[Math.floor(at)] ?? '', name: axis },
    ),
  ]
}
