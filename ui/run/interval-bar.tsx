import type { JSX } from 'solid-js'
import type { SummaryEstimate } from '#run'

/** A share with its interval on a scale from 0 to 1; the same in words stands beside it. */
export function IntervalBar(props: { readonly estimate: SummaryEstimate }): JSX.Element {
  const low = (): number => Math.max(0, props.estimate.low ?? 0)
  const high = (): number => Math.min(1, props.estimate.high ?? 1)
  return (
    <span class="interval-bar" aria-hidden="true">
      <span class="interval-range" style={{ left: `${100 * low()}%`, width: `${100 * (high() - low())}%` }} />
      <span class="interval-point" style={{ left: `${100 * props.estimate.value}%` }} />
    </span>
  )
}
