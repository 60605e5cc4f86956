import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'
import { studentQuantile } from './student.ts'
import { upperQuantile } from './upper-quantile.ts'

/**
 * The percentile interval of an estimate from its bootstrap replicates, widened for few clusters as Student's t widens the
 * normal interval (Hesterberg 2015, "What teachers should know about the bootstrap", expanded percentiles). A replicate in
 * which the estimate is undefined (NaN) counts on both sides, below everything and above everything: it widens the interval.
 * @param clusters how many were resampled; the fewer, where two kinds were
 */
export function percentileInterval(
  value: number,
  replicates: Float64Array,
  { level, clusters }: { readonly level: number; readonly clusters: number },
): Interval {
  const probability = 0.5 + level / 2
  const expansion =
    (Math.sqrt(clusters / (clusters - 1)) * studentQuantile(probability, clusters - 1)) /
    normalQuantile(probability)
  const above = replicates.map((replicate) => (Number.isNaN(replicate) ? Infinity : replicate - value))
  const below = replicates.map((replicate) => (Number.isNaN(replicate) ? Infinity : value - replicate))
  return {
    low: value - expansion * upperQuantile(below, probability),
    high: value + expansion * upperQuantile(above, probability),
  }
}
