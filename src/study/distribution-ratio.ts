import type { OutcomePair } from '#metric'
import type { SummaryEstimate } from '#run'
import { type Absent, estimateMean } from '#statistics'
import { bound } from './estimator.ts'

interface RatioOptions {
  readonly seed: string
  readonly level: number
}

/**
 * The mean of incorrect over the mean of correct responses, both pooled, with an interval over clusters: the logarithm of the
 * ratio is linearised, so that each cluster has a pseudo-value whose mean it is, and those are treated as any mean. On the scale
 * of logarithms the interval never reaches below 0 and is the same for the inverse ratio.
 */
export function outcomeRatio(pairs: readonly OutcomePair[], options: RatioOptions): SummaryEstimate | Absent {
  const counted = pairs.filter(({ incorrect, correct }) => incorrect.count + correct.count > 0)
  const incorrect = pooled(counted.map((pair) => pair.incorrect))
  const correct = pooled(counted.map((pair) => pair.correct))
  if (incorrect.count === 0 || correct.count === 0)
    return { absent: `no ${incorrect.count === 0 ? 'incorrect' : 'correct'} response` }
  if (!(incorrect.sum > 0 && correct.sum > 0)) return { absent: 'one of the two is nothing' }
  const share = (total: { readonly sum: number; readonly count: number }, of: typeof incorrect): number =>
    total.sum / of.sum - total.count / of.count
  const value = Math.log(incorrect.sum / incorrect.count / (correct.sum / correct.count))
  const pseudoValues = counted.map((pair) => ({
    sum: value + counted.length * (share(pair.incorrect, incorrect) - share(pair.correct, correct)),
    count: 1,
  }))
  const estimate = estimateMean(pseudoValues, { ...options, binary: false })
  if ('absent' in estimate) return estimate
  const { low, high, problems, method, warning } = estimate
  return {
    value: Math.exp(value),
    low: Math.exp(low),
    high: bound(Math.exp(high)),
    n: incorrect.count + correct.count,
    problems,
    method: `${method}, linearised logarithm`,
    ...(warning === undefined ? {} : { warning }),
  }
}

function pooled(totals: readonly { readonly sum: number; readonly count: number }[]): {
  readonly sum: number
  readonly count: number
} {
  return totals.reduce((all, { sum, count }) => ({ sum: all.sum + sum, count: all.count + count }), {
    sum: 0,
    count: 0,
  })
}
