import type { MeasuredResponse } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/**
 * Outcome efficiency ξ_O (arXiv 2412.21187): T̂ ÷ T, the share of a response's reasoning tokens up to and including its first
 * correct thought; 0 where no thought is correct. From 0 to 1: low means that it thought on when it had the answer, or never
 * had it. Absent where a thought before the first correct one is not judged, or there was no reasoning.
 */
export const outcomeEfficiency: ResponseMetric = {
  name: 'outcomeEfficiency',
  of: ({ outcome, tokens, thoughts, withheld }: MeasuredResponse) => {
    if (outcome === 'failed' || !tokens.reasoning || withheld !== undefined) return undefined
    for (const { correct, tokensUpTo } of thoughts) {
      if (correct === undefined) return undefined
      if (correct) return tokensUpTo === undefined ? undefined : tokensUpTo / tokens.reasoning
    }
    return 0
  },
}
