import type { Problem } from '#problem'
import { type ReasoningMarkers, splitReasoning } from '#trace'
import { lastBoxed } from './boxed.ts'
import type { Grade } from './grade.ts'
import { gradeCountdown } from './grade-countdown.ts'

/**
 * Grades a whole response. Only what follows the reasoning counts as an answer: a result in mid-thought is not one.
 * No answer, or one cut off, is ungradable: shown apart from incorrect, but never correct.
 */
export function gradeResponse(
  problem: Problem,
  response: { readonly text: string; readonly markers: ReasoningMarkers; readonly cutOff: boolean },
): Grade {
  const { text, markers, cutOff } = response
  const { answerStart } = splitReasoning(text, markers)
  if (answerStart === undefined) {
    return { outcome: 'ungradable', reason: cutOff ? 'cut off while reasoning' : 'the reasoning never ended' }
  }
  const answer = lastBoxed(text.slice(answerStart))
  if (answer === undefined)
    return { outcome: 'ungradable', reason: cutOff ? 'cut off in the answer' : 'no answer' }
  if (problem.kind === 'countdown') return gradeCountdown(answer, problem)
  return answer === problem.gold.trim()
    ? { outcome: 'correct', reason: 'same text as the gold answer', answer }
    : { outcome: 'incorrect', reason: 'not the gold answer', answer }
}
