import type { ClusterTotal } from './cluster-total.ts'

/** From so many clusters on they are resampled; with fewer the resamples are too much alike. */
export const enoughClusters = 30

/** A spread below this share of the value itself is rounding, not data. */
export const rounding = 1e-12

export const noSpread = 'every problem gives the same value: its spread is unknown'

export function fewClusters(size: number): string {
  return `only ${size} problems: below ${enoughClusters} the interval is rough`
}

export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`confidence level ${level}: must lie between 0 and 1`)
}

/** @throws RangeError where a total is impossible, with its place in the list */
export function requireTotals(totals: readonly ClusterTotal[], binary: boolean): void {
  for (const [index, { sum, count }] of totals.entries()) {
    const allowed =
      !(Number.isInteger(count) && count >= 0)
        ? 'the count must be an integer from 0'
        : !Number.isFinite(sum)
          ? 'the sum must be a finite number'
          : count === 0 && sum !== 0
            ? 'the sum of no responses must be 0'
            : binary && !(sum >= 0 && sum <= count)
              ? 'the sum of zeros and ones must be from 0 to their count'
              : undefined
    if (allowed) throw new RangeError(`cluster ${index + 1} with sum ${sum} and count ${count}: ${allowed}`)
  }
}
