import type { ClusterTotal } from '#statistics'
import { type ClusterSums, clusterSums } from './distribution-clusters.ts'
import type { MeasuredResponse } from './measured-response.ts'

/** What incorrect and correct responses add up to in one cluster of problems. */
export interface OutcomePair {
  readonly incorrect: ClusterTotal
  readonly correct: ClusterTotal
}

export interface OutcomeContrast {
  /** Over all responses with either outcome. */
  readonly overall: readonly OutcomePair[]
  /** Over the problems that have both: each counts once, with the mean of its responses of either outcome. */
  readonly within: readonly OutcomePair[]
  /** Problems that have both. */
  readonly problems: number
}

export interface OutcomeTally {
  readonly add: (response: MeasuredResponse, value: number) => void
  readonly result: () => OutcomeContrast
}

type Sides = Readonly<Record<'incorrect' | 'correct', ClusterSums>>

/** Sets incorrect against correct responses, over all of them and within the problems that have both. */
export function outcomeTally(): OutcomeTally {
  const byCluster = sides()
  const byProblem = sides()
  const clusterOf = new Map<string, string>()
  return {
    add: ({ problem, cluster, outcome }, value) => {
      if (outcome !== 'correct' && outcome !== 'incorrect') return
      byCluster[outcome].add(cluster, value, 1)
      byProblem[outcome].add(problem, value, 1)
      clusterOf.set(problem, cluster)
    },
    result: () => {
      const both = byProblem.incorrect.clusters().filter((problem) => byProblem.correct.of(problem).count > 0)
      const within = sides()
      for (const problem of both) {
        for (const side of ['incorrect', 'correct'] as const) {
          const { sum, count } = byProblem[side].of(problem)
          within[side].add(clusterOf.get(problem) ?? problem, sum / count, 1)
        }
      }
      return { overall: paired(byCluster), within: paired(within), problems: both.length }
    },
  }
}

function sides(): Sides {
  return { incorrect: clusterSums(), correct: clusterSums() }
}

function paired({ incorrect, correct }: Sides): OutcomePair[] {
  const clusters = new Set([...incorrect.clusters(), ...correct.clusters()])
  return [...clusters].map((cluster) => ({
    incorrect: incorrect.of(cluster),
    correct: correct.of(cluster),
  }))
}
