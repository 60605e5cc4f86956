import type { PairedContrast } from './paired-contrast.ts'

/** The totals of both arms as columns, a first. */
export interface PairedTotals {
  readonly size: number
  readonly sumsA: Float64Array
  readonly countsA: Float64Array
  readonly sumsB: Float64Array
  readonly countsB: Float64Array
  /** Clusters that say something about both arms: of each arm those with a response, the fewer of the two. */
  readonly informative: number
}

/** A difference b − a and its standard error, NaN where an arm has nothing that counts: only inside this room. */
export interface Difference {
  readonly value: number
  readonly standardError: number
}

type Cluster = PairedContrast['clusters'][number]

export function pairedTotals(clusters: readonly Cluster[]): PairedTotals {
  const column = (of: (cluster: Cluster) => number): Float64Array => Float64Array.from(clusters, of)
  const countsA = column(({ a }) => a.count)
  const countsB = column(({ b }) => b.count)
  const filled = (counts: Float64Array): number => counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  return {
    size: clusters.length,
    sumsA: column(({ a }) => a.sum),
    countsA,
    sumsB: column(({ b }) => b.sum),
    countsB,
    informative: Math.min(filled(countsA), filled(countsB)),
  }
}

/**
 * The difference of the pooled means with its linearised standard error: cluster i adds
 * (sumBᵢ − meanB · countBᵢ) ÷ countB − (sumAᵢ − meanA · countAᵢ) ÷ countA, and C/(C−1) corrects for C clusters.
 * @param weights how often each cluster counts
 */
export function pairedDifference(totals: PairedTotals, weights: Float64Array): Difference {
  const { size, sumsA, countsA, sumsB, countsB, informative } = totals
  let sumA = 0
  let countA = 0
  let sumB = 0
  let countB = 0
  for (let index = 0; index < size; index++) {
    const weight = weights[index] as number
    if (weight === 0) continue
    sumA += weight * (sumsA[index] as number)
    countA += weight * (countsA[index] as number)
    sumB += weight * (sumsB[index] as number)
    countB += weight * (countsB[index] as number)
  }
  const meanA = sumA / countA
  const meanB = sumB / countB
  let squares = 0
  for (let index = 0; index < size; index++) {
    const weight = weights[index] as number
    if (weight === 0) continue
    const residualA = ((sumsA[index] as number) - meanA * (countsA[index] as number)) / countA
    const residualB = ((sumsB[index] as number) - meanB * (countsB[index] as number)) / countB
    squares += weight * (residualB - residualA) ** 2
  }
  return { value: meanB - meanA, standardError: Math.sqrt((squares * informative) / (informative - 1)) }
}
