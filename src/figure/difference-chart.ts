import { type Markish, text } from '@observablehq/plot'
import type { Summary, SummaryComparison } from '#run'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalRow, intervalRows } from './interval-rows.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'
import { differenceText, intervalText, type Quantity } from './quantity.ts'
import type { Table } from './table.ts'

export type DifferenceMetric = 'accuracy' | 'tokens'

interface Shape {
  readonly name: 'accuracyDifference' | 'tokensDifference'
  readonly quantity: Quantity
  readonly leastSpan: number
}

const shapes: Readonly<Record<DifferenceMetric, Shape>> = {
  accuracy: { name: 'accuracyDifference', quantity: 'share', leastSpan: 0.08 },
  tokens: { name: 'tokensDifference', quantity: 'tokens', leastSpan: 20 },
}

/**
 * Paired differences from the baseline: thick the pointwise, thin the simultaneous interval, a line at zero and, where one
 * was declared, a dashed line at the margin. Undefined where the study compares nothing on this metric.
 */
export function differenceChart(
  summary: Summary,
  { metric, words }: { readonly metric: DifferenceMetric; readonly words: FigureWords },
): Chart | undefined {
  const compared = summary.comparisons.filter((one) => one.metric === metric && one.level === undefined)
  if (compared.length === 0) return undefined
  const shape = shapes[metric]
  const { title, axis, reading } = words.charts[shape.name]
  const margin =
    metric === 'accuracy' ? compared.map(({ difference }) => difference.margin).find((m) => m !== null) : null
  const scale = shape.quantity === 'share' ? 100 : 1
  return {
    id: `difference-${metric}`,
    title,
    reading,
    description: `${reading} ${words.listed(compared.map((one) => spoken(one, shape.quantity, words)))}`,
    table: differenceTable(compared, shape, words),
    plot: (_, setting) =>
      intervalRows(differenceRows(compared, { summary, shape, words }), {
        domain: { leastSpan: shape.leastSpan },
        axis,
        tick: (value) => formatNumber(scale * value, { language: words.language, decimals: 0, signed: true }),
        include: [0, ...(margin == null ? [] : [-margin])],
        guides: [{ at: 0 }, ...(margin == null ? [] : [{ at: -margin, dashed: true }])],
        behind: sides(metric, words),
        headroom: 22,
        setting,
      }),
  }
}

function differenceTable(
  compared: readonly SummaryComparison[],
  { name, quantity }: Shape,
  words: FigureWords,
): Table {
  const { comparisonTable: own } = words
  const reason = (): string => words.noReason
  return {
    title: words.charts[name].title,
    corner: words.armName,
    columns: [own.simultaneous, own.pointwise],
    groups: [
      {
        rows: compared.map(({ b, difference }) => ({
          label: label(b),
          cells: [difference, { ...difference, ...difference.pointwise }].map((one) =>
            estimateCell(one, { quantity, words, signed: true, filter: { arm: b }, reason }),
          ),
        })),
      },
    ],
  }
}

function differenceRows(
  compared: readonly SummaryComparison[],
  {
    summary,
    shape,
    words,
  }: { readonly summary: Summary; readonly shape: Shape; readonly words: FigureWords },
): IntervalRow[] {
  const styles = armStyles(
    summary.arms.map(({ id }) => id),
    summary.baseline,
  )
  return compared.map((one) => {
    const { difference } = one
    const style = styles.get(one.b) ?? {
      color: palette.ink,
      symbol: 'circle' as const,
      hollow: false,
    }
    const hint = spoken(one, shape.quantity, words)
    const point = {
      value: difference.value,
      interval: difference,
      inner: difference.pointwise,
      style,
      hint,
      filter: { arm: one.b },
    }
    const aside = differenceText(difference.value, shape.quantity, words)
    return { label: label(one.b), aside, points: [point] }
  })
}

/** Which side of zero is which, in words at the top. */
function sides(metric: DifferenceMetric, words: FigureWords): Markish[] {
  const [left, right] = metric === 'accuracy' ? [words.worse, words.better] : [words.fewer, words.more]
  const common = { fill: palette.muted, dy: -14 } as const
  return [
    text([`← ${left}`], { ...common, frameAnchor: 'top-left' }),
    text([`${right} →`], { ...common, frameAnchor: 'top-right' }),
  ]
}

function spoken({ b, difference }: SummaryComparison, quantity: Quantity, words: FigureWords): string {
  return words.spoken({
    name: label(b),
    value: differenceText(difference.value, quantity, words),
    interval: intervalText(difference, { quantity, words, signed: true }),
  })
}
