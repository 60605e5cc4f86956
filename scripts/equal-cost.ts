import { type MeasuredResponse, type ProblemResponses, totalsBootstrap } from '#metric'
import { createSelection, type RecordedCandidate, replaySelection, selectionKind } from '#policy'
import { armSelections } from '#study'

/**
 * Accuracy at equal billed cost: a way to answer is a curve over n, the budget lies between two neighbouring n, and both are
 * mixed so that the mixture costs exactly the budget, anew in every resample of the problems. Beyond a curve's own range
 * there is nothing.
 */

/** What one way to answer gives and costs, problem by problem in one order for all ways. */
export interface Way {
  readonly accuracy: Float64Array
  readonly cost: Float64Array
}

/** The ways of an arm by n, 1 upwards. */
export interface Curve {
  readonly name: string
  readonly ways: readonly Way[]
}

export interface Weighing {
  readonly seed: string
  readonly priceRatio: {
    readonly uncachedInput: number
    readonly cachedInput: number
    readonly output: number
  }
  /** The cluster of each problem, in the order of all ways. */
  readonly clusters: readonly string[]
}

export type SelectionName = 'majority' | 'shortest' | 'short-vote' | 'adaptive' | 'confidence' | 'best'

const sizes = [1, 2, 3, 4, 5, 6, 7, 8]

/** An arm's curve: n responses, and what a selection makes of them. n = 1 is the arm alone. */
export function curveOf(
  responses: readonly MeasuredResponse[],
  selection: SelectionName,
  { seed, priceRatio }: Weighing,
): Curve {
  const of = ({ tokens: { prompt = 0, output = 0 } }: MeasuredResponse): number =>
    prompt * priceRatio.uncachedInput + output * priceRatio.output
  const selections = armSelections(responses, { seed, spending: { unit: 'uncached input tokens', of } })
  const way = (at: (index: number, k: number) => { accuracy: number; cost: number }, k: number): Way => {
    const both = selections.problems.map((_, index) => at(index, k))
    return {
      accuracy: Float64Array.from(both, ({ accuracy }) => accuracy),
      cost: Float64Array.from(both, ({ cost }) => cost),
    }
  }
  const alone = (index: number): { accuracy: number; cost: number } => {
    const { responses: own } = selections.problems[index] as ProblemResponses
    return {
      accuracy: own.filter(({ outcome }) => outcome === 'correct').length / own.length,
      cost: own.reduce((sum, one) => sum + of(one), 0) / own.length,
    }
  }
  const selected = (index: number, k: number): { accuracy: number; cost: number } => {
    if (k === 1) return alone(index)
    if (selection === 'majority' || selection === 'shortest') {
      const { accuracy = 0, cost = 0 } = selections.at(selection, k)[index] ?? {}
      return { accuracy, cost }
    }
    const { responses: own } = selections.problems[index] as ProblemResponses
    return replayedOver(own, { selection, k, seed, priceRatio })
  }
  return { name: selection, ways: sizes.map((k) => way(selected, k)) }
}

/** The mean over all subsets of k responses, each replayed. */
function replayedOver(
  own: readonly MeasuredResponse[],
  {
    selection,
    k,
    priceRatio,
  }: { readonly selection: SelectionName; readonly k: number; readonly seed: string } & Pick<
    Weighing,
    'priceRatio'
  >,
): { accuracy: number; cost: number } {
  let count = 0
  let right = 0
  let cost = 0
  for (const subset of subsetsOf(own, k)) {
    const { among, started } = replaySelection(
      createSelection({ name: selection, parameters: { n: k } }),
      subset.map(candidateOf),
    )
    const chosen = among.filter((sample) => subset[sample]?.outcome === 'correct').length
    right += among.length === 0 ? 0 : chosen / among.length
    for (const { sample, output } of started)
      cost += (subset[sample]?.tokens.prompt ?? 0) * priceRatio.uncachedInput + output * priceRatio.output
    count++
  }
  return { accuracy: right / count, cost: cost / count }
}

function candidateOf(response: MeasuredResponse, sample: number): RecordedCandidate {
  const { vote, finished, tokens, outcome, confidence } = response
  return {
    sample,
    vote,
    finished: finished === true,
    tokens: tokens.reasoning,
    confidence,
    score: Number(outcome === 'correct'),
    output: tokens.output ?? 0,
  }
}

function* subsetsOf<Item>(all: readonly Item[], k: number, from = 0): Generator<Item[]> {
  if (k === 0) yield []
  else
    for (let first = from; first <= all.length - k; first++)
      for (const rest of subsetsOf(all, k - 1, first + 1)) yield [all[first] as Item, ...rest]
}

