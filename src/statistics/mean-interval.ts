import { gatheredReplicates } from './gathered-resamples.ts'
import type { Interval } from './interval.ts'
import { keptReplicates } from './kept-replicates.ts'
import { resamples } from './kept-resamples.ts'
import type { PooledMean, PooledTotals } from './pooled-mean.ts'
import { enoughForStudent } from './requirement.ts'
import { studentQuantile } from './student.ts'
import { upperQuantile } from './upper-quantile.ts'

/** Standard errors and differences below this share of the estimate's own standard error are rounding, not data. */
const negligible = 1e-9

/** Student's t over clusters. */
export function studentInterval({ value, standardError }: PooledMean, size: number, level: number): Interval {
  const reach = studentQuantile(0.5 + level / 2, size - 1) * standardError
  return { low: value - reach, high: value + reach }
}

/**
 * Cluster bootstrap-t (Efron and Tibshirani 1993, chapter 12): clusters are resampled, each replicate is studentised by
 * its own linearised standard error. A replicate without spread has t = ±Infinity, one that also equals the estimate
 * (0/0) both at once: what the resampling cannot tell widens the interval.
 */
export function bootstrapInterval(
  totals: PooledTotals,
  estimate: PooledMean,
  options: { readonly level: number; readonly seed: string; readonly replicates: number },
): Interval {
  const { level, seed, replicates } = options
  const replicate = replicatesOf(totals, estimate.value, { seed, replicates })
  const above = new Float64Array(replicates)
  const below = new Float64Array(replicates)
  const rounding = negligible * estimate.standardError
  for (let index = 0; index < replicates; index++) {
    const { difference, standardError } = replicate(index)
    const shift = Math.abs(difference) <= rounding ? 0 : difference
    const t = standardError <= rounding ? shift * Infinity : shift / standardError
    above[index] = Number.isNaN(t) ? Infinity : t
    below[index] = Number.isNaN(t) ? Infinity : -t
  }
  const probability = 0.5 + level / 2
  return {
    low: estimate.value - upperQuantile(above, probability) * estimate.standardError,
    high: estimate.value + upperQuantile(below, probability) * estimate.standardError,
  }
}

interface Replicate {
  /** Its mean less the estimate. */
  readonly difference: number
  readonly standardError: number
}

/**
 * The pooled mean of a resample and its linearised standard error, in one pass over the clusters. With rᵢ the residuals at the
 * estimate m, the replicate's mean is m + d, d = Σ w r ÷ Σ w c, and its own residuals are rᵢ − d cᵢ. Asked in order.
 */
function replicatesOf(
  totals: PooledTotals,
  mean: number,
  { seed, replicates }: { readonly seed: string; readonly replicates: number },
): (index: number) => Replicate {
  const { size, sums, counts } = totals
  const residuals = sums.map((sum, index) => sum - mean * (counts[index] as number))
  const correction = size / (size - 1)
  const sumsOf =
    size > enoughForStudent
      ? gatheredReplicates(totals, residuals, seed)
      : keptReplicates(totals, residuals, resamples(seed, size, replicates))
  return (index) => {
    const { count, residual, squares, products, countSquares } = sumsOf(index)
    const difference = residual / count
    const spread = squares - 2 * difference * products + difference * difference * countSquares
    return { difference, standardError: Math.sqrt(Math.max(0, spread) * correction) / count }
  }
}
