import type { ClusterTotal } from './cluster-total.ts'
import type { Absent, Estimate } from './estimate.ts'
import { hull, type Interval, intersection, unbounded } from './interval.ts'
import { bootstrapInterval, studentInterval } from './mean-interval.ts'
import { type PooledMean, type PooledTotals, pooledMean, pooledTotals } from './pooled-mean.ts'
import { proportionInterval } from './proportion.ts'
import {
  enoughClusters,
  enoughForStudent,
  enoughToWiden,
  fewClusters,
  noSpread,
  requireLevel,
  requireTotals,
  rounding,
} from './requirement.ts'

export interface MeanOptions {
  /** .95 unless stated. */
  readonly level?: number
  readonly seed: string
  /** Whether a response's value is 0 or 1. */
  readonly binary: boolean
  /** Whether it lies between 0 and 1, but need be neither. */
  readonly share?: boolean
  /** Asked for, it resamples over any number of problems. */
  readonly replicates?: number
}

interface Bounds {
  readonly interval: Interval
  readonly method: string
  readonly warning?: string
}

/**
 * The pooled mean Σ sums ÷ Σ counts over responses, with an interval over problems: Wilson's where each problem has one
 * response of value 0 or 1, bootstrap-t over problems where there are at least 30 (Student's t over more than 2,000, where
 * the two agree), else Student's t over problems, widened by bootstrap-t where that reaches further, with a warning. Clusters whose count is 0 do not count as problems.
 */
export function estimateMean(clusters: readonly ClusterTotal[], options: MeanOptions): Estimate | Absent {
  const { level = 0.95, binary, share = false } = options
  requireLevel(level)
  requireTotals(clusters, binary || share)
  const counted = clusters.filter(({ count }) => count > 0)
  if (counted.length === 0) return { absent: 'no response counts in this metric' }
  if (counted.length === 1)
    return { absent: 'responses to one problem only: an interval needs at least two problems' }
  const n = counted.reduce((sum, { count }) => sum + count, 0)
  const totals = pooledTotals(counted)
  const mean = pooledMean(totals, new Float64Array(totals.size).fill(1))
  const single = binary && counted.every(({ count }) => count <= 1)
  const { interval, ...rest } = single
    ? { interval: proportionInterval(mean.value * n, n, level), method: 'Wilson' }
    : clusterBounds(totals, mean, { ...options, level })
  return { value: mean.value, ...interval, n, problems: counted.length, ...rest }
}

function clusterBounds(
  totals: PooledTotals,
  mean: PooledMean,
  options: MeanOptions & { level: number },
): Bounds {
  const { level, seed, share = false, replicates = Math.ceil(200 / (1 - level)) } = options
  const binary = options.binary || share
  const many = totals.size >= enoughClusters
  const method = many ? 'bootstrap-t over problems' : 't over problems'
  const warning = many ? {} : { warning: fewClusters(totals.size) }
  const limits = binary ? responsesOfOneMind(totals, mean, level) : unbounded
  if (mean.standardError <= Math.abs(mean.value) * rounding) {
    return { interval: limits, method: binary ? 'Wilson over problems' : 'none', warning: noSpread }
  }
  const student = studentInterval(mean, totals.size, level)
  if (totals.size > enoughForStudent && options.replicates === undefined)
    return { interval: intersection(student, limits), method: 't over problems' }
  if (!binary && totals.size < enoughToWiden) return { interval: student, method, ...warning }
  const bootstrap = bootstrapInterval(totals, mean, { level, seed, replicates })
  // Over few problems Student's t covers .8 where zeros and ones are rare and .9 where lengths are skewed.
  return { interval: intersection(many ? bootstrap : hull(student, bootstrap), limits), method, ...warning }
}

/**
 * The interval as if all responses to a problem agreed: nothing between 0 and 1 can vary more between problems. It bounds where
 * the resampling cannot, as near 0 and 1. Unequal counts enter by Kish's effective number of clusters.
 */
function responsesOfOneMind({ counts }: PooledTotals, { value }: PooledMean, level: number): Interval {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const effective = total ** 2 / counts.reduce((sum, count) => sum + count * count, 0)
  return proportionInterval(value * effective, effective, level)
}
