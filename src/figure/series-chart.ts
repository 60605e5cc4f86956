import { mostOf } from './axis-domain.ts'
import type { Chart } from './chart.ts'
import type { ChartWords } from './chart-words.ts'
import { type Bounded, estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { type LevelPoint, levelChart } from './level-chart.ts'
import type { PlotSetting } from './live-marks.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'
import { intervalText, knownInterval, type Quantity, quantityText } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { sentences } from './shown-models.ts'
import { stepsTable } from './steps-table.ts'
import { stripChart } from './strip-chart.ts'

/** An arm's or a model's numbers over ordered steps: levels, positions of thoughts, tenths of the reasoning. */
export interface ModelSeries {
  readonly id: string
  /** The number over all steps. */
  readonly whole: Bounded | undefined
  readonly at: (step: number) => Bounded | undefined
  readonly filterAt?: (step: number) => ResponseFilter
  /** Why there is none at a step. */
  readonly reasonAt?: (step: number) => string
}

export interface SeriesChartOptions {
  readonly id: string
  readonly said: ChartWords
  readonly steps: readonly number[]
  readonly stepName: (step: number) => string
  readonly quantity: Quantity
  readonly leftOut: string | undefined
  /** What lines rise along, where it is not what the steps are. */
  readonly lineAxis?: string
  /** What the steps are, in the table. */
  readonly corner: string
  /** The arm that others are compared with, where there is one. */
  readonly baseline?: string
  /** Bars at the points are intervals; without, the numbers are counts and have none. */
  readonly counted?: boolean
  readonly words: FigureWords
}

/** More lines than these cannot be told apart: then the numbers stand in tinted cells. */
const mostLines = 4
/** Where more intervals than this share leave the axis, they would hide the lines. */
const mostBeyond = 0.2

/** Lines with intervals for a few models, tinted cells with numbers for many. Undefined where there is nothing to show. */
export function seriesChart(series: readonly ModelSeries[], options: SeriesChartOptions): Chart | undefined {
  const { id, said, steps, words, leftOut, counted = false } = options
  if (series.length === 0 || steps.length < 2) return undefined
  const { imported } = words
  const shown = series.flatMap(({ at }) => steps.flatMap((step) => at(step) ?? []))
  const most = end(series, options)
  const beyond = shown.filter((one) => (drawn(one).high ?? Infinity) > most).length
  const lines = series.length <= mostLines && beyond <= mostBeyond * shown.length
  const reading = sentences(
    said.reading,
    lines ? (counted ? undefined : imported.withIntervals) : words.analysis.tinted,
    lines && beyond > 0 ? imported.beyond : undefined,
    leftOut,
  )
  const items = series.flatMap((one) => steps.flatMap((step) => spoken(one, step, options) ?? []))
  return {
    id,
    title: said.title,
    reading,
    description: `${reading} ${words.listed(items)}`,
    table: tableOf(series, options),
    plot: (_, setting) => (lines ? linesOf(series, options, setting) : stripsOf(series, options, setting)),
  }
}

/** Where nothing varied, or nothing was estimated, there is no interval to draw. */
function drawn({ value, low, high, method = '' }: Bounded): { low: number | null; high: number | null } {
  return knownInterval({ value, low, high, method })
}

function end(series: readonly ModelSeries[], { steps, quantity }: SeriesChartOptions): number {
  if (quantity === 'share') return 1
  return mostOf(series.flatMap(({ at }) => steps.flatMap((step) => at(step)?.value ?? [])))
}

function tableOf(series: readonly ModelSeries[], options: SeriesChartOptions): Chart['table'] {
  const { said, steps, stepName, corner, quantity, words } = options
  return stepsTable({
    title: said.title,
    steps: { title: corner, names: steps.map(stepName) },
    arms: { title: words.armName, names: series.map(({ id }) => nameOf(id, options)) },
    cell: (arm, step) => {
      const [one, at] = [series[arm], steps[step]]
      if (!one || at === undefined) throw new RangeError(`no cell ${arm}, ${step}`)
      return estimateCell(one.at(at), {
        quantity,
        words,
        filter: one.filterAt?.(at),
        reason: () => one.reasonAt?.(at) ?? words.noReason,
      })
    },
  })
}

function nameOf(id: string, { baseline, words }: SeriesChartOptions): string {
  return label(id, 60) + (id === baseline ? ` · ${words.baseline}` : '')
}

function linesOf(
  series: readonly ModelSeries[],
  options: SeriesChartOptions,
  setting: PlotSetting | undefined,
): ReturnType<Chart['plot']> {
  const { steps, stepName, said, quantity } = options
  const styles = armStyles(
    series.map(({ id }) => id),
    options.baseline ?? '',
  )
  const isShare = quantity === 'share'
  return levelChart(
    series.map((one) => ({
      name: nameOf(one.id, options),
      style: styles.get(one.id) ?? { color: palette.ink, symbol: 'circle', hollow: false },
      points: steps.flatMap((level): LevelPoint[] => {
        const estimate = one.at(level)
        if (!estimate) return []
        const hint = spoken(one, level, options) ?? ''
        const filter = one.filterAt?.(level)
        return [{ level, value: estimate.value, interval: drawn(estimate), hint, ...(filter && { filter }) }]
      }),
    })),
    {
      levels: steps,
      domain: {
        leastSpan: isShare ? 0.3 : 0.5,
        within: [0, isShare ? 1 : Infinity],
        most: end(series, options),
      },
      axis: options.lineAxis ?? said.axis,
      left: quantity === 'tokens' ? 52 : 40,
      levelName: stepName,
      tick: (value) => tickText(value, end(series, options), options),
      include: isShare && !options.counted ? [] : [0],
      stems: options.counted === true,
      setting,
    },
  )
}

function tickText(value: number, most: number, { quantity, words }: SeriesChartOptions): string {
  const { language } = words
  if (quantity === 'share') return formatNumber(100 * value, { language, decimals: 0 })
  return formatNumber(value, { language, decimals: quantity === 'tokens' || most > 6 ? 0 : 1 })
}

function stripsOf(
  series: readonly ModelSeries[],
  options: SeriesChartOptions,
  setting: PlotSetting | undefined,
): ReturnType<Chart['plot']> {
  const { steps, stepName, said, quantity, words } = options
  return stripChart(
    series.map((one) => {
      const largest = Math.max(0, ...steps.map((step) => one.at(step)?.value ?? 0))
      return {
        label: nameOf(one.id, options),
        aside: one.whole ? quantityText(one.whole.value, quantity, words) : absentMark,
        cells: steps.map((step) => {
          const value = one.at(step)?.value
          const filter = one.filterAt?.(step)
          return value === undefined
            ? undefined
            : {
                share: largest === 0 ? 0 : value / largest,
                text: briefly(value, options),
                hint: spoken(one, step, options) ?? '',
                ...(filter && { filter }),
              }
        }),
      }
    }),
    { columns: steps.map(stepName), axis: said.axis, setting },
  )
}

/** So few columns are wide enough for any number. */
const wideSteps = 6

/** A number that fits into a narrow cell: the hint has it in full. */
function briefly(value: number, { quantity, steps, words: { language } }: SeriesChartOptions): string {
  if (quantity === 'share') return formatNumber(100 * value, { language, decimals: 0 })
  if (value >= 1000 && steps.length > wideSteps)
    return new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value)
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return formatNumber(value, { language, decimals })
}

function spoken(
  { id, at, reasonAt }: ModelSeries,
  step: number,
  { stepName, quantity, counted, words }: SeriesChartOptions,
): string | undefined {
  const estimate = at(step)
  if (!estimate) {
    const reason = reasonAt?.(step)
    return reason && words.spokenAbsent({ name: `${label(id)}, ${stepName(step)}`, reason })
  }
  const [name, value] = [`${label(id)}, ${stepName(step)}`, quantityText(estimate.value, quantity, words)]
  if (counted) return words.spokenCount({ name, value })
  return words.spoken({
    name,
    value,
    interval: intervalText(estimate, { quantity, words }),
  })
}
