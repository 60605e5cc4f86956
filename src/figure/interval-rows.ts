import { axisX, dot, gridX, type Markish, type PlotOptions, ruleX, ruleY, text } from '@observablehq/plot'
import type { DomainOptions } from './axis-domain.ts'
import { axisDomain } from './axis-domain.ts'
import { beyondArrow } from './beyond-arrow.ts'
import { palette, type SeriesStyle } from './palette.ts'
import type { Bounds } from './quantity.ts'

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
}

/** One row: a name and its numbers in words on a line of their own, below them the points. */
export interface IntervalRow {
  readonly key: string
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
  /** Marks behind the rows: guides and shades. */
  readonly behind?: readonly Markish[]
  /** Pixels kept free above the rows. */
  readonly headroom?: number
  /** Many rows stand closer together. */
  readonly compact?: boolean
}

/** Pixels: from row to row, and from a row's points up to its name. */
const airy = { rowHeight: 48, nameAbove: 18 }
const dense = { rowHeight: 40, nameAbove: 17 }
const firstRow = 30
const axisHeight = 46
const side = 12

/** The form that all charts of named values share: rows of dots with intervals over one horizontal axis. */
export function intervalRows(rows: readonly IntervalRow[], options: IntervalRowsOptions): PlotOptions {
  const { headroom = 0, compact = false } = options
  const { rowHeight, nameAbove } = compact ? dense : airy
  const points = rows.flatMap(({ key, points }) => points.map((point) => ({ key, ...point })))
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
  const last = headroom + firstRow + (rows.length - 1) * rowHeight
  return {
    height: last + 18 + axisHeight,
    marginTop: headroom,
    marginBottom: axisHeight,
    marginLeft: side,
    marginRight: side,
    x: { domain },
    y: {
      type: 'point',
      domain: rows.map(({ key }) => key),
      range: [headroom + firstRow, last],
      padding: 0,
      axis: null,
    },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks }),
      ...(options.behind ?? []),
      axisX({
        ticks,
        tickSize: 0,
        tickFormat: options.tick,
        label: options.axis,
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 40,
        color: palette.muted,
      }),
      ...names(rows, nameAbove),
      ...points.flatMap((point) => pointMarks(point, { domain, open })),
    ],
  }
}

/** A vertical line through all rows. */
export function guide(at: number, { dashed = false }: { readonly dashed?: boolean } = {}): Markish {
  return ruleX([at], {
    stroke: palette.muted,
    strokeWidth: 1.25,
    ...(dashed ? { strokeDasharray: '4,3' } : {}),
  })
}

function names(rows: readonly IntervalRow[], above: number): Markish[] {
  const common = { y: 'key', dy: -above, fill: palette.ink, stroke: palette.paper, strokeWidth: 4 }
  return [
    text(rows, { ...common, frameAnchor: 'left', text: 'label', fontWeight: 600 }),
    text(rows, { ...common, frameAnchor: 'right', text: 'aside', fontVariant: 'tabular-nums' }),
  ]
}

function pointMarks(
  point: IntervalPoint & { readonly key: string },
  { domain, open }: { readonly domain: readonly [number, number]; readonly open: number },
): Markish[] {
  const { key, value, interval, inner, style, dy = 0, hint } = point
  const bar = ({ low, high }: Bounds, strokeWidth: number): Markish =>
    ruleY([key], {
      y: [key],
      x1: [Math.max(low ?? domain[0], domain[0])],
      x2: [Math.min(high ?? domain[1], domain[1])],
      stroke: style.color,
      strokeWidth,
      dy,
    })
  const goesOn = (interval.high ?? open) > domain[1]
  return [
    bar(interval, inner ? 1.5 : 2.5),
    ...(inner ? [bar(inner, 5)] : []),
    ...(goesOn ? [beyondArrow({ x: domain[1], y: key, dy, rotate: 90 }, style.color)] : []),
    dot([key], {
      y: [key],
      x: [value],
      r: style.symbol === 'circle' ? 5.5 : 5,
      symbol: style.symbol,
      fill: style.hollow ? palette.paper : style.color,
      stroke: style.hollow ? style.color : palette.paper,
      strokeWidth: style.hollow ? 2.5 : 1.5,
      dy,
      title: [hint],
    }),
  ]
}
