import { accuracy, type MeasuredResponse, reasoningTokens, totalsBootstrap } from '#metric'
import { percentileInterval } from '#statistics'
import { clusterTotals } from './cluster-totals.ts'

/** One setting of a grid, measured on the tuning problems. */
export interface TriedSetting {
  readonly policy: string
  readonly responses: readonly MeasuredResponse[]
}

/** What settings are chosen by. */
export interface TriedNumbers {
  /** Undefined where no response is graded. */
  readonly accuracy: number | undefined
  /** Mean reasoning tokens a response; undefined where nobody counts them. */
  readonly tokens: number | undefined
}

export function triedNumbers({ responses }: TriedSetting): TriedNumbers {
  return { accuracy: meanOf(responses, accuracy), tokens: meanOf(responses, reasoningTokens) }
}

/** The most accurate setting; of several the one with the fewest tokens, then the first of the grid. */
export function chooseSetting<Tried extends TriedSetting>(tried: readonly Tried[]): Tried | undefined {
  const numbers = new Map(tried.map((one) => [one, triedNumbers(one)]))
  const of = (one: Tried, name: keyof TriedNumbers, missing: number): number =>
    numbers.get(one)?.[name] ?? missing
  return tried.toSorted(
    (a, b) =>
      of(b, 'accuracy', -1) - of(a, 'accuracy', -1) ||
      of(a, 'tokens', Number.POSITIVE_INFINITY) - of(b, 'tokens', Number.POSITIVE_INFINITY),
  )[0]
}

/** By how much a chosen setting looked better where it was chosen than it is on fresh problems. */
export interface Optimism {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly level: number
}

/**
 * Accuracy on the problems that chose minus accuracy on fresh ones, in shares of 1. Both sets of problems are resampled by
 * themselves: they share none. Undefined where one of them has fewer than two clusters.
 */
export function optimismOf(
  tuning: readonly MeasuredResponse[],
  fresh: readonly MeasuredResponse[],
  { seed, level }: { readonly seed: string; readonly level: number },
): Optimism | undefined {
  const sides = [tuning, fresh].map((responses, side) => {
    const totals = clusterTotals(responses, accuracy)
    const columns = [
      Float64Array.from(totals, ({ sum }) => sum),
      Float64Array.from(totals, ({ count }) => count),
    ]
    if (totals.length < 2) return undefined
    return totalsBootstrap(columns, { seed: `optimism of ${seed} ${side}`, level })
  })
  const [first, second] = sides
  if (!first || !second) return undefined
  const share = (totals: Float64Array): number => (totals[0] as number) / (totals[1] as number)
  const count = Math.min(first.replicates.length, second.replicates.length)
  const drawn = Float64Array.from(
    { length: count },
    (_, at) => share(first.replicates[at] as Float64Array) - share(second.replicates[at] as Float64Array),
  )
  const value = share(first.totals) - share(second.totals)
  const clusters = Math.min(first.clusters, second.clusters)
  return { value, level, ...percentileInterval(value, drawn, { level, clusters }) }
}

function meanOf(responses: readonly MeasuredResponse[], metric: typeof accuracy): number | undefined {
  const values = responses.flatMap((response) => metric.of(response) ?? [])
  return values.length === 0 ? undefined : values.reduce((sum, one) => sum + one, 0) / values.length
}
