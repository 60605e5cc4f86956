import type { ClusterTotal } from './cluster-total.ts'

/** Totals of clusters as columns. */
export interface PooledTotals {
  readonly size: number
  readonly sums: Float64Array
  readonly counts: Float64Array
}

export interface PooledMean {
  readonly value: number
  readonly standardError: number
}

/** The totals in an order that depends on nothing but their values, so that no result depends on the order given. */
export function pooledTotals(clusters: readonly ClusterTotal[]): PooledTotals {
  const ordered = [...clusters].sort((x, y) => x.sum - y.sum || x.count - y.count)
  return {
    size: ordered.length,
    sums: Float64Array.from(ordered, ({ sum }) => sum),
    counts: Float64Array.from(ordered, ({ count }) => count),
  }
}

/**
 * The pooled mean Σ sums ÷ Σ counts and its linearised (delta method) standard error
 * √(C/(C−1) · Σ (sumᵢ − mean · countᵢ)²) ÷ Σ counts over C clusters. NaN where nothing counts: only inside this room.
 * @param weights how often each cluster counts
 */
export function pooledMean({ size, sums, counts }: PooledTotals, weights: Float64Array): PooledMean {
  let sum = 0
  let count = 0
  for (let index = 0; index < size; index++) {
    const weight = weights[index] as number
    sum += weight * (sums[index] as number)
    count += weight * (counts[index] as number)
  }
  const value = sum / count
  let squares = 0
  for (let index = 0; index < size; index++) {
    const residual = (sums[index] as number) - value * (counts[index] as number)
    squares += (weights[index] as number) * residual * residual
  }
  return { value, standardError: Math.sqrt((squares * size) / (size - 1)) / count }
}
