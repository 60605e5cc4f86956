import type { Interval } from './interval.ts'
import { resamples } from './kept-resamples.ts'
import type { PooledMean, PooledTotals } from './pooled-mean.ts'
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
  const { weights } = resamples(seed, totals.size, replicates)
  const replicate = replicateOf(totals, estimate.value)
  const above = new Float64Array(replicates)
  const below = new Float64Array(replicates)
  const rounding = negligible * estimate.standardError
  for (let index = 0; index < replicates; index++) {
    const { difference, standardError } = replicate(weights, index * totals.size)
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
 * estimate m, the replicate's mean is m + d, d = Σ w r ÷ Σ w c, and its own residuals are rᵢ − d cᵢ.
 */
function replicateOf(
  { size, sums, counts }: PooledTotals,
  mean: number,
): (weights: Uint8Array, first: number) => Replicate {
  const residuals = sums.map((sum, index) => sum - mean * (counts[index] as number))
  const correction = size / (size - 1)
  return (weights, first) => {
    let count = 0
    let residual = 0
    let squares = 0
    let products = 0
    let countSquares = 0
    for (let index = 0; index < size; index++) {
      const weight = weights[first + index] as number
      const c = counts[index] as number
      const r = residuals[index] as number
      const wr = weight * r
      const wc = weight * c
      count += wc
      residual += wr
      squares += wr * r
      products += wr * c
      countSquares += wc * c
    }
    const difference = residual / count
    const spread = squares - 2 * difference * products + difference * difference * countSquares
    return { difference, standardError: Math.sqrt(Math.max(0, spread) * correction) / count }
  }
}
