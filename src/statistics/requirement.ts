import type { ClusterTotal } from './cluster-total.ts'

/** From so many clusters on they are resampled; with fewer the resamples are too much alike. */
export const enoughClusters = 30

/**
 * Above so many clusters Student's t over them and bootstrap-t agree to within the noise of resampling, which would cost
 * minutes there.
 */
export const enoughForStudent = 2000

/** With fewer clusters resamples say nothing; from so many on they may widen Student's interval. */
export const enoughToWiden = 10

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
  for (const [index, total] of totals.entries()) {
    const objection = objectionTo(total, binary)
    if (objection === undefined) continue
    throw new RangeError(`cluster ${index + 1} with sum ${total.sum} and count ${total.count}: ${objection}`)
  }
}

function objectionTo({ sum, count }: ClusterTotal, binary: boolean): string | undefined {
  if (!Number.isInteger(count) || count < 0) return 'the count must be an integer from 0'
  if (!Number.isFinite(sum)) return 'the sum must be a finite number'
  if (count === 0 && sum !== 0) return 'the sum of no responses must be 0'
  if (binary && (sum < 0 || sum > count)) return 'the sum of zeros and ones must be from 0 to their count'
  return undefined
}
