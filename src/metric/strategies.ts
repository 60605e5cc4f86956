import type { MeasuredResponse } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/** How much of the reasoning tries something new: only where it is known which line each thought follows. */

/**
 * Process efficiency ξ_P (arXiv 2412.21187): the share of a response's reasoning tokens in thoughts that follow a line not
 * followed before in it. A thought that commits to no line adds none. From 0 to 1.
 */
export const processEfficiency: ResponseMetric = {
  name: 'processEfficiency',
  of: (response) => {
    const { tokens, thoughts } = response
    if (!tokens.reasoning || !hasStrategies(response)) return undefined
    const seen = new Set<string>()
    let before = 0
    let distinct = 0
    for (const { strategy, tokensUpTo } of thoughts) {
      if (tokensUpTo === undefined) return undefined
      if (typeof strategy === 'string' && !seen.has(strategy)) {
        seen.add(strategy)
        distinct += tokensUpTo - before
      }
      before = tokensUpTo
    }
    return distinct / tokens.reasoning
  },
}

/**
 * Revisit rate: of a response's changes from one line to another, the share that go back to a line followed before. From 0
 * to 1; absent where it never changes its line. A thought without a line is passed over.
 */
export const revisitRate: ResponseMetric = {
  name: 'revisitRate',
  of: (response) => {
    if (!hasStrategies(response)) return undefined
    const seen = new Set<string>()
    let current: string | undefined
    let changes = 0
    let returns = 0
    for (const { strategy } of response.thoughts) {
      if (typeof strategy !== 'string' || strategy === current) continue
      if (current !== undefined) changes++
      if (seen.has(strategy)) returns++
      seen.add(strategy)
      current = strategy
    }
    return changes === 0 ? undefined : returns / changes
  },
}

function hasStrategies({ outcome, thoughts, withheld }: MeasuredResponse): boolean {
  if (outcome === 'failed' || withheld !== undefined || thoughts.length === 0) return false
  return thoughts.every(({ strategy }) => strategy !== undefined)
}
