import { type ClusterTotal, hashParts } from '#statistics'
import type { CanaryBranch } from './canary-branch.ts'

/** What is compared between the branches; a request counts in what is known of it. */
export const canaryMeasures = [
  'failed',
  'cutOff',
  'outputTokens',
  'reasoningTokens',
  'switches',
  'seconds',
  'firstPieceSeconds',
] as const
export type CanaryMeasure = (typeof canaryMeasures)[number]

/** One request of the canary or its control. */
export interface CanaryOutcome {
  readonly branch: CanaryBranch
  /** Requests of one question are one cluster: they are no independent evidence. */
  readonly question: string
  readonly values: Readonly<Partial<Record<CanaryMeasure, number>>>
}

/**
 * So many clusters at most, whatever the traffic: questions are thrown together by their hashes. An interval over clusters of
 * questions holds as one over questions does, and what is kept stays small.
 */
const clusterCount = 128

/** Sums of both branches since the canary began: memory does not grow with the traffic. */
export interface CanaryTally {
  readonly add: (outcome: CanaryOutcome) => void
  readonly requests: (branch: CanaryBranch) => number
  readonly total: (branch: CanaryBranch, measure: CanaryMeasure) => ClusterTotal
  /** The totals of both branches, cluster by cluster, of those that hold a request. */
  readonly clusters: (
    measure: CanaryMeasure,
  ) => readonly { readonly control: ClusterTotal; readonly canary: ClusterTotal }[]
}

export function canaryTally(): CanaryTally {
  const requests = { canary: 0, control: 0 }
  const columns = (): Record<CanaryMeasure, Columns> =>
    Object.fromEntries(canaryMeasures.map((measure) => [measure, new Columns()])) as never
  const sums = { canary: columns(), control: columns() }
  const used = new Set<number>()
  return {
    add({ branch, question, values }) {
      requests[branch]++
      const place = hashParts([question]).low % clusterCount
      used.add(place)
      for (const measure of canaryMeasures) {
        const value = values[measure]
        if (value !== undefined) sums[branch][measure].add(place, value)
      }
    },
    requests: (branch) => requests[branch],
    total: (branch, measure) => sums[branch][measure].total(),
    clusters: (measure) =>
      [...used].map((place) => ({
        control: sums.control[measure].at(place),
        canary: sums.canary[measure].at(place),
      })),
  }
}

class Columns {
  readonly #sums = new Float64Array(clusterCount)
  readonly #counts = new Float64Array(clusterCount)

  add(place: number, value: number): void {
    this.#sums[place] = (this.#sums[place] ?? 0) + value
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
  }

  at(place: number): ClusterTotal {
    return { sum: this.#sums[place] ?? 0, count: this.#counts[place] ?? 0 }
  }

  total(): ClusterTotal {
    const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
    return { sum: sumOf(this.#sums), count: sumOf(this.#counts) }
  }
}
