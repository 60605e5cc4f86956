import { gradeResponse } from '#answer'
import { exactJudge, stepValidity } from '#judge'
import type { MeasuredResponse } from '#metric'
import type { Problem } from '#problem'
import type { GradeLine, ResponseKey, ResponseLine, ThoughtsLine } from '#run'
import { splitThoughts } from '#thought'
import { type ReasoningMarkers, splitReasoning, tokenOffsets } from '#trace'

type ThoughtRecord = ThoughtsLine['thoughts'][number]

/** What is found out about one response. */
export interface DerivedResponse {
  readonly grade: GradeLine
  /** Absent where there is no response. */
  readonly thoughts?: ThoughtsLine
  readonly measured: MeasuredResponse
}

/** Grades a response, cuts it into thoughts and judges them. A pure function of the problem and the response. */
export function deriveResponse(
  problem: Problem,
  response: ResponseLine,
  { markers, judge }: { readonly markers: ReasoningMarkers; readonly judge: string },
): DerivedResponse {
  const { text, finishReason, usage } = response
  const key = keyOf(response)
  const graded = gradeResponse(problem, { text, markers, cutOff: finishReason === 'length' })
  const span = splitReasoning(text, markers)
  const reasoning = text.slice(span.start, span.end)
  const split = splitThoughts(reasoning)
  const offsets = tokenOffsets(response.tokenLengths)
  const thoughts = split.thoughts.map(({ start, end, opener = null }): ThoughtRecord => {
    const judgement = judged(problem, reasoning.slice(start, end))
    return {
      start: span.start + start,
      end: span.start + end,
      // Counted back from the end of the reasoning, so that the last thought's count is T whatever opens the reasoning.
      tokensUpTo: Math.max(0, usage.reasoning - offsets.countBetween(span.start + end, span.end)),
      opener,
      ...judgement,
    }
  })
  return {
    grade: {
      version: 1,
      ...key,
      outcome: graded.outcome,
      reason: graded.reason,
      answer: graded.answer ?? null,
    },
    thoughts: {
      version: 1,
      ...key,
      judge,
      reflections: split.reflections,
      steps: stepValidity(reasoning),
      thoughts,
    },
    measured: {
      ...placeOf(problem, response.sample),
      outcome: graded.outcome,
      tokens: usage,
      thoughts: thoughts.map(measuredThought),
      reflections: split.reflections,
    },
  }
}

/** A planned response that infrastructure failed. */
export function failedResponse(problem: Problem, key: ResponseKey, reason: string): DerivedResponse {
  return {
    grade: { version: 1, ...keyOf(key), outcome: 'failed', reason, answer: null },
    measured: {
      ...placeOf(problem, key.sample),
      outcome: 'failed',
      tokens: { prompt: 0, reasoning: 0, output: 0 },
      thoughts: [],
      reflections: 0,
    },
  }
}

function keyOf({ problem, arm, sample }: ResponseKey): ResponseKey {
  return { problem, arm, sample }
}

function placeOf(
  { id, cluster, level }: Problem,
  sample: number,
): Pick<MeasuredResponse, 'problem' | 'cluster' | 'level' | 'sample'> {
  return { problem: id, cluster, ...(level === undefined ? {} : { level }), sample }
}

function judged(
  problem: Problem,
  thought: string,
): Pick<ThoughtRecord, 'correct' | 'abandoned' | 'commitment'> {
  if (problem.kind !== 'countdown') return { correct: null, abandoned: null, commitment: null }
  const { correct, abandoned, commitment = null } = exactJudge(problem, thought)
  return { correct, abandoned, commitment }
}

function measuredThought({
  tokensUpTo,
  correct,
  abandoned,
}: ThoughtRecord): MeasuredResponse['thoughts'][number] {
  return {
    tokensUpTo,
    ...(correct === null ? {} : { correct }),
    ...(abandoned === null ? {} : { abandoned }),
  }
}
