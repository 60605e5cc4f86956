import type { MeasuredResponse, Outcome } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/** How much a response thinks: tokens, thoughts, switches, the way between switches, reflections. */

/** Reasoning tokens, by the tokenizer the run names. */
export const reasoningTokens: ResponseMetric = {
  name: 'tokens',
  of: ({ tokens, outcome }) => (outcome === 'failed' ? undefined : tokens.reasoning),
}

export const thoughtCount: ResponseMetric = {
  name: 'thoughts',
  of: (response) => (isSplit(response) ? response.thoughts.length : undefined),
}

/** Transitions: each starts a thought, and the first thought needs none. */
export const switchCount: ResponseMetric = {
  name: 'switches',
  of: (response) => (isSplit(response) ? Math.max(0, response.thoughts.length - 1) : undefined),
}

/** Mean reasoning tokens of the thoughts that a switch ended; absent where the response never switches. */
export const switchInterval: ResponseMetric = {
  name: 'switchInterval',
  of: ({ thoughts }) => {
    const lastLeft = thoughts.at(-2)
    return lastLeft?.tokensUpTo === undefined ? undefined : lastLeft.tokensUpTo / (thoughts.length - 1)
  },
}

export const reflectionCount: ResponseMetric = {
  name: 'reflections',
  of: (response) => (isSplit(response) ? response.reflections : undefined),
}

/** 1 where the text ends in a loop. */
export const loopShare: ResponseMetric = {
  name: 'loops',
  of: ({ outcome, loops }) => (outcome === 'failed' ? undefined : Number(loops === true)),
}

/** How many positions the reasoning is divided into where switches are counted by position. */
export const positions = 10

/** Switches in one tenth of the reasoning, 0 for the first, by characters. */
export function switchesAt(position: number): ResponseMetric {
  return {
    name: `switchesByPosition.${position}`,
    of: (response) => {
      if (!isSplit(response) || response.thoughts.length === 0) return undefined
      return response.thoughts.filter(
        ({ startShare }, index) => index > 0 && Math.floor((startShare ?? 0) * positions) === position,
      ).length
    },
  }
}

/** Only the model's own reasoning is cut into thoughts. */
function isSplit({ outcome, withheld }: MeasuredResponse): boolean {
  return outcome !== 'failed' && withheld === undefined
}

/** The same metric over the responses with one outcome alone. */
export function amongOutcome(metric: ResponseMetric, outcome: Outcome): ResponseMetric {
  return {
    name: `${metric.name}.${outcome}`,
    of: (response) => (response.outcome === outcome ? metric.of(response) : undefined),
  }
}
