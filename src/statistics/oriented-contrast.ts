import type { PairedContrast } from './paired-contrast.ts'
import { type Difference, type PairedTotals, pairedDifference, pairedTotals } from './paired-totals.ts'

/**
 * A contrast turned so that its difference is not negative, with its clusters in an order that depends on the family's
 * values alone: so swapping the arms mirrors the result exactly and no order of clusters or contrasts changes it.
 */
export interface OrientedContrast {
  readonly contrast: PairedContrast
  /** Whether a and b were swapped. */
  readonly turned: boolean
  readonly totals: PairedTotals
  readonly difference: Difference
}

type Cluster = PairedContrast['clusters'][number]

export function orientFamily(contrasts: readonly PairedContrast[]): OrientedContrast[] {
  const turned = contrasts.map(({ clusters }) => isNegative(clusters))
  const columns = contrasts.map(({ clusters }, index) => (turned[index] ? clusters.map(swapped) : clusters))
  const byName = columns
    .map((clusters, index) => ({ clusters, name: contrasts[index]?.name ?? '' }))
    .sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0))
  const order = Array.from({ length: columns[0]?.length ?? 0 }, (_, index) => index)
  order.sort((x, y) => {
    for (const { clusters } of byName) {
      const step = compareClusters(clusters[x] as Cluster, clusters[y] as Cluster)
      if (step !== 0) return step
    }
    return 0
  })
  return contrasts.map((contrast, index) => {
    const clusters = columns[index] as readonly Cluster[]
    const totals = pairedTotals(order.map((place) => clusters[place] as Cluster))
    const difference = pairedDifference(totals, new Float64Array(totals.size).fill(1))
    return { contrast, turned: turned[index] as boolean, totals, difference }
  })
}

function swapped({ a, b }: Cluster): Cluster {
  return { a: b, b: a }
}

function compareClusters(x: Cluster, y: Cluster): number {
  return x.a.sum - y.a.sum || x.a.count - y.a.count || x.b.sum - y.b.sum || x.b.count - y.b.count
}

function isNegative(clusters: readonly Cluster[]): boolean {
  const total = (of: (cluster: Cluster) => number): number =>
    clusters.reduce((sum, cluster) => sum + of(cluster), 0)
  const meanA = total(({ a }) => a.sum) / total(({ a }) => a.count)
  const meanB = total(({ b }) => b.sum) / total(({ b }) => b.count)
  return meanB < meanA
}
