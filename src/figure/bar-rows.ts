import { gridX, type Markish, type PlotOptions, rect, text } from '@observablehq/plot'
import { axisDomain } from './axis-domain.ts'
import { acrossAxis } from './axis-marks.ts'
import { guideMark } from './guide.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { palette, type SeriesStyle } from './palette.ts'
import { wrappedLegend } from './series-legend.ts'

/** A bar from zero. */
export interface Bar {
  /** Absent where there is no number: then no bar. */
  readonly value: number | undefined
  readonly hint: string
  /** Not there yet: drawn as a pale bar with an edge. */
  readonly isPale?: boolean
}

/** A name with a bar for each kind. */
export interface BarRow {
  readonly label: string
  readonly aside: string
  readonly bars: readonly Bar[]
}

export interface BarOptions {
  readonly kinds: readonly { readonly name: string; readonly style: SeriesStyle }[]
  readonly axis: string
  readonly tick: (value: number) => string
  /** Said in the picture itself, such as that its numbers are made up. */
  readonly remark?: string | undefined
  /** Of the picture, in pixels: names in the legend stand beside each other where they have room. */
  readonly width?: number
  readonly setting?: PlotSetting | undefined
}

const barHeight = 11
const gap = 2
const nameHeight = 20
const between = 10
const side = 12
const axisHeight = 46

/** Rows of bars over one axis through zero, the name of each row above its bars. */
export function barRows(
  rows: readonly BarRow[],
  { kinds, axis, tick, remark, width = 0, setting = {} }: BarOptions,
): PlotOptions {
  const rowHeight = nameHeight + kinds.length * (barHeight + gap) + between
  const named = kinds.length > 1 ? wrappedLegend(kinds, { left: side, width }) : undefined
  const legend = (named?.height ?? 0) + 30
  const top = (row: number): number => legend + row * rowHeight
  const bars = rows.flatMap((row, place) =>
    row.bars.flatMap(({ value, hint, isPale = false }, kind) => {
      const y1 = top(place) + nameHeight + kind * (barHeight + gap)
      return value === undefined ? [] : [{ value, hint, isPale, kind, y1, y2: y1 + barHeight }]
    }),
  )
  const isNegative = bars.some(({ value }) => value < 0)
  const domain = axisDomain([0, ...bars.map(({ value }) => value)], {
    leastSpan: 1,
    ...(isNegative ? {} : { within: [0, Infinity] as const }),
  })
  const last = top(rows.length)
  return {
    height: last + axisHeight,
    marginTop: legend,
    marginBottom: axisHeight,
    marginLeft: side,
    marginRight: side,
    x: { domain },
    y: { type: 'identity', axis: null },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      acrossAxis({ ticks: 5 }, { tick, name: axis }),
      ...(named?.marks ?? []),
      ...bars.map(({ value, hint, isPale, kind, y1, y2 }) => {
        const color = kinds[kind]?.style.color ?? palette.blue
        return rect([value], {
          x1: 0,
          x2: [value],
          y1: [y1],
          y2: [y2],
          fill: color,
          ...(isPale ? { fillOpacity: 0.25, stroke: color } : {}),
          title: [hint],
        })
      }),
      guideMark(
        { at: 0 },
        rows.map((_, row) => ({ from: top(row) + nameHeight - 2, to: top(row + 1) + 2 })),
      ),
      ...names(rows, top),
      ...remarkOf(remark),
      ...liveMarks(
        bars.map(({ value, hint, y1, y2 }) => ({
          x: value / 2,
          y: (y1 + y2) / 2,
          hint,
          box: { x1: Math.min(0, value), x2: Math.max(0, value), y1, y2 },
        })),
        setting,
      ),
    ],
  }
}

/** At the upper right, above everything. */
export function remarkOf(remark: string | undefined): Markish[] {
  if (remark === undefined) return []
  return [text([remark], { frameAnchor: 'top-right', dy: -20, fill: palette.orange, fontWeight: 600 })]
}

function names(rows: readonly BarRow[], top: (row: number) => number): Markish[] {
  const y = (_: BarRow, place: number): number => top(place) + nameHeight / 2
  const common = { y, fill: palette.ink, stroke: palette.paper, strokeWidth: 4 }
  return [
    text(rows, { ...common, frameAnchor: 'left', text: 'label', fontWeight: 600 }),
    text(rows, { ...common, frameAnchor: 'right', text: 'aside', fontVariant: 'tabular-nums' }),
  ]
}
