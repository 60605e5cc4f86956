import { percentileInterval, resampler } from '#statistics'
import type { BootstrapOptions, TotalsEstimate } from './totals-bootstrap.ts'

/** What the responses to one problem cost together, and how many of them are correct. */
export interface ProblemCost {
  readonly cluster: string
  readonly cost: number
  readonly correct: number
}

/**
 * Cost-of-pass of one problem (arXiv 2504.13359): cost of an attempt ÷ the chance that it is correct, which is all that was
 * spent ÷ how often it was right. Infinity where it never was, unless somebody solves it for `cap`: a human price.
 */
export function costOfPass({ cost, correct }: ProblemCost, cap: number = Infinity): number {
  return Math.min(cap, correct === 0 ? Infinity : cost / correct)
}

/**
 * Pooled cost-of-pass: all that was spent ÷ all that was right. Finite as soon as anything is right, and another number than
 * the mean over problems: easy problems count for more in it. Infinity where nothing is right.
 */
export function pooledCostOfPass(costs: readonly ProblemCost[]): number {
  const cost = costs.reduce((sum, one) => sum + one.cost, 0)
  return costOfPass({ cluster: '', cost, correct: costs.reduce((sum, one) => sum + one.correct, 0) })
}

const mostReplicates = 999
const fewestReplicates = 199
/** So many problems are passed at most, all resamples together, before there are fewer of these. */
const mostSteps = 1e7

/**
 * The median of cost-of-pass over problems, with its percentile interval over clusters of problems. It is finite while more
 * than half of the problems are solved at all, where the mean is infinite as soon as one is not.
 */
export function medianCostOfPass(
  costs: readonly ProblemCost[],
  { seed, level, cap }: BootstrapOptions & { readonly cap?: number },
): TotalsEstimate {
  const places = new Map<string, number>()
  for (const { cluster } of costs) if (!places.has(cluster)) places.set(cluster, places.size)
  const ordered = costs
    .map((cost) => ({ value: costOfPass(cost, cap), place: places.get(cost.cluster) ?? 0 }))
    .sort((a, b) => (a.value === b.value ? 0 : a.value - b.value))
  const resample = resampler(seed, places.size)
  const weights = new Float64Array(places.size)
  const affordable = Math.floor(mostSteps / costs.length)
  const length = Math.min(mostReplicates, Math.max(fewestReplicates, affordable))
  const drawn = Float64Array.from({ length }, () => {
    resample(weights)
    return weightedMedian(ordered, weights)
  })
  const value = weightedMedian(ordered, weights.fill(1))
  // No difference can be taken from Infinity: the interval is taken of shares of a finite scale instead.
  const bounded = (cost: number): number => cost / (1 + cost)
  const squeezed = drawn.map((cost) => (cost === Infinity ? 1 : bounded(cost)))
  const { low, high } = percentileInterval(value === Infinity ? 1 : bounded(value), squeezed, {
    level,
    clusters: Math.max(2, places.size),
  })
  const released = (share: number): number => (share >= 1 ? Infinity : Math.max(0, share / (1 - share)))
  return { value, low: released(low), high: released(high) }
}

function weightedMedian(
  ordered: readonly { readonly value: number; readonly place: number }[],
  weights: Float64Array,
): number {
  const half = ordered.reduce((sum, { place }) => sum + (weights[place] as number), 0) / 2
  let passed = 0
  for (const [index, { value, place }] of ordered.entries()) {
    passed += weights[place] as number
    if (passed > half) return value
    // Exactly between two of them: their mean.
    if (passed === half) {
      const next = ordered.slice(index + 1).find((one) => (weights[one.place] as number) > 0)
      return next === undefined ? value : (value + next.value) / 2
    }
  }
  return Infinity
}
