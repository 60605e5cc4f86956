import type { GoldProblem, Problem } from '#problem'
import type { ReasoningKind, ReasoningSpan, ReplyFinish } from '#trace'
import { lastBoxed } from './boxed.ts'
import { compareAnswer } from './compare-answer.ts'
import { type ExtractedAnswer, extractAnswer } from './extract/extract-answer.ts'
import { goldAnswerOf } from './gold-answer-of.ts'
import type { Grade } from './grade.ts'
import { gradeCountdown } from './grade-countdown.ts'
import type { GradeTextOptions } from './grade-text.ts'

/** A response as far as grading looks at it. */
export interface GradableResponse {
  /** Reasoning and answer. */
  readonly text: string
  readonly span: ReasoningSpan
  readonly finish: ReplyFinish
  /** Does the text end in a block that repeats again and again? */
  readonly loop?: boolean
  /** What the reasoning is; without it the model's own text. */
  readonly reasoning?: ReasoningKind
}

/** How responses are graded. */
export interface GradeOptions extends GradeTextOptions {
  /** Whether the reasoning is searched where the answer is missing; default false, since a result in mid-thought is no answer. */
  readonly answerFromReasoning?: boolean
}

/**
 * Grades a whole response. Only what follows the reasoning counts as an answer, unless the options say otherwise. Without an
 * answer a response is ungradable: shown apart from incorrect, but never correct. One that was cut off is graded by an answer
 * that it had declared before the cut (a box, "the answer is"), and by nothing weaker.
 */
export function gradeResponse(
  problem: Problem,
  response: GradableResponse,
  options: GradeOptions = {},
): Grade {
  if (response.finish === 'declined') return { outcome: 'ungradable', reason: 'declined' }
  if (problem.kind === 'countdown') {
    const answer = lastBoxed(answerPart(response) ?? '')
    return answer === undefined ? ungradable(response) : gradeCountdown(answer, problem)
  }
  const found = findAnswer(problem, response, options)
  if (problem.gold === undefined) return { outcome: undefined, reason: 'no gold answer', ...answerOf(found) }
  if (!found) return ungradable(response)
  return compared(problem, problem.gold, found, options)
}

function compared(problem: GoldProblem, gold: string, found: ExtractedAnswer, options: GradeOptions): Grade {
  const golds = [gold, ...(problem.goldAlternatives ?? [])].map(goldAnswerOf)
  const { equal, stage } = compareAnswer(found, golds, problem.kind, {
    ...(problem.choices && { choices: problem.choices }),
    ...options,
  })
  return equal
    ? { outcome: 'correct', reason: 'same as the gold answer', ...answerOf(found), stage }
    : { outcome: 'incorrect', reason: 'not the gold answer', ...answerOf(found), stage }
}

function findAnswer(
  { kind, choices }: GoldProblem,
  response: GradableResponse,
  options: GradeOptions,
): ExtractedAnswer | undefined {
  const { pattern, form, location } = options
  const answer = answerPart(response)
  // What was cut off, or runs in circles, has not said its last word: only what it declared to be its answer counts.
  const declaredOnly = response.finish === 'length' || response.loop === true
  const extraction = { kind, choices: options.choices ?? choices, pattern, form, location, declaredOnly }
  const found = answer === undefined ? undefined : extractAnswer(answer, extraction)
  if (found || options.answerFromReasoning !== true) return found
  const { text, span } = response
  const thought = extractAnswer(text.slice(span.start, span.end), { ...extraction, declaredOnly: true })
  return thought && { ...thought, how: `reasoning: ${thought.how}` }
}

/** What follows the reasoning; undefined where the reasoning never ended. */
function answerPart({ text, span }: GradableResponse): string | undefined {
  return span.answerStart === undefined ? undefined : text.slice(span.answerStart)
}

function answerOf(found: ExtractedAnswer | undefined): Pick<Grade, 'answer' | 'how'> {
  return found === undefined ? {} : { answer: found.answer, how: found.how }
}

/** Why there is no answer to grade. */
function ungradable({ span, finish, loop }: GradableResponse): Grade {
  return { outcome: 'ungradable', reason: reasonFor(span.answerStart === undefined, finish, loop === true) }
}

function reasonFor(isReasoning: boolean, finish: ReplyFinish, loop: boolean): string {
  if (loop) return 'loop'
  if (finish === 'length') return isReasoning ? 'cut off while reasoning' : 'cut off in the answer'
  return isReasoning ? 'the reasoning never ended' : 'no answer'
}
