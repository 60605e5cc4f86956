import type { MeasuredResponse } from './measured-response.ts'

/**
 * A number read off one response; undefined where the response is not in the metric's denominator. Every metric here is
 * the mean of such numbers, pooled over problems, so that one way of resampling problems serves them all.
 */
export interface ResponseMetric {
  readonly name: string
  readonly of: (response: MeasuredResponse) => number | undefined
}
