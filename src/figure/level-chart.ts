import { axisX, dot, gridY, line, type Markish, type PlotOptions, ruleX, ruleY } from '@observablehq/plot'
import { axisDomain, type DomainOptions } from './axis-domain.ts'
import { uprightAxis } from './axis-marks.ts'
import { beyondArrow } from './beyond-arrow.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { palette, pointLook, type SeriesStyle } from './palette.ts'
import type { Bounds } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { legendHeight, seriesLegend } from './series-legend.ts'

/** What one arm does at one level. */
export interface LevelPoint {
  readonly level: number
  readonly value: number
  readonly interval: Bounds
  readonly hint: string
  readonly filter?: ResponseFilter
}

export interface LevelSeries {
  readonly name: string
  readonly style: SeriesStyle
  readonly points: readonly LevelPoint[]
}

export interface LevelChartOptions {
  readonly levels: readonly number[]
  readonly domain: DomainOptions
  readonly axis: string
  readonly levelName: (level: number) => string
  readonly tick: (value: number) => string
  readonly include?: readonly number[]
  readonly behind?: readonly Markish[]
  /** Pixels for the numbers of the axis. */
  readonly left?: number
  /** Counts have no course from one step to the next: each stands on a stem of its own. */
  readonly stems?: boolean
  readonly setting?: PlotSetting | undefined
}

const plotHeight = 210

/** Series over levels, side by side within each level so that their intervals can be told apart. */
export function levelChart(series: readonly LevelSeries[], options: LevelChartOptions): PlotOptions {
  const points = series.flatMap((one) => one.points)
  const bounds = points.flatMap(({ value, interval }) => [value, interval.low, interval.high])
  const domain = axisDomain([...bounds, ...(options.include ?? [])], options.domain)
  // Where an axis ends before its intervals do, an interval without an end goes on as well.
  const open = options.domain.most === undefined ? -Infinity : Infinity
  const left = options.left ?? 40
  const top = 8 + legendHeight(series.length) + 22
  const ends = [Math.min(...options.levels) - 0.5, Math.max(...options.levels) + 0.5]
  return {
    height: top + plotHeight + 30,
    marginTop: top,
    marginBottom: 30,
    marginLeft: left,
    marginRight: 12,
    x: { domain: ends },
    y: { domain },
    marks: [
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      ...(options.behind ?? []),
      axisX(options.levels, {
        tickSize: 0,
        tickFormat: options.levelName,
        label: null,
        color: palette.muted,
      }),
      ...uprightAxis({ tick: options.tick, name: options.axis, left }),
      ...seriesLegend(series, left),
      ...series.flatMap((one, index) =>
        seriesMarks(one, {
          offset: offsetOf(index, series.length),
          domain,
          open,
          stems: options.stems === true,
        }),
      ),
      ...liveMarks(
        series.flatMap(({ points }, index) =>
          points.map(({ level, value, hint, filter }) => ({
            x: level + offsetOf(index, series.length),
            y: value,
            hint,
            filter,
          })),
        ),
        options.setting ?? {},
      ),
    ],
  }
}

/** Zero as a line, for differences. */
export function zeroLine(): Markish {
  return ruleY([0], { stroke: palette.muted, strokeWidth: 1.25 })
}

function offsetOf(index: number, count: number): number {
  return count === 1 ? 0 : (index - (count - 1) / 2) * Math.min(0.16, 0.6 / count)
}

function seriesMarks(
  { points, style }: LevelSeries,
  {
    offset,
    domain,
    open,
    stems,
  }: {
    readonly offset: number
    readonly domain: readonly [number, number]
    readonly open: number
    readonly stems: boolean
  },
): Markish[] {
  const x = (point: LevelPoint): number => point.level + offset
  return [
    stems
      ? ruleX(points, { x, y1: domain[0], y2: 'value', stroke: style.color, strokeWidth: 2.25 })
      : line(points, { x, y: 'value', stroke: style.color, strokeOpacity: 0.45, strokeWidth: 1.25 }),
    ruleX(points, {
      x,
      y1: ({ interval }: LevelPoint) => interval.low ?? domain[0],
      y2: ({ interval }: LevelPoint) => Math.min(interval.high ?? domain[1], domain[1]),
      stroke: style.color,
      strokeWidth: 2.25,
    }),
    ...points
      .filter(({ interval: { high } }) => (high ?? open) > domain[1])
      .map((point) => beyondArrow({ x: x(point), y: domain[1], rotate: 0 }, style.color)),
    dot(points, {
      x,
      y: 'value',
      r: 4.75,
      ...pointLook(style, { ring: 2.25, rim: 1.25 }),
      title: 'hint',
    }),
  ]
}
