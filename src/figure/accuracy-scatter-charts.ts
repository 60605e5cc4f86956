import type { Summary, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { formatNumber } from './number-format.ts'
import { publishedStyle } from './palette.ts'
import { policyTable, publishedName, resultName } from './policy-table.ts'
import type { PublishedTable, PublishedUnderthinking } from './published-underthinking.ts'
import { intervalText, type Quantity, quantityText } from './quantity.ts'
import { type ScatterAxis, type ScatterPoint, scatterPlot } from './scatter-plot.ts'
import { type ShownArm, shownArms } from './shown-arms.ts'
import { sentences } from './shown-models.ts'
import type { Cell } from './table.ts'

interface Placed extends ShownArm {
  readonly accuracy: SummaryEstimate
  readonly other: SummaryEstimate
}

function placed(
  summary: Summary,
  words: FigureWords,
  of: (one: ShownArm) => SummaryEstimate | undefined,
): Placed[] {
  return shownArms(summary, words).flatMap((one) => {
    const { accuracy } = one.arm
    const other = of(one)
    return accuracy && other ? [{ ...one, accuracy, other }] : []
  })
}

/** Each arm by its UT score and its accuracy, and what others published. Undefined where nothing is judged. */
export function accuracyUnderthinkingChart(
  summary: Summary,
  {
    words,
    published,
  }: { readonly words: FigureWords; readonly published?: PublishedUnderthinking | undefined },
): Chart | undefined {
  const arms = placed(summary, words, ({ arm }) => arm.underthinking.score)
  if (arms.length === 0) return undefined
  const { charts, published: said } = words.analysis
  const { title, axis, across, reading: first } = charts.accuracyUnderthinking
  const tables = published?.tables.filter(({ underthinking }) => underthinking === 'score') ?? []
  const [table] = tables
  const reading = sentences(first, table && said.beside(table.source))
  const points = [
    ...arms.map((one) => scatterPoint(one, 'score', words)),
    ...tables.flatMap((one) => publishedPoints(one, words)),
  ]
  return {
    id: 'accuracy-underthinking',
    title,
    reading,
    description: `${reading} ${words.listed(points.map(({ hint }) => hint))}`,
    table: policyTable(summary, { words, published }),
    plot: (_, setting) =>
      scatterPlot(points, {
        x: {
          domain: { leastSpan: 0.1, within: [0, 1] },
          axis: across,
          tick: (value) => formatNumber(value, { language: words.language, decimals: 2 }),
          include: [0],
        },
        y: accuracyAxis(axis, words),
        setting,
      }),
  }
}

/**
 * Each arm by its tokens and its accuracy; a line joins those that no other one beats in both. Undefined with fewer than two
 * arms to place.
 */
export function accuracyTokensChart(summary: Summary, words: FigureWords): Chart | undefined {
  const arms = placed(summary, words, ({ arm }) => arm.tokens.all)
  if (arms.length < 2) return undefined
  const { title, axis, across, reading } = words.analysis.charts.accuracyTokens
  const points = arms.map((one) => scatterPoint(one, 'tokens', words))
  const frontier = unbeaten(arms)
  return {
    id: 'accuracy-tokens',
    title,
    reading,
    description: `${reading} ${words.listed(points.map(({ hint }) => hint))}`,
    table: {
      title,
      corner: words.armName,
      columns: [words.analysis.accuracy, words.analysis.tokens, words.analysis.frontier],
      groups: [
        {
          rows: summary.arms.map((arm) => ({
            label: arms.find((one) => one.arm.id === arm.id)?.name ?? arm.id,
            cells: [
              cell(arm.accuracy, 'share', { path: `arms.${arm.id}.accuracy`, arm: arm.id, summary, words }),
              cell(arm.tokens.all, 'tokens', {
                path: `arms.${arm.id}.tokens.all`,
                arm: arm.id,
                summary,
                words,
              }),
              { text: frontier.some((one) => one.arm.id === arm.id) ? words.analysis.onFrontier : '' },
            ],
          })),
        },
      ],
    },
    plot: (_, setting) =>
      scatterPlot(points, {
        x: {
          domain: { leastSpan: 20, within: [0, Infinity] },
          axis: across,
          tick: (value) => formatNumber(value, { language: words.language, decimals: 0 }),
        },
        y: accuracyAxis(axis, words),
        joined: frontier.map(({ other, accuracy }) => ({ x: other.value, y: accuracy.value })),
        setting,
      }),
  }
}

function cell(
  estimate: SummaryEstimate | undefined,
  quantity: Quantity,
  {
    path,
    arm,
    summary,
    words,
  }: { readonly path: string; readonly arm: string; readonly summary: Summary; readonly words: FigureWords },
): Cell {
  const reason = (): string => absenceReason(summary, path, words)
  return estimateCell(estimate, { quantity, words, filter: { arm }, reason })
}

/** The arms that no other one beats in accuracy for at most their tokens, fewest tokens first. */
function unbeaten(arms: readonly Placed[]): Placed[] {
  const ordered = [...arms].sort(
    (a, b) => a.other.value - b.other.value || b.accuracy.value - a.accuracy.value,
  )
  let best = -Infinity
  return ordered.filter(({ accuracy }) => {
    if (accuracy.value <= best) return false
    best = accuracy.value
    return true
  })
}

function scatterPoint(
  { arm, name, style, accuracy, other }: Placed,
  quantity: Quantity,
  words: FigureWords,
): ScatterPoint {
  const spoken = (estimate: SummaryEstimate, as: Quantity): string =>
    words.withInterval(
      quantityText(estimate.value, as, words),
      intervalText(estimate, { quantity: as, words }),
    )
  return {
    name,
    style,
    x: other.value,
    y: accuracy.value,
    across: other,
    upright: accuracy,
    hint: words.spokenCount({
      name,
      value: `${words.analysis.accuracy} ${spoken(accuracy, 'share')}, ${quantity === 'score' ? words.analysis.score : words.analysis.tokens} ${spoken(other, quantity)}`,
    }),
    filter: { arm: arm.id },
  }
}

function publishedPoints(table: PublishedTable, words: FigureWords): ScatterPoint[] {
  return table.results.map((result) => ({
    name: resultName(result),
    style: publishedStyle,
    x: result.underthinking,
    y: result.accuracy,
    hint: words.spokenCount({
      name: `${publishedName(table, words)}, ${resultName(result)}`,
      value: `${words.analysis.accuracy} ${quantityText(result.accuracy, 'share', words)}, UT ${quantityText(result.underthinking, 'score', words)}`,
    }),
    minor: true,
  }))
}

function accuracyAxis(axis: string, words: FigureWords): ScatterAxis {
  return {
    domain: { leastSpan: 0.1, within: [0, 1] },
    axis,
    tick: (share) => formatNumber(100 * share, { language: words.language, decimals: 0 }),
  }
}
