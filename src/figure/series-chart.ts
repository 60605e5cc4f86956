import type { SummaryEstimate } from '#run'
import { mostOf } from './axis-domain.ts'
import type { Chart } from './chart.ts'
import type { ChartWords } from './chart-words.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { type LevelPoint, levelChart } from './level-chart.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'
import { intervalText, knownInterval, type Quantity, quantityText } from './quantity.ts'
import { sentences } from './shown-models.ts'
import { stripChart } from './strip-chart.ts'

/** A model's numbers over ordered steps: levels, or tenths of the reasoning. */
export interface ModelSeries {
  readonly id: string
  /** The number over all steps. */
  readonly whole: SummaryEstimate | undefined
  readonly at: (step: number) => SummaryEstimate | undefined
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
  readonly words: FigureWords
}

/** More lines than these cannot be told apart: then the numbers stand in tinted cells. */
const mostLines = 4
/** Where more intervals than this share leave the axis, they would hide the lines. */
const mostBeyond = 0.2

/** Lines with intervals for a few models, tinted cells with numbers for many. Undefined where there is nothing to show. */
export function seriesChart(series: readonly ModelSeries[], options: SeriesChartOptions): Chart | undefined {
  const { id, said, steps, words, leftOut } = options
  if (series.length === 0 || steps.length < 2) return undefined
  const { imported } = words
  const shown = series.flatMap(({ at }) => steps.flatMap((step) => at(step) ?? []))
  const most = end(series, options)
  const beyond = shown.filter((one) => (knownInterval(one).high ?? Infinity) > most).length
  const lines = series.length <= mostLines && beyond <= mostBeyond * shown.length
  const reading = sentences(
    said.reading,
    lines ? imported.withIntervals : imported.tinted,
    lines && beyond > 0 ? imported.beyond : undefined,
    leftOut,
  )
  const items = series.flatMap((one) => steps.flatMap((step) => spoken(one, step, options) ?? []))
  return {
    id,
    title: said.title,
    reading,
    description: `${reading} ${words.listed(items)}`,
    plot: () => (lines ? linesOf(series, options) : stripsOf(series, options)),
  }
}

function end(series: readonly ModelSeries[], { steps, quantity }: SeriesChartOptions): number {
  if (quantity === 'share') return 1
  return mostOf(series.flatMap(({ at }) => steps.flatMap((step) => at(step)?.value ?? [])))
}

function linesOf(series: readonly ModelSeries[], options: SeriesChartOptions): ReturnType<Chart['plot']> {
  const { steps, stepName, said, quantity } = options
  const styles = armStyles(
    series.map(({ id }) => id),
    '',
  )
  const isShare = quantity === 'share'
  return levelChart(
    series.map((one) => ({
      name: label(one.id),
      style: styles.get(one.id) ?? { color: palette.ink, symbol: 'circle', hollow: false },
      points: steps.flatMap((level): LevelPoint[] => {
        const estimate = one.at(level)
        if (!estimate) return []
        const hint = spoken(one, level, options) ?? ''
        return [{ level, value: estimate.value, interval: knownInterval(estimate), hint }]
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
      include: isShare ? [] : [0],
    },
  )
}

function tickText(value: number, most: number, { quantity, words }: SeriesChartOptions): string {
  const { language } = words
  if (quantity === 'share') return formatNumber(100 * value, { language, decimals: 0 })
  return formatNumber(value, { language, decimals: quantity === 'tokens' || most > 6 ? 0 : 1 })
}

function stripsOf(series: readonly ModelSeries[], options: SeriesChartOptions): ReturnType<Chart['plot']> {
  const { steps, stepName, said, quantity, words } = options
  return stripChart(
    series.map((one) => {
      const largest = Math.max(0, ...steps.map((step) => one.at(step)?.value ?? 0))
      return {
        label: label(one.id),
        aside: one.whole ? quantityText(one.whole.value, quantity, words) : absentMark,
        cells: steps.map((step) => {
          const value = one.at(step)?.value
          return value === undefined
            ? undefined
            : {
                share: largest === 0 ? 0 : value / largest,
                text: briefly(value, options),
                hint: spoken(one, step, options) ?? '',
              }
        }),
      }
    }),
    { columns: steps.map(stepName), axis: said.axis },
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
  { id, at }: ModelSeries,
  step: number,
  { stepName, quantity, words }: SeriesChartOptions,
): string | undefined {
  const estimate = at(step)
  if (!estimate) return undefined
  return words.spoken({
    name: `${label(id)}, ${stepName(step)}`,
    value: quantityText(estimate.value, quantity, words),
    interval: intervalText(estimate, { quantity, words }),
  })
}
