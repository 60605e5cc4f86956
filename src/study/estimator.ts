import type { MeasuredResponse, ResponseMetric } from '#metric'
import type { SummaryEstimate } from '#run'
import { type ClusterTotal, type Estimate, estimateMean } from '#statistics'

/** Estimates means, and notes why those are missing that cannot be estimated. */
export interface Estimator {
  /** The mean of a metric over responses; undefined, with the reason noted under `path`, where there is none. */
  readonly mean: (
    path: string,
    metric: ResponseMetric,
    responses: readonly MeasuredResponse[],
  ) => SummaryEstimate | undefined
  /** A ratio of sums over clusters. */
  readonly ratio: (
    path: string,
    clusters: readonly ClusterTotal[],
    binary: boolean,
  ) => SummaryEstimate | undefined
  readonly note: (path: string, reason: string) => void
  readonly absent: () => Readonly<Record<string, string>>
}

/** Metrics that are 0 or 1 for each response. */
const binaryMetrics = new Set([
  'accuracy',
  'loops',
  'underthinking.abandoned',
  'underthinking.containsCorrect',
])

export function estimator(options: { readonly seed: string; readonly level: number }): Estimator {
  const absent: Record<string, string> = {}
  const note = (path: string, reason: string): void => {
    absent[path] = reason.replace(/\.$/, '')
  }
  const ratio: Estimator['ratio'] = (path, clusters, binary) => {
    const counted = clusters.filter(({ count }) => count > 0)
    const estimate = estimateMean(counted, { ...options, binary })
    if (!('absent' in estimate)) return written(estimate)
    note(path, estimate.absent)
    return undefined
  }
  return {
    ratio,
    note,
    mean: (path, metric, responses) =>
      ratio(path, clusterTotals(responses, metric), binaryMetrics.has(metric.name)),
    absent: () => absent,
  }
}

/** The sums of a metric over each cluster of problems, clusters in order of appearance. */
export function clusterTotals(
  responses: readonly MeasuredResponse[],
  metric: ResponseMetric,
): ClusterTotal[] {
  return totals(responses, (response) => {
    const value = metric.of(response)
    return value === undefined ? { sum: 0, count: 0 } : { sum: value, count: 1 }
  })
}

/** Adds up what each member of a cluster contributes, clusters in order of appearance. */
export function totals<Member extends { readonly cluster: string }>(
  members: readonly Member[],
  contribution: (member: Member) => ClusterTotal,
): ClusterTotal[] {
  const clusters = new Map<string, ClusterTotal>()
  for (const member of members) {
    const { sum, count } = contribution(member)
    const before = clusters.get(member.cluster) ?? { sum: 0, count: 0 }
    clusters.set(member.cluster, { sum: before.sum + sum, count: before.count + count })
  }
  return [...clusters.values()]
}

/** A bound that is not finite is null in the record, where JSON has no infinity. */
export function bound(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function written({ value, low, high, n, problems, method, warning }: Estimate): SummaryEstimate {
  return {
    value,
    // No metric here can be below 0: an interval that reaches there says nothing more.
    low: bound(Math.max(0, low)),
    high: bound(high),
    n,
    problems,
    method,
    ...(warning === undefined ? {} : { warning }),
  }
}
