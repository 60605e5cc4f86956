import type { Summary } from '#run'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import type { SeriesStyle } from './palette.ts'
import { quantityText } from './quantity.ts'
import { type ScatterPoint, scatterPlot } from './scatter-plot.ts'
import { type ShownArm, shownArms } from './shown-arms.ts'
import { type Table, valueCell } from './table.ts'

type Way = NonNullable<Summary['frontier']>['points'][number]

/** A selection from an arm has the arm's colour, and a shape that says how it selects. */
const symbols: Readonly<Record<'majority' | 'shortest', SeriesStyle['symbol']>> = {
  majority: 'square2',
  shortest: 'triangle2',
}

/**
 * Accuracy against cost of every way to answer: an arm alone, or the majority or the shortest of k of its responses; a line
 * joins those that no other one beats. Undefined where the summary compares no costs.
 */
export function costFrontierChart(summary: Summary, words: FigureWords): Chart | undefined {
  const { frontier } = summary
  if (!frontier) return undefined
  const arms = new Map(shownArms(summary, words).map((one) => [one.arm.id, one]))
  const ways = frontier.points.filter(({ arm }) => arms.has(arm))
  if (ways.length < 2) return undefined
  const { title, axis, across, reading } = words.analysis.charts.costFrontier
  const unbeaten = unbeatenOf(ways)
  // Shares of resamples are against every way of the summary: of some of its arms they would say another thing.
  const whole = ways.length === frontier.points.length
  const points = ways.map((way) => pointOf(way, { shown: arms.get(way.arm), words, whole }))
  const unit = words.analysis.units[frontier.unit]
  return {
    id: 'cost-frontier',
    title,
    reading,
    description: `${reading} ${words.listed(points.map(({ hint }) => hint))}`,
    table: tableOf(ways, { unbeaten, words, summary, unit, whole }),
    plot: (_, setting) =>
      scatterPlot(points, {
        x: {
          domain: { leastSpan: 0, within: [0, Infinity] },
          axis: `${across}, ${unit}`,
          type: 'log',
          tick: (value) => costText(value, words, 4),
        },
        y: {
          domain: { leastSpan: 0.1, within: [0, 1] },
          axis,
          tick: (share) => formatNumber(100 * share, { language: words.language, decimals: 0 }),
        },
        joined: unbeaten.map(({ cost, accuracy }, index) => ({
          x: cost,
          y: accuracy,
          label: String(index + 1),
        })),
        setting,
      }),
  }
}

/** Ways that nothing beats in accuracy for at most their cost, cheapest first. */
function unbeatenOf(ways: readonly Way[]): Way[] {
  let best = -Infinity
  return [...ways]
    .sort((a, b) => a.cost - b.cost || b.accuracy - a.accuracy)
    .filter(({ accuracy }) => {
      if (accuracy <= best) return false
      best = accuracy
      return true
    })
}

function wayName({ arm, selection, k }: Way, { analysis }: FigureWords): string {
  return selection === null ? label(arm) : `${label(arm)} · ${analysis.selections[selection](String(k))}`
}

/** Numbers beside each other on an axis can differ in a later digit than costs that one reads alone. */
function costText(cost: number, { language }: FigureWords, maximumSignificantDigits = 2): string {
  if (cost >= 1000)
    return new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits }).format(cost)
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(cost)
}

function pointOf(
  way: Way,
  {
    shown,
    words,
    whole,
  }: { readonly shown: ShownArm | undefined; readonly words: FigureWords; readonly whole: boolean },
): ScatterPoint {
  const { selection, accuracy, cost, arm, onFrontier } = way
  const style = shown?.style
  const { accuracy: accuracyName, onFrontierShare } = words.analysis
  const value = [
    `${accuracyName} ${quantityText(accuracy, 'share', words)}`,
    costText(cost, words),
    ...(whole ? [onFrontierShare(quantityText(onFrontier, 'share', words))] : []),
  ].join(', ')
  return {
    name: shown?.name ?? label(arm),
    style: {
      color: style?.color ?? '',
      symbol: selection === null ? (style?.symbol ?? 'circle') : symbols[selection],
      hollow: style?.hollow ?? false,
    },
    x: cost,
    y: accuracy,
    hint: words.spokenCount({ name: wayName(way, words), value }),
    filter: { arm },
    minor: selection !== null,
  }
}

function tableOf(
  ways: readonly Way[],
  {
    unbeaten,
    words,
    summary,
    unit,
    whole,
  }: {
    readonly unbeaten: readonly Way[]
    readonly words: FigureWords
    readonly summary: Summary
    readonly unit: string
    readonly whole: boolean
  },
): Table {
  const { charts, accuracy, frontier, onFrontier, frontierShare } = words.analysis
  const rows = summary.arms.flatMap(({ id }) =>
    ways
      .filter(({ arm }) => arm === id)
      .map((way) => ({
        label: wayName(way, words),
        ...(way.selection === null ? {} : { indented: true }),
        cells: [
          { ...valueCell(way.accuracy, quantityText(way.accuracy, 'share', words)), filter: { arm: id } },
          valueCell(way.cost, quantityText(way.cost, 'tokens', words)),
          ...(whole ? [valueCell(way.onFrontier, quantityText(way.onFrontier, 'share', words))] : []),
          { text: unbeaten.includes(way) ? `${onFrontier} (${unbeaten.indexOf(way) + 1})` : '' },
        ],
      })),
  )
  return {
    title: charts.costFrontier.title,
    corner: words.armName,
    columns: [accuracy, unit, ...(whole ? [frontierShare] : []), frontier],
    groups: [{ rows }],
  }
}