export interface Placed {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A number with its interval, and what it was in each resample. */
export interface Drawn {
  readonly value: number
  readonly replicates: Float64Array
}

/**
 * What is compared: a curve at so many times what the first way of another curve costs, resample by resample, or the first
 * way of a curve as it is.
 */
export type Compared =
  | { readonly curve: Curve; readonly times: number; readonly costOf: Curve }
  | { readonly curve: Curve; readonly alone: true }

/** Accuracy of several ways together, in the same resamples; NaN beyond a curve's range. */
export function accuracies(compared: readonly Compared[], { clusters, seed }: Weighing): Drawn[] {
  const names = [...new Set(clusters)]
  const places = new Map(names.map((name, place) => [name, place]))
  const column = (amounts: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(names.length)
    for (const [index, cluster] of clusters.entries()) {
      const place = places.get(cluster) ?? 0
      sums[place] = (sums[place] as number) + (amounts[index] ?? 0)
    }
    return sums
  }
  const counts = column(clusters.map(() => 1))
  return compared.map((one) => {
    const budget = 'alone' in one ? [] : one.costOf.ways.slice(0, 1)
    const ways = [...one.curve.ways, ...budget]
    const columns = [counts, ...ways.flatMap(({ accuracy, cost }) => [column(accuracy), column(cost)])]
    // One seed and one number of clusters: every call draws the same resamples.
    const { totals, replicates } = totalsBootstrap(columns, { seed: `equal cost of ${seed}`, level: 0.95 })
    const read = (sums: Float64Array): number => accuracyIn(sums, one)
    return { value: read(totals), replicates: Float64Array.from(replicates, read) }
  })
}

function accuracyIn(sums: Float64Array, compared: Compared): number {
  const problems = sums[0] as number
  const at = (index: number): { accuracy: number; cost: number } => ({
    accuracy: (sums[2 * index + 1] as number) / problems,
    cost: (sums[2 * index + 2] as number) / problems,
  })
  if ('alone' in compared) return at(0).accuracy
  const { times, curve } = compared
  const budget = times * at(curve.ways.length).cost
  for (let index = 0; index + 1 < curve.ways.length; index++) {
    const [below, above] = [at(index), at(index + 1)]
    if (budget < below.cost || budget > above.cost) continue
    const share = above.cost === below.cost ? 0 : (budget - below.cost) / (above.cost - below.cost)
    return below.accuracy + share * (above.accuracy - below.accuracy)
  }
  return Number.NaN
}

/** The mean cost of a way. */
export function meanCost({ cost }: Way): number {
  return cost.reduce((sum, one) => sum + one, 0) / cost.length
}

/**
 * Differences with simultaneous intervals: the largest studentised deviation over all of them bounds each. A resample in
 * which one side is beyond its range counts as infinitely far: it widens all. A pair that often is has no interval.
 */
export function simultaneous(
  pairs: readonly { readonly a: Drawn; readonly b: Drawn }[],
  level = 0.95,
): Placed[] {
  const all = pairs.map(({ a, b }) => {
    const count = Math.min(a.replicates.length, b.replicates.length)
    const drawn = Float64Array.from(
      { length: count },
      (_, at) => (b.replicates[at] as number) - (a.replicates[at] as number),
    )
    return { value: b.value - a.value, drawn, error: deviation(drawn) }
  })
  const counted = all.filter(({ value, error }) => !Number.isNaN(value) && error > 0)
  const count = Math.min(...counted.map(({ drawn }) => drawn.length))
  const largest = Float64Array.from({ length: count }, (_, at) =>
    counted.reduce((most, { drawn, value, error }) => {
      const deviated = Math.abs((drawn[at] as number) - value) / error
      return Number.isNaN(deviated) ? Number.POSITIVE_INFINITY : Math.max(most, deviated)
    }, 0),
  ).sort()
  const reach = largest[Math.min(count - 1, Math.ceil(level * (count + 1)) - 1)] ?? Number.NaN
  return all.map(({ value, error }) => ({ value, low: value - reach * error, high: value + reach * error }))
}

/** Of those that are there; NaN where more than one in two hundred is not. */
function deviation(drawn: Float64Array): number {
  const there = drawn.filter((one) => !Number.isNaN(one))
  if (there.length < 0.995 * drawn.length) return Number.NaN
  const mean = there.reduce((sum, one) => sum + one, 0) / there.length
  return Math.sqrt(there.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (there.length - 1))
}

/** A single number with its pointwise interval. */
export function pointwise({ value, replicates }: Drawn): Placed {
  const error = deviation(replicates)
  return { value, low: value - 1.96 * error, high: value + 1.96 * error }
}

/** Whether a selection knows the right answers. */
export function isOracle(selection: SelectionName): boolean {
  return selectionKind(selection)?.needs === 'score'
}
