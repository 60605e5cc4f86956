import { areaY, dot, gridY, line, type Markish, type PlotOptions, ruleX } from '@observablehq/plot'
import { axisDomain, type DomainOptions } from './axis-domain.ts'
import { acrossAxis, uprightAxis } from './axis-marks.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { palette, pointLook, type SeriesStyle } from './palette.ts'
import type { Bounds } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { legendHeight, seriesLegend } from './series-legend.ts'

export interface CurvePoint {
  readonly x: number
  readonly y: number
  readonly interval?: Bounds
  readonly hint: string
  readonly filter?: ResponseFilter
}

export interface CurveSeries {
  readonly name: string
  readonly style: SeriesStyle
  readonly points: readonly CurvePoint[]
}

export interface CurvePlotOptions {
  readonly x: {
    readonly domain: readonly [number, number]
    readonly type?: 'linear' | 'log'
    readonly axis: string
    readonly ticks: readonly number[]
    readonly tick: (value: number) => string
  }
  readonly y: {
    readonly domain: DomainOptions
    readonly axis: string
    readonly tick: (value: number) => string
    readonly include?: readonly number[]
  }
  /** How intervals are drawn: a shade along the line, or a bar at each point. */
  readonly intervals?: 'shade' | 'bars'
  /** A line that holds its value until the next point, as a distribution does. */
  readonly stepped?: boolean
  readonly behind?: readonly Markish[]
  /** Pixels for the numbers of the axis. */
  readonly left?: number
  readonly setting?: PlotSetting | undefined
}

const plotHeight = 210
const axisHeight = 46

/** Lines over a continuous axis, told apart by colour and by the shape of their points. */
export function curvePlot(series: readonly CurveSeries[], options: CurvePlotOptions): PlotOptions {
  const { x, y, left = 40, setting = {} } = options
  const points = series.flatMap((one) => one.points)
  const bounds = points.flatMap((point) => [point.y, point.interval?.low, point.interval?.high])
  const domain = axisDomain([...bounds, ...(y.include ?? [])], y.domain)
  const named = series.length > 1
  const top = 8 + (named ? legendHeight(series.length) : 0) + 22
  return {
    height: top + plotHeight + axisHeight,
    marginTop: top,
    marginBottom: axisHeight,
    marginLeft: left,
    marginRight: 14,
    // To base 2 the axis writes every doubling; to base 10 it leaves most of them out.
    x: { domain: x.domain, type: x.type ?? 'linear', ...(x.type === 'log' ? { base: 2 } : {}) },
    y: { domain },
    marks: [
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      ...(options.behind ?? []),
      acrossAxis(x.ticks, { tick: x.tick, name: x.axis }),
      ...uprightAxis({ tick: y.tick, name: y.axis, left }),
      ...(named ? seriesLegend(series, left) : []),
      ...series.flatMap((one) => curveMarks(one, { domain, options })),
      ...liveMarks(points, setting),
    ],
  }
}

function curveMarks(
  { points, style }: CurveSeries,
  { domain, options }: { readonly domain: readonly [number, number]; readonly options: CurvePlotOptions },
): Markish[] {
  const { stepped = false, intervals = 'shade' } = options
  const curve = stepped ? 'step-after' : 'linear'
  const within = (value: number): number => Math.max(domain[0], Math.min(value, domain[1]))
  // What nothing bounds above has no interval to draw: a shade up to the end of the axis would say more than is known.
  const isBounded = ({ interval }: CurvePoint): boolean => interval !== undefined && interval.high !== null
  const y1 = (point: CurvePoint): number =>
    isBounded(point) ? within(point.interval?.low ?? domain[0]) : Number.NaN
  const y2 = (point: CurvePoint): number =>
    isBounded(point) ? within(point.interval?.high ?? domain[1]) : Number.NaN
  return [
    intervals === 'shade'
      ? areaY(points, { x: 'x', y1, y2, curve, fill: style.color, fillOpacity: 0.13 })
      : ruleX(points.filter(isBounded), { x: 'x', y1, y2, stroke: style.color, strokeWidth: 1.75 }),
    line(points, { x: 'x', y: 'y', curve, stroke: style.color, strokeWidth: 1.75 }),
    dot(stepped ? points.filter((point, index) => point.y !== points[index - 1]?.y) : points, {
      x: 'x',
      y: 'y',
      r: 4,
      ...pointLook(style, { ring: 1.75, rim: 1 }),
      title: 'hint',
    }),
  ]
}
