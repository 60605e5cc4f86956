import type { MeasuredResponse } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/** How much a response thinks: tokens, thoughts, switches, the way between switches, reflections. */

/** Reasoning tokens, by the tokenizer the run names. */
export const reasoningTokens: ResponseMetric = {
  name: 'tokens',
  of: ({ tokens, outcome }) => (outcome === 'failed' ? undefined : tokens.reasoning),
}

export const thoughtCount: ResponseMetric = {
  name: 'thoughts',
  of: ({ thoughts, outcome }) => (outcome === 'failed' ? undefined : thoughts.length),
}

/** Transitions: each starts a thought, and the first thought needs none. */
export const switchCount: ResponseMetric = {
  name: 'switches',
  of: ({ thoughts, outcome }) => (outcome === 'failed' ? undefined : Math.max(0, thoughts.length - 1)),
}

/** Mean reasoning tokens of the thoughts that a switch ended; absent where the response never switches. */
export const switchInterval: ResponseMetric = {
  name: 'switchInterval',
  of: ({ thoughts }) => {
    const lastLeft = thoughts.at(-2)
    return lastLeft && lastLeft.tokensUpTo / (thoughts.length - 1)
  },
}

export const reflectionCount: ResponseMetric = {
  name: 'reflections',
  of: ({ reflections, outcome }) => (outcome === 'failed' ? undefined : reflections),
}

/** The same metric over the responses with one outcome alone. */
export function amongOutcome(metric: ResponseMetric, outcome: MeasuredResponse['outcome']): ResponseMetric {
  return {
    name: `${metric.name}.${outcome}`,
    of: (response) => (response.outcome === outcome ? metric.of(response) : undefined),
  }
}
