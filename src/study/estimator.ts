import type { MeasuredResponse, ResponseMetric } from '#metric'
import type { SummaryEstimate } from '#run'
import { type ClusterTotal, type Estimate, estimateMean } from '#statistics'
import { clusterTotals } from './cluster-totals.ts'

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
  /** The mean over problems of a number read off the responses to each, from 0 to 1 where it is a share. */
  readonly overProblems: (
    path: string,
    problems: readonly ProblemValue[],
    kind: 'share' | 'amount',
  ) => SummaryEstimate | undefined
  readonly note: (path: string, reason: string) => void
  /** Takes over what was noted elsewhere. */
  readonly noteAll: (absent: Readonly<Record<string, string>>) => void
  readonly absent: () => Readonly<Record<string, string>>
}

/** A number read off the responses to one problem; undefined where the problem does not count. */
export interface ProblemValue {
  readonly cluster: string
  readonly value: number | undefined
  readonly responses: number
}

/** Metrics that are 0 or 1 for each response. */
const binaryMetrics = new Set([
  'accuracy',
  'correctWithin',
  'loops',
  'underthinking.abandoned',
  'underthinking.containsCorrect',
])

export function estimator(options: { readonly seed: string; readonly level: number }): Estimator {
  const absent: Record<string, string> = {}
  const note = (path: string, reason: string): void => {
    absent[path] = reason.replace(/\.$/, '')
  }
  const estimated = (
    path: string,
    clusters: readonly ClusterTotal[],
    kind: { readonly binary: boolean; readonly share?: boolean },
  ): SummaryEstimate | undefined => {
    const counted = clusters.filter(({ count }) => count > 0)
    const estimate = estimateMean(counted, { ...options, ...kind })
    if (!('absent' in estimate)) return written(estimate)
    note(path, estimate.absent)
    return undefined
  }
  const ratio: Estimator['ratio'] = (path, clusters, binary) => estimated(path, clusters, { binary })
  return {
    ratio,
    note,
    noteAll: (others) => void Object.assign(absent, others),
    overProblems: (path, problems, kind) => {
      const counted = problems.filter(({ value }) => value !== undefined)
      // What rounding adds to a share of 1 is none of it.
      const sumOf = (value = 0): number => (kind === 'share' ? Math.min(1, value) : value)
      const clusters = totals(counted, ({ value }) => ({ sum: sumOf(value), count: 1 }))
      const estimate = estimated(path, clusters, { binary: false, share: kind === 'share' })
      const left = problems.length - counted.length
      const warning =
        left === 0 ? estimate?.warning : `${left} of ${problems.length} problems have too few responses`
      return (
        estimate && {
          ...estimate,
          n: counted.reduce((sum, { responses }) => sum + responses, 0),
          ...(warning === undefined ? {} : { warning }),
        }
      )
    },
    mean: (path, metric, responses) =>
      ratio(path, clusterTotals(responses, metric), binaryMetrics.has(metric.name)),
    absent: () => absent,
  }
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

/** An estimate as the record holds it. */
export function written({ value, low, high, n, problems, method, warning }: Estimate): SummaryEstimate {
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
