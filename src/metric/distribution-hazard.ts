import type { ClusterTotal } from '#statistics'
import { binOf, hazardEdges } from './distribution-bins.ts'
import { type ClusterSums, clusterSums } from './distribution-clusters.ts'

/** Switches in a stretch of time, against the thinking that was done in it. */
export interface HazardBin {
  /** Tokens, the end not included. */
  readonly from: number
  readonly to: number
  readonly switches: number
  /** How many were still thinking when it began. */
  readonly thinking: number
  /** Switches over tokens of thinking. */
  readonly totals: readonly ClusterTotal[]
}

export interface HazardTally {
  /** One that thought for so many tokens, with its switches after so many tokens each. */
  readonly add: (cluster: string, duration: number, switches: readonly number[]) => void
  readonly result: () => readonly HazardBin[]
}

/** Where fewer than these still think a rate says nothing: the time from there on is left out. */
const leastThinking = 20

export function hazardTally(): HazardTally {
  const bins: { switches: number; thinking: number; readonly sums: ClusterSums }[] = []
  const binAt = (index: number): (typeof bins)[number] => {
    while (bins.length <= index) bins.push({ switches: 0, thinking: 0, sums: clusterSums() })
    return bins[index] as (typeof bins)[number]
  }
  return {
    add: (cluster, duration, switches) => {
      for (let bin = 0; (hazardEdges[bin] ?? Infinity) < duration; bin++) {
        const from = hazardEdges[bin] as number
        const tokens = Math.min(duration, hazardEdges[bin + 1] ?? duration) - from
        const one = binAt(bin)
        one.thinking++
        one.sums.add(cluster, 0, tokens)
      }
      for (const after of switches) {
        if (after <= 0 || after > duration) continue
        // The switch after n tokens ends the n-th: it belongs to the bin that this token lies in.
        const one = binAt(binOf(after - 1, hazardEdges))
        one.switches++
        one.sums.add(cluster, 1, 0)
      }
    },
    result: () => {
      const end = bins.findIndex(({ thinking }) => thinking < leastThinking)
      return bins.slice(0, end < 0 ? bins.length : end).map(({ switches, thinking, sums }, bin) => ({
        from: hazardEdges[bin] as number,
        to: hazardEdges[bin + 1] as number,
        switches,
        thinking,
        totals: sums.totals(),
      }))
    },
  }
}
