import type { TotalsEstimate } from '#metric'
import type { SummaryEstimate } from '#run'
import { bound } from './estimator.ts'

/** A number that was read off totals, as the record has it. */
export function writtenTotals(
  { value, low, high }: TotalsEstimate,
  { n, problems }: { readonly n: number; readonly problems: number },
): SummaryEstimate {
  return {
    value,
    low: bound(low),
    high: bound(high),
    n,
    problems,
    method: 'bootstrap over problems, percentiles',
    ...(problems < 30 ? { warning: `only ${problems} problems: below 30 the interval is rough` } : {}),
  }
}
