import type { SummaryRatio } from '#run'
import { type ClusterTotal, estimateRatio } from '#statistics'
import { bound } from './estimator.ts'

/**
 * The ratio b ÷ a of two arms' pooled means, with an interval at the share of the error that one comparison of the family has;
 * undefined where there is none.
 */
export function ratioRecord(
  clusters: readonly { readonly a: ClusterTotal; readonly b: ClusterTotal }[],
  {
    level,
    comparisons,
    seed,
  }: { readonly level: number; readonly comparisons: number; readonly seed: string },
): SummaryRatio | undefined {
  const estimate = estimateRatio(
    clusters.map(({ a, b }) => ({ numerator: b, denominator: a })),
    { level: 1 - (1 - level) / comparisons, seed },
  )
  if ('absent' in estimate) return undefined
  const { value, low, high, method, warning } = estimate
  return { value, low: bound(low), high: bound(high), method, ...(warning === undefined ? {} : { warning }) }
}
