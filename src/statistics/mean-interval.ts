import type { Interval } from './interval.ts'
import { type PooledMean, type PooledTotals, pooledMean } from './pooled-mean.ts'
import { resampler, upperQuantile } from './resample.ts'
import { studentQuantile } from './student.ts'

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
  const resample = resampler(seed, totals.size)
  const weights = new Float64Array(totals.size)
  const above = new Float64Array(replicates)
  const below = new Float64Array(replicates)
  const rounding = negligible * estimate.standardError
  for (let replicate = 0; replicate < replicates; replicate++) {
    resample(weights)
    const { value, standardError } = pooledMean(totals, weights)
    const shift = Math.abs(value - estimate.value) <= rounding ? 0 : value - estimate.value
    const t = standardError <= rounding ? shift * Infinity : shift / standardError
    above[replicate] = Number.isNaN(t) ? Infinity : t
    below[replicate] = Number.isNaN(t) ? Infinity : -t
  }
  const probability = 0.5 + level / 2
  return {
    low: estimate.value - upperQuantile(above, probability) * estimate.standardError,
    high: estimate.value + upperQuantile(below, probability) * estimate.standardError,
  }
}
