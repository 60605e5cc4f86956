import type { SummaryComparison } from '#run'
import type { PairedDifference } from '#statistics'
import { bound } from './estimator.ts'

/** A difference that could be estimated. */
export type KnownDifference = PairedDifference & { readonly value: number }

/** A difference as the record keeps it: bounds that are not there and numbers that are missing are null. */
export function differenceRecord(difference: KnownDifference): SummaryComparison['difference'] {
  const { value, low, high, pointwise, method, warning } = difference
  const { pValue = null, detectable = null, nonInferior = null, margin = null, distinguishable } = difference
  return {
    value,
    low: bound(low),
    high: bound(high),
    method,
    pointwise: { low: bound(pointwise.low), high: bound(pointwise.high) },
    ...(warning === undefined ? {} : { warning }),
    pValue,
    distinguishable,
    nonInferior,
    margin,
    detectable,
  }
}
