import { dot, gridX, type Markish, type PlotOptions, ruleY, text } from '@observablehq/plot'
import type { DomainOptions } from './axis-domain.ts'
import { axisDomain } from './axis-domain.ts'
import { acrossAxis } from './axis-marks.ts'
import { beyondArrow } from './beyond-arrow.ts'
import { type Guide, guideMark, type Stretch } from './guide.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { palette, pointLook, type SeriesStyle } from './palette.ts'
import type { Bounds } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'

/** A dot with its interval. */
export interface IntervalPoint {
  readonly value: number
  readonly interval: Bounds
  /** A narrower interval inside the other, drawn thicker. */
  readonly inner?: Bounds
  readonly style: SeriesStyle
  /** Pixels below the middle of the row. */
  readonly dy?: number
  /** Shown when the pointer rests on the dot. */
  readonly hint: string
  /** The responses that it counts. */
  readonly filter?: ResponseFilter
}

/** One row: a name and its numbers in words on a line of their own, below them the points. */
export interface IntervalRow {
  readonly label: string
  readonly aside: string
  readonly points: readonly IntervalPoint[]
}

export interface IntervalRowsOptions {
  readonly domain: DomainOptions
  readonly axis: string
  readonly tick: (value: number) => string
  /** Values that must lie within the axis, such as zero. */
  readonly include?: readonly number[]
  readonly guides?: readonly Guide[]
  /** Marks behind the rows, such as shades. */
  readonly behind?: readonly Markish[]
  /** Pixels kept free above the rows. */
  readonly headroom?: number
  /** Many rows stand closer together. */
  readonly compact?: boolean
  readonly setting?: PlotSetting | undefined
}

/** A point and the pixels from the top of the chart down to it. */
type PlacedPoint = IntervalPoint & { readonly y: number }

/** Pixels: from row to row, and from a row's points up to its name. */
const airy = { rowHeight: 48, nameAbove: 18 }
const dense = { rowHeight: 40, nameAbove: 17 }
/** Pixels from the middle of a name to where nothing of it is left. */
const halfName = 8
const firstRow = 30
const belowRows = 18
const axisHeight = 46
const side = 12

/** The form that all charts of named values share: rows of dots with intervals over one horizontal axis. */
export function intervalRows(rows: readonly IntervalRow[], options: IntervalRowsOptions): PlotOptions {
  const { headroom = 0, compact = false, setting = {} } = options
  const { rowHeight, nameAbove } = compact ? dense : airy
  const top = (row: number): number => headroom + firstRow + row * rowHeight
  const points = rows.flatMap((row, index) =>
    row.points.map((point): PlacedPoint => ({ ...point, y: top(index) + (point.dy ?? 0) })),
  )
  const bounds = points.flatMap(({ value, interval, inner }) => [
    value,
    interval.low,
    interval.high,
    inner?.low,
    inner?.high,
  ])
  const domain = axisDomain([...bounds, ...(options.include ?? [])], options.domain)
  // Where an axis ends before its intervals do, an interval without an end goes on as well.
  const open = options.domain.most === undefined ? -Infinity : Infinity
  // Long numbers need their room.
  const ticks = domain[1] >= 10_000 ? 4 : 5
  const last = top(rows.length - 1)
  const stretches = rows.map(
    (_, row): Stretch => ({
      from: top(row) - nameAbove + halfName,
      to: row === rows.length - 1 ? last + belowRows : top(row + 1) - nameAbove - halfName,
    }),
  )
  return {
    height: last + belowRows + axisHeight,
    marginTop: headroom,
    marginBottom: axisHeight,
    marginLeft: side,
    marginRight: side,
    x: { domain },
    y: { type: 'identity', axis: null },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks }),
      ...(options.behind ?? []),
      ...(options.guides ?? []).map((guide) => guideMark(guide, stretches)),
      acrossAxis({ ticks }, { tick: options.tick, name: options.axis }),
      ...names(rows, (row) => top(row) - nameAbove),
      ...points.flatMap((point) => pointMarks(point, { domain, open })),
      ...liveMarks(
        points.map(({ value, y, hint, filter }) => ({ x: value, y, hint, filter })),
        setting,
      ),
    ],
  }
}

function names(rows: readonly IntervalRow[], at: (row: number) => number): Markish[] {
  const y = (_: IntervalRow, row: number): number => at(row)
  const common = { y, fill: palette.ink, stroke: palette.paper, strokeWidth: 4 }
  return [
    text(rows, { ...common, frameAnchor: 'left', text: 'label', fontWeight: 600 }),
    text(rows, { ...common, frameAnchor: 'right', text: 'aside', fontVariant: 'tabular-nums' }),
  ]
}

function pointMarks(
  point: PlacedPoint,
  { domain, open }: { readonly domain: readonly [number, number]; readonly open: number },
): Markish[] {
  const { y, value, interval, inner, style, hint } = point
  const bar = ({ low, high }: Bounds, strokeWidth: number): Markish =>
    ruleY([y], {
      y: [y],
      x1: [Math.max(low ?? domain[0], domain[0])],
      x2: [Math.min(high ?? domain[1], domain[1])],
      stroke: style.color,
      strokeWidth,
    })
  const goesOn = (interval.high ?? open) > domain[1]
  return [
    bar(interval, inner ? 1.5 : 2.5),
    ...(inner ? [bar(inner, 5)] : []),
    ...(goesOn ? [beyondArrow({ x: domain[1], y, rotate: 90 }, style.color)] : []),
    dot([y], {
      y: [y],
      x: [value],
      r: style.symbol === 'circle' ? 5.5 : 5,
      ...pointLook(style, { ring: 2.5, rim: 1.5 }),
      title: [hint],
    }),
  ]
}
