import type { MeasuredResponse } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/** What a token costs, each kind in the same unit: weights relative to uncached input, or dollars. */
export interface TokenPrices {
  readonly uncachedInput: number
  readonly cachedInput: number
  readonly output: number
}

/**
 * What a response is billed: uncached input, cached input and output tokens at their prices. Linear in the prices. Undefined
 * where nobody told how many tokens went in or came out.
 */
export function billedCost(
  { tokens }: Pick<MeasuredResponse, 'tokens'>,
  { uncachedInput, cachedInput, output }: TokenPrices,
): number | undefined {
  const { prompt, cachedPrompt = 0, output: generated } = tokens
  if (prompt === undefined || generated === undefined) return undefined
  return Math.max(0, prompt - cachedPrompt) * uncachedInput + cachedPrompt * cachedInput + generated * output
}

/** {@link billedCost} as a metric: the mean cost of a response. */
export function billedCostAt(prices: TokenPrices): ResponseMetric {
  return {
    name: 'billedCost',
    of: (response) => (response.outcome === 'failed' ? undefined : billedCost(response, prices)),
  }
}
