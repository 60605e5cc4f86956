import type { ClusterTotal } from '#statistics'

/** Sums over each cluster of problems, clusters in order of appearance. */
export interface ClusterSums {
  readonly add: (cluster: string, sum: number, count: number) => void
  readonly totals: () => readonly ClusterTotal[]
  readonly of: (cluster: string) => ClusterTotal
  readonly clusters: () => readonly string[]
}

const nothing: ClusterTotal = { sum: 0, count: 0 }

export function clusterSums(): ClusterSums {
  const clusters = new Map<string, { sum: number; count: number }>()
  return {
    add: (cluster, sum, count) => {
      const total = clusters.get(cluster)
      if (total) {
        total.sum += sum
        total.count += count
      } else clusters.set(cluster, { sum, count })
    },
    totals: () => [...clusters.values()],
    of: (cluster) => clusters.get(cluster) ?? nothing,
    clusters: () => [...clusters.keys()],
  }
}
