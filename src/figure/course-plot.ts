import { dot, gridY, line, type Markish, type PlotOptions, ruleY, text } from '@observablehq/plot'
import { addMonths, dayNumber } from '#market'
import { axisDomain, type DomainOptions } from './axis-domain.ts'
import { acrossAxis, uprightAxis } from './axis-marks.ts'
import { remarkOf } from './bar-rows.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { palette, pointLook, type SeriesStyle } from './palette.ts'
import { wrappedLegend } from './series-legend.ts'

/** A value on a day. */
export interface CoursePoint {
  readonly date: string
  readonly value: number
  readonly hint: string
}

export interface CourseSeries {
  readonly name: string
  readonly style: SeriesStyle
  readonly points: readonly CoursePoint[]
  /** Holds its value until the next point. */
  readonly stepped?: boolean
}

export interface CourseOptions {
  readonly language: string
  readonly domain: DomainOptions
  readonly axis: string
  readonly tick: (value: number) => string
  readonly include?: readonly number[]
  /** Lines across, such as what people reach. */
  readonly levels?: readonly { readonly value: number; readonly name: string }[]
  /** Said in the picture itself, such as that its numbers are made up. */
  readonly remark?: string | undefined
  /** Of the picture, in pixels: names in the legend stand beside each other where they have room. */
  readonly width?: number
  readonly setting?: PlotSetting | undefined
}

const plotHeight = 220
const axisHeight = 46
const left = 46
/** With more points than these a mark at each would hide the line. */
const mostMarks = 24

/** Lines over days of the calendar; a mark at every point of short ones, at the end of long ones. */
export function coursePlot(series: readonly CourseSeries[], options: CourseOptions): PlotOptions {
  const { language, axis, tick, levels = [], include = [], width = 0, setting = {} } = options
  const points = series.flatMap((one) => one.points)
  const days = points.map(({ date }) => dayNumber(date))
  const values = [...points.map(({ value }) => value), ...levels.map(({ value }) => value), ...include]
  const legend = series.length > 1 ? wrappedLegend(series, { left, width }) : undefined
  const top = 8 + (legend?.height ?? 0) + 22
  const dates = points.map(({ date }) => date).sort()
  return {
    height: top + plotHeight + axisHeight,
    marginTop: top,
    marginBottom: axisHeight,
    marginLeft: left,
    marginRight: 16,
    x: { domain: [Math.min(...days), Math.max(...days)] },
    y: { domain: axisDomain(values, options.domain) },
    marks: [
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      acrossAxis(monthTicks(dates[0] ?? '', dates.at(-1) ?? ''), {
        tick: (day) => monthName(day, language),
        name: '',
      }),
      ...uprightAxis({ tick, name: axis, left }),
      ...(legend?.marks ?? []),
      ...remarkOf(options.remark),
      ...levels.flatMap(levelMarks),
      ...series.flatMap(courseMarks),
      ...liveMarks(
        points.map(({ date, value, hint }) => ({ x: dayNumber(date), y: value, hint })),
        setting,
      ),
    ],
  }
}

function courseMarks({ points, style, stepped = false }: CourseSeries): Markish[] {
  const place = ({ date }: CoursePoint): number => dayNumber(date)
  const marked = points.length <= mostMarks ? points : points.slice(-1)
  return [
    line(points, {
      x: place,
      y: 'value',
      curve: stepped ? 'step-after' : 'linear',
      stroke: style.color,
      strokeWidth: 1.75,
    }),
    dot(marked, {
      x: place,
      y: 'value',
      r: 4,
      ...pointLook(style, { ring: 1.75, rim: 1 }),
      title: 'hint',
    }),
  ]
}

function levelMarks({ value, name }: { readonly value: number; readonly name: string }): Markish[] {
  return [
    ruleY([value], { stroke: palette.muted, strokeWidth: 1.25, strokeDasharray: '4,3' }),
    text([name], {
      y: [value],
      frameAnchor: 'right',
      dy: -7,
      fill: palette.muted,
      stroke: palette.paper,
      strokeWidth: 4,
    }),
  ]
}

/** Months between two ticks. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120] as const
const mostTicks = 6

/** Firsts of months, at most six and in step with the year; the first and last day where they lie within one month. */
function monthTicks(from: string, to: string): readonly number[] {
  const months: string[] = []
  for (let day = `${from.slice(0, 8)}01`; day <= to; day = addMonths(day, 1))
    if (day >= from) months.push(day)
  if (months.length < 2) return [...new Set([from, to].map(dayNumber))]
  const numberOf = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1
  const step = steps.find((one) => months.length / one <= mostTicks) ?? 120
  return months.filter((month) => numberOf(month) % step === 0).map(dayNumber)
}

const millisecondsPerDay = 86_400_000

function monthName(day: number, language: string): string {
  const date = new Date(day * millisecondsPerDay)
  const isFirst = date.getUTCDate() === 1
  return new Intl.DateTimeFormat(language, {
    // "Jan 24" would be a day in January.
    ...(isFirst ? { year: language === 'ko' ? '2-digit' : 'numeric' } : { day: 'numeric' }),
    month: 'short',
    timeZone: 'UTC',
  }).format(date)
}
