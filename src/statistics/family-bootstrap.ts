import type { OrientedContrast } from './oriented-contrast.ts'
import { pairedDifference } from './paired-totals.ts'
import { resampler } from './resample.ts'

/** Differences and standard errors below this share of the estimate's own standard error are rounding, not data. */
const negligible = 1e-9

/**
 * |t| of each contrast (outer) in each replicate (inner) of one cluster bootstrap, the same resampled clusters for all
 * contrasts. Infinity where a ratio is undefined or the replicate has no spread: it widens the interval.
 */
export function bootstrapFamily(
  family: readonly OrientedContrast[],
  options: { readonly seed: string; readonly replicates: number },
): Float64Array[] {
  const size = family[0]?.totals.size ?? 0
  const resample = resampler(options.seed, size)
  const weights = new Float64Array(size)
  const columns = family.map(() => new Float64Array(options.replicates))
  for (let replicate = 0; replicate < options.replicates; replicate++) {
    resample(weights)
    for (const [index, { totals, difference }] of family.entries()) {
      const { value, standardError } = pairedDifference(totals, weights)
      const t = Math.abs(value - difference.value) / standardError
      const known = standardError > negligible * difference.standardError
      ;(columns[index] as Float64Array)[replicate] = known ? t : Infinity
    }
  }
  return columns
}

/** The largest |t| of the chosen contrasts, replicate by replicate. */
export function largestOf(columns: readonly Float64Array[]): Float64Array {
  const largest = new Float64Array(columns[0]?.length ?? 0)
  for (const column of columns) {
    for (const [replicate, t] of column.entries()) {
      if (t > (largest[replicate] as number)) largest[replicate] = t
    }
  }
  return largest
}
