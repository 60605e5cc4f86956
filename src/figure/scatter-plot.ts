import {
  dot,
  gridX,
  gridY,
  line,
  type Markish,
  type PlotOptions,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot'
import { axisDomain, type DomainOptions } from './axis-domain.ts'
import { acrossAxis, uprightAxis } from './axis-marks.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { logTicks } from './log-ticks.ts'
import { palette, pointLook, type SeriesStyle } from './palette.ts'
import type { Bounds } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { wrappedLegend } from './series-legend.ts'

/** Something with a place on both axes. */
export interface ScatterPoint {
  readonly name: string
  readonly style: SeriesStyle
  readonly x: number
  readonly y: number
  readonly across?: Bounds
  readonly upright?: Bounds
  readonly hint: string
  readonly filter?: ResponseFilter
  /** Small, and left out of the legend: one of many. */
  readonly minor?: boolean
}

export interface ScatterAxis {
  readonly domain: DomainOptions
  readonly axis: string
  readonly tick: (value: number) => string
  readonly include?: readonly number[]
  readonly type?: 'linear' | 'log'
}

export interface ScatterOptions {
  readonly x: ScatterAxis
  readonly y: ScatterAxis
  /** Points that a line joins, from the left; each may have a number or a word above it. */
  readonly joined?: readonly (Pick<ScatterPoint, 'x' | 'y'> & { readonly label?: string })[]
  /** Of the picture, in pixels: names in the legend stand beside each other where they have room. */
  readonly width?: number
  readonly setting?: PlotSetting | undefined
}

const left = 40
const plotHeight = 240
const axisHeight = 46

/** Points with intervals in both directions; what they are called stands in the legend above. */
export function scatterPlot(
  points: readonly ScatterPoint[],
  { x, y, joined = [], width = 0, setting = {} }: ScatterOptions,
): PlotOptions {
  const named = points.filter(({ minor }) => !minor)
  const domains = {
    x: domainOf(points, (point) => [point.x, point.across?.low, point.across?.high], x),
    y: domainOf(points, (point) => [point.y, point.upright?.low, point.upright?.high], y),
  }
  const ticks = {
    x: x.type === 'log' ? logTicks(domains.x) : undefined,
    y: y.type === 'log' ? logTicks(domains.y) : undefined,
  }
  const legend = wrappedLegend(named, { left, width })
  const top = 8 + legend.height + 22
  return {
    height: top + plotHeight + axisHeight,
    marginTop: top,
    marginBottom: axisHeight,
    marginLeft: left,
    marginRight: 16,
    x: { domain: domains.x, type: x.type ?? 'linear' },
    y: { domain: domains.y, type: y.type ?? 'linear' },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: ticks.x ?? 5 }),
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: ticks.y ?? 5 }),
      acrossAxis(ticks.x ?? { ticks: 5 }, { tick: x.tick, name: x.axis }),
      ...uprightAxis({ tick: y.tick, name: y.axis, left, ...(ticks.y && { ticks: ticks.y }) }),
      ...legend.marks,
      line(joined, { x: 'x', y: 'y', stroke: palette.muted, strokeWidth: 1.5, strokeDasharray: '5,3' }),
      ...points.flatMap((point) => pointMarks(point, domains)),
      text(joined, {
        x: 'x',
        y: 'y',
        dy: -11,
        text: ({ label = '' }: { readonly label?: string }) => label,
        fill: palette.ink,
        stroke: palette.paper,
        strokeWidth: 3,
      }),
      ...liveMarks(points, setting),
    ],
  }
}

function domainOf(
  points: readonly ScatterPoint[],
  of: (point: ScatterPoint) => (number | null | undefined)[],
  { domain, include = [], type }: ScatterAxis,
): [number, number] {
  if (type === 'log') {
    const there = points.flatMap(of).filter((value) => value != null && value > 0) as number[]
    return [0.9 * Math.min(...there), 1.1 * Math.max(...there)]
  }
  return axisDomain([...points.flatMap(of), ...include], domain)
}

function pointMarks(
  { x, y, across, upright, style, hint, minor = false }: ScatterPoint,
  domains: Readonly<Record<'x' | 'y', readonly [number, number]>>,
): Markish[] {
  const within = (value: number | null, open: number, [low, high]: readonly [number, number]): number =>
    Math.max(low, Math.min(value ?? open, high))
  const bar = { stroke: style.color, strokeWidth: 1.5, strokeOpacity: 0.75 } as const
  return [
    ...(across
      ? [
          ruleY([y], {
            y: [y],
            x1: [within(across.low, domains.x[0], domains.x)],
            x2: [within(across.high, domains.x[1], domains.x)],
            ...bar,
          }),
        ]
      : []),
    ...(upright
      ? [
          ruleX([x], {
            x: [x],
            y1: [within(upright.low, domains.y[0], domains.y)],
            y2: [within(upright.high, domains.y[1], domains.y)],
            ...bar,
          }),
        ]
      : []),
    dot([x], {
      x: [x],
      y: [y],
      r: minor ? 3 : 5.25,
      ...pointLook(style, { ring: 2, rim: 1.25 }),
      title: [hint],
    }),
  ]
}
