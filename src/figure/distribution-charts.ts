import type { Distributions, Summary, SummaryHistogram } from '#run'
import { type ArmCurve, armCurves, type CurveValue } from './arm-curves.ts'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { formatNumber } from './number-format.ts'
import { outcomeStyles } from './palette.ts'
import type { ResponseFilter } from './response-filter.ts'
import { type ShownArm, shownArms } from './shown-arms.ts'

type HistogramName = keyof Pick<Distributions, 'reasoningTokens' | 'thoughtCounts' | 'thoughtTokens'>
type Graded = 'correct' | 'incorrect'

interface Shape {
  readonly id: string
  readonly name: HistogramName
  /** Which responses a bin holds; of thoughts in it nothing narrows the responses. */
  readonly filter?: (from: number, to: number) => ResponseFilter
}

const shapes: Readonly<Record<HistogramName, Shape>> = {
  reasoningTokens: {
    id: 'reasoning-token-distribution',
    name: 'reasoningTokens',
    filter: (minTokens, maxTokens) => ({ minTokens, maxTokens }),
  },
  thoughtCounts: {
    id: 'thought-count-distribution',
    name: 'thoughtCounts',
    filter: (minThoughts, maxThoughts) => ({ minThoughts, maxThoughts }),
  },
  thoughtTokens: { id: 'thought-length-distribution', name: 'thoughtTokens' },
}

export interface DistributionOptions {
  readonly name: HistogramName
  readonly words: FigureWords
  /** Both, one against the other, where there is one arm; where there are more, all responses of each. */
  readonly outcome?: Graded | undefined
}

/** How the numbers of an arm's responses, or of their thoughts, are spread. Undefined where no arm has any. */
export function distributionChart(summary: Summary, options: DistributionOptions): Chart | undefined {
  const { words, name } = options
  const shape = shapes[name]
  const arms = shownArms(summary, words)
  const curves = curvesOf(arms, shape, options)
  const ends = arms.flatMap(({ arm }) => arm.distributions?.[name]?.edges ?? [])
  const nameOfBin = binNames(arms, name, words)
  return armCurves(curves, {
    id: shape.id,
    said: words.analysis.charts[name],
    quantity: 'share',
    words,
    x: logarithmic(ends, words, nameOfBin),
    leastSpan: 0.1,
  })
}

function curvesOf(arms: readonly ShownArm[], shape: Shape, options: DistributionOptions): ArmCurve[] {
  const { words, outcome } = options
  const [only] = arms
  if (arms.length === 1 && only) {
    const outcomes: readonly Graded[] = outcome === undefined ? ['correct', 'incorrect'] : [outcome]
    const byOutcome = outcomes.map((one) => ({
      ...curveOf({ ...only, name: `${only.name}, ${words[one]}`, style: outcomeStyles[one] }, shape, {
        words,
        outcome: one,
      }),
    }))
    if (byOutcome.some(({ values }) => values.length > 0)) return byOutcome
  }
  return arms.map((one) => curveOf(one, shape, { words, outcome }))
}

function curveOf(
  { arm, name, style }: ShownArm,
  { name: measure, filter }: Shape,
  { words, outcome }: { readonly words: FigureWords; readonly outcome: Graded | undefined },
): ArmCurve {
  const histogram = arm.distributions?.[measure]
  if (!histogram) return { name, style, values: [] }
  const counts = countsOf(histogram, outcome)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const values = counts.map((count, bin): CurveValue => {
    const [from = 0, to = 0] = histogram.edges.slice(bin, bin + 2)
    const wanted = {
      arm: arm.id,
      ...(outcome === undefined ? {} : { outcome }),
      ...filter?.(from, to - 1),
    }
    return { x: placeOf(from, to), value: count / total, filter: wanted }
  })
  const median = formatNumber(histogram.quantiles.p50, { language: words.language, decimals: 0 })
  return { name, style, values: total === 0 ? [] : values, aside: words.analysis.median(median) }
}

function countsOf({ counts, edges }: SummaryHistogram, outcome: Graded | undefined): number[] {
  const chosen = outcome === undefined ? Object.values(counts) : [counts[outcome] ?? []]
  return edges.slice(1).map((_, bin) => chosen.reduce((sum, one) => sum + (one?.[bin] ?? 0), 0))
}

/** Where a bin of whole numbers stands on a logarithmic axis: in the middle of its numbers. */
export function placeOf(from: number, to: number): number {
  return Math.sqrt(Math.max(0.7, from) * Math.max(0.9, to - 1))
}

function binNames(
  arms: readonly ShownArm[],
  name: HistogramName,
  words: FigureWords,
): ReadonlyMap<number, Stretch> {
  const bins = arms.flatMap(({ arm }) => {
    const edges = arm.distributions?.[name]?.edges ?? []
    return edges.slice(1).map((to, bin) => ({ from: edges[bin] ?? 0, to }))
  })
  return new Map(bins.map(({ from, to }) => [placeOf(from, to), stretchOf(from, to, words)]))
}

/** A stretch of whole numbers on an axis. */
export interface Stretch {
  readonly from: number
  /** "64–90", or the only one. */
  readonly name: string
}

export function stretchOf(from: number, to: number, words: FigureWords): Stretch {
  const text = (value: number): string => formatNumber(value, { language: words.language, decimals: 0 })
  return { from, name: to - from === 1 ? text(from) : words.analysis.stretch(text(from), text(to - 1)) }
}

function briefly(value: number, { language }: FigureWords): string {
  if (value < 1000) return formatNumber(value, { language, decimals: 0 })
  return new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 2 }).format(value)
}

/** An axis of tokens or counts that doubles at equal distances. */
export function logarithmic(
  edges: readonly number[],
  words: FigureWords,
  names: ReadonlyMap<number, Stretch>,
): Parameters<typeof armCurves>[1]['x'] {
  const [low, high] = [Math.max(0.7, Math.min(...edges)), Math.max(2, ...edges)]
  const every = Math.log2(high / low) > 7 ? 2 : 1
  const doublings = Array.from({ length: 25 }, (_, step) => 2 ** step)
  const text = (value: number): string => formatNumber(value, { language: words.language, decimals: 0 })
  return {
    domain: [low, high],
    type: 'log',
    ticks: doublings.filter((tick, step) => tick >= low && tick <= high && step % every === 0),
    tick: (value) => text(value),
    name: (place) => names.get(place)?.name ?? text(place),
    // A narrow column is named by where it begins, and shortly.
    column: (place) => briefly(names.get(place)?.from ?? place, words),
  }
}
