import type { MeasuredResponse } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/**
 * UT of one response, 1 − T̂/T (arXiv 2501.18585): the share of its reasoning tokens spent after the first correct
 * thought, that thought included in T̂. 0 where no thought is correct. In [0, 1). Absent where a thought before the first
 * correct one is not judged, or there was no reasoning.
 */
export function underthinking({ tokens, thoughts, withheld }: MeasuredResponse): number | undefined {
  if (!tokens.reasoning || withheld !== undefined) return undefined
  for (const { correct, tokensUpTo } of thoughts) {
    if (correct === undefined) return undefined
    if (correct) return tokensUpTo === undefined ? undefined : 1 - tokensUpTo / tokens.reasoning
  }
  return 0
}

/** The underthinking score: mean UT over the responses that were graded incorrect. */
export const underthinkingScore: ResponseMetric = {
  name: 'underthinking.score',
  of: (response) => (response.outcome === 'incorrect' ? underthinking(response) : undefined),
}

/** The same with the responses that got no grade (cut off, no answer) beside the incorrect ones. */
export const underthinkingWithCutOffs: ResponseMetric = {
  name: 'underthinking.scoreWithCutOffs',
  of: (response) =>
    response.outcome === 'incorrect' || response.outcome === 'ungradable'
      ? underthinking(response)
      : undefined,
}

/** The weighted score: mean UT over all responses, 0 where correct. Score × share incorrect when every response is graded. */
export const weightedUnderthinking: ResponseMetric = {
  name: 'underthinking.weighted',
  of: (response) => {
    if (response.outcome === undefined || response.outcome === 'failed') return undefined
    if (response.outcome === 'incorrect') return underthinking(response)
    // 0 is what a judge would add here, not what nobody has judged.
    return response.withheld === undefined && isJudged(response) ? 0 : undefined
  },
}

/** Share of incorrect responses that left a correct line with a winning continuation untried. */
export const abandoned: ResponseMetric = {
  name: 'underthinking.abandoned',
  of: ({ outcome, thoughts, withheld }) => {
    if (outcome !== 'incorrect' || withheld !== undefined) return undefined
    if (thoughts.some((thought) => thought.abandoned)) return 1
    return thoughts.every((thought) => thought.abandoned === false) ? 0 : undefined
  },
}

/** Share of incorrect responses that hold a correct thought. Luck alone can give much of it: read it beside chance. */
export const containsCorrect: ResponseMetric = {
  name: 'underthinking.containsCorrect',
  of: ({ outcome, thoughts, withheld }) => {
    if (outcome !== 'incorrect' || withheld !== undefined) return undefined
    if (thoughts.some((thought) => thought.correct)) return 1
    return thoughts.every((thought) => thought.correct === false) ? 0 : undefined
  },
}

/** Position of the first correct thought, 1 upwards, among responses that hold one. */
export const firstCorrectThought: ResponseMetric = {
  name: 'firstCorrectThought',
  of: ({ thoughts }) => {
    const index = thoughts.findIndex((thought) => thought.correct)
    // Index 0 is a position too: the worst case of underthinking must not read as "none".
    return index === -1 ? undefined : index + 1
  },
}

function isJudged({ thoughts }: MeasuredResponse): boolean {
  return thoughts.every(({ correct }) => correct !== undefined)
}
