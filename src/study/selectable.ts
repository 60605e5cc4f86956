import { voteKey } from '#answer'
import type { MeasuredResponse } from '#metric'
import type { Problem } from '#problem'
import type { ResponseLine } from '#run'
import type { ReasoningSpan } from '#trace'

/** What a selection among responses to one problem goes by: what this one votes for, whether it finished, what it cost. */
export function selectable(
  problem: Problem,
  {
    finishReason,
    costUsd,
    answerLogProbability,
  }: Pick<ResponseLine, 'finishReason' | 'costUsd' | 'answerLogProbability'>,
  { answer, span }: { readonly answer: string | undefined; readonly span: ReasoningSpan },
): Pick<MeasuredResponse, 'vote' | 'finished' | 'costUsd' | 'confidence'> {
  // Without any reasoning there is only the answer to be cut off.
  const isCut = finishReason === 'length' && span.start === span.end
  return {
    vote: answer === undefined ? undefined : voteKey(problem, answer),
    finished: span.answerStart !== undefined && !isCut,
    costUsd,
    confidence: answerLogProbability === undefined ? undefined : Math.exp(answerLogProbability),
  }
}
