import { gradeResponse } from '#answer'
import type { CountdownProblem } from '#problem'
import { splitThoughts } from '#thought'
import { splitReasoning } from '#trace'
import type { SampledResponse } from './reasoner.ts'

/** What came of many responses to one problem. */
export interface Tally {
  readonly responses: number
  readonly correct: number
  readonly switches: number
}

export const emptyTally: Tally = { responses: 0, correct: 0, switches: 0 }

/** Counts one more response. */
export function counted(
  tally: Tally,
  problem: CountdownProblem,
  { text, finishReason }: SampledResponse,
): Tally {
  const span = splitReasoning(text, { open: '<think>', close: '</think>' })
  const { outcome } = gradeResponse(problem, { text, span, finish: finishReason })
  const { thoughts } = splitThoughts(text.slice(span.start, span.end))
  return {
    responses: tally.responses + 1,
    correct: tally.correct + Number(outcome === 'correct'),
    switches: tally.switches + Math.max(0, thoughts.length - 1),
  }
}
