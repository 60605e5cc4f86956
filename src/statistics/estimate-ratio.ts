import type { ClusterTotal } from './cluster-total.ts'
import type { Absent, Estimate } from './estimate.ts'
import { hull, type Interval } from './interval.ts'
import {
  enoughClusters,
  enoughToWiden,
  fewClusters,
  noSpread,
  requireLevel,
  rounding,
} from './requirement.ts'
import { resampler } from './resample.ts'
import { studentQuantile } from './student.ts'
import { upperQuantile } from './upper-quantile.ts'

/** A cluster's part in a ratio of two pooled means. */
export interface RatioCluster {
  readonly numerator: ClusterTotal
  readonly denominator: ClusterTotal
}

export interface RatioOptions {
  /** .95 unless stated. */
  readonly level?: number
  readonly seed: string
  readonly replicates?: number
}

/**
 * The ratio of two pooled means of positive numbers over the same clusters: tokens of two arms, cost and correct answers.
 * Bootstrap-t over problems on the logarithm of the ratio; a replicate in which it is undefined (nothing in the denominator)
 * widens the interval to both sides and is never dropped. With fewer than 30 problems Student's t, widened by that, and a
 * warning.
 * @throws RangeError where a sum is negative
 */
export function estimateRatio(clusters: readonly RatioCluster[], options: RatioOptions): Estimate | Absent {
  const { level = 0.95 } = options
  requireLevel(level)
  requirePositive(clusters)
  const counted = clusters.filter(({ numerator, denominator }) => numerator.count + denominator.count > 0)
  if (counted.length === 0) return { absent: 'no response counts in this ratio' }
  if (counted.length === 1)
    return { absent: 'responses to one problem only: an interval needs at least two problems' }
  const columns = ratioColumns(counted)
  const ratio = logRatio(columns, new Float64Array(columns.size).fill(1))
  if (!Number.isFinite(ratio.value)) return { absent: whyUndefined(counted) }
  const { interval, method, warning } = logBounds(columns, ratio, { ...options, level })
  const n = counted.reduce(
    (sum, { numerator, denominator }) => sum + Math.max(numerator.count, denominator.count),
    0,
  )
  return {
    value: Math.exp(ratio.value),
    low: Math.exp(interval.low),
    high: Math.exp(interval.high),
    n,
    problems: counted.length,
    method,
    ...(warning === undefined ? {} : { warning }),
  }
}

function requirePositive(clusters: readonly RatioCluster[]): void {
  for (const [index, { numerator, denominator }] of clusters.entries()) {
    for (const { sum, count } of [numerator, denominator])
      if (!(sum >= 0 && Number.isFinite(sum) && count >= 0))
        throw new RangeError(
          `cluster ${index + 1} with sum ${sum} and count ${count}: both must be at least 0`,
        )
  }
}

function whyUndefined(clusters: readonly RatioCluster[]): string {
  const total = (of: (cluster: RatioCluster) => number): number =>
    clusters.reduce((sum, one) => sum + of(one), 0)
  if (total(({ denominator }) => denominator.count) === 0 || total(({ numerator }) => numerator.count) === 0)
    return 'no response counts on one side of this ratio'
  return total(({ denominator }) => denominator.sum) === 0
    ? 'the denominator is 0: the ratio has no bound'
    : 'the numerator is 0: its logarithm has no bound'
}

interface RatioColumns {
  readonly size: number
  readonly sums: readonly [numerator: Float64Array, denominator: Float64Array]
  readonly counts: readonly [numerator: Float64Array, denominator: Float64Array]
}

/** In an order that depends on nothing but the values, so that no result depends on the order given. */
function ratioColumns(clusters: readonly RatioCluster[]): RatioColumns {
  const ordered = [...clusters].sort(
    (x, y) =>
      x.numerator.sum - y.numerator.sum ||
      x.denominator.sum - y.denominator.sum ||
      x.numerator.count - y.numerator.count ||
      x.denominator.count - y.denominator.count,
  )
  const column = (of: (cluster: RatioCluster) => number): Float64Array => Float64Array.from(ordered, of)
  return {
    size: ordered.length,
    sums: [column(({ numerator }) => numerator.sum), column(({ denominator }) => denominator.sum)],
    counts: [column(({ numerator }) => numerator.count), column(({ denominator }) => denominator.count)],
  }
}

interface LogRatio {
  /** Not finite where the ratio is 0, infinite or undefined. */
  readonly value: number
  readonly standardError: number
}

/** The logarithm of the ratio and its linearised standard error over clusters. */
function logRatio({ size, sums, counts }: RatioColumns, weights: Float64Array): LogRatio {
  const [sumsA, sumsB] = sums
  const [countsA, countsB] = counts
  let [sumA, sumB, countA, countB] = [0, 0, 0, 0]
  for (let index = 0; index < size; index++) {
    const weight = weights[index] as number
    sumA += weight * (sumsA[index] as number)
    sumB += weight * (sumsB[index] as number)
    countA += weight * (countsA[index] as number)
    countB += weight * (countsB[index] as number)
  }
  let squares = 0
  for (let index = 0; index < size; index++) {
    const a = (sumsA[index] as number) / sumA - (countsA[index] as number) / countA
    const b = (sumsB[index] as number) / sumB - (countsB[index] as number) / countB
    squares += (weights[index] as number) * (a - b) ** 2
  }
  return {
    value: Math.log(sumA / countA) - Math.log(sumB / countB),
    standardError: Math.sqrt((squares * size) / (size - 1)),
  }
}

function logBounds(
  columns: RatioColumns,
  ratio: LogRatio,
  options: RatioOptions & { readonly level: number },
): { readonly interval: Interval; readonly method: string; readonly warning?: string } {
  const { value, standardError } = ratio
  const { size } = columns
  const many = size >= enoughClusters
  if (standardError <= rounding)
    return { interval: { low: -Infinity, high: Infinity }, method: 'none', warning: noSpread }
  const probability = 0.5 + options.level / 2
  const reach = studentQuantile(probability, size - 1) * standardError
  const student = { low: value - reach, high: value + reach }
  const method = many ? 'bootstrap-t of the logarithm over problems' : 't of the logarithm over problems'
  const warning = many ? {} : { warning: fewClusters(size) }
  if (size < enoughToWiden) return { interval: student, method, ...warning }
  const bootstrap = bootstrapBounds(columns, ratio, options)
  return { interval: many ? bootstrap : hull(student, bootstrap), method, ...warning }
}

function bootstrapBounds(
  columns: RatioColumns,
  { value, standardError }: LogRatio,
  { level, seed, replicates = Math.ceil(200 / (1 - level)) }: RatioOptions & { readonly level: number },
): Interval {
  const resample = resampler(seed, columns.size)
  const weights = new Float64Array(columns.size)
  const above = new Float64Array(replicates)
  const below = new Float64Array(replicates)
  for (let index = 0; index < replicates; index++) {
    resample(weights)
    const drawn = logRatio(columns, weights)
    const t = (drawn.value - value) / drawn.standardError
    const known = Number.isFinite(drawn.value) && drawn.standardError > rounding
    above[index] = known ? t : Infinity
    below[index] = known ? -t : Infinity
  }
  const probability = 0.5 + level / 2
  return {
    low: value - upperQuantile(above, probability) * standardError,
    high: value + upperQuantile(below, probability) * standardError,
  }
}
