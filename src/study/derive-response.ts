import { type GradeOptions, gradeResponse } from '#answer'
import { pureJudges, stepValidity } from '#judge'
import type { MeasuredResponse, MeasuredThought } from '#metric'
import type { Problem } from '#problem'
import type { GradeLine, ResponseKey, ResponseLine, ThoughtsLine } from '#run'
import { findLoop, reasoningLanguage, type ThoughtSplit, thoughtSplitter } from '#thought'
import { type ReasoningMarkers, type ReasoningSpan, splitReasoning, type TokenCounter } from '#trace'
import type { Judging, ThoughtPlace } from './judge-with.ts'
import { selectable } from './selectable.ts'
import { thoughtStrategy } from './thought-strategy.ts'
import { type TokenShares, tokenShares } from './token-shares.ts'

type ThoughtRecord = ThoughtsLine['thoughts'][number]

/** What is found out about one response. */
export interface DerivedResponse {
  readonly grade: GradeLine
  /** Absent where there is no response. */
  readonly thoughts?: ThoughtsLine
  readonly measured: MeasuredResponse
  /** UTF-16 units of the reasoning. */
  readonly reasoningCharacters: number
  /** Where it is one that English openers find nothing in. */
  readonly reasoningLanguage?: ReturnType<typeof reasoningLanguage>
}

/** How responses are looked at: by whom judged, how cut, how counted. */
export interface DerivingOptions {
  /** Where the reasoning is, for responses that do not say it themselves. */
  readonly markers: ReasoningMarkers
  readonly judge: string
  /** In place of that judge. Without it countdown is judged exactly, and nothing else at all. */
  readonly judging?: Judging
  /** The paper's transitions where left out. */
  readonly split?: (reasoning: string) => ThoughtSplit
  /** Without it the engine's own counts, or the recorded usage apportioned by characters. */
  readonly counter?: TokenCounter
  /** Where tokens of different arms are counted by different tokenizers; before `counter`. */
  readonly counterOf?: (arm: string) => TokenCounter | undefined
  readonly grading?: GradeOptions
}

const usualSplit = thoughtSplitter()

/** Grades a response, cuts it into thoughts and judges them. A pure function of the problem and the response. */
export function deriveResponse(
  problem: Problem,
  response: ResponseLine,
  options: DerivingOptions,
): DerivedResponse {
  const { text, finishReason } = response
  const span = response.span ?? splitReasoning(text, options.markers)
  const counter = options.counterOf?.(response.arm) ?? options.counter
  const shares = tokenShares(response, span, counter)
  const loop = findLoop(text)
  // One that the text left again is flagged, and is no end.
  const endsInLoop = loop !== undefined && loop.end === text.length
  const graded = gradeResponse(
    problem,
    {
      text,
      span,
      finish: finishReason,
      loop: endsInLoop,
      ...(response.reasoning === undefined ? {} : { reasoning: response.reasoning }),
    },
    options.grading,
  )
  const line = thoughtsOf({ problem, response, span, shares }, options)
  const thoughts = loop === undefined ? line : { ...line, loop }
  const { vote, finished, costUsd, confidence } = selectable(problem, response, {
    answer: graded.answer,
    span,
  })
  // Written out, without spreading: this runs for each of millions of responses.
  return {
    grade: {
      version: 1,
      problem: response.problem,
      arm: response.arm,
      sample: response.sample,
      outcome: graded.outcome ?? null,
      reason: graded.reason,
      answer: graded.answer ?? null,
      ...(graded.how === undefined ? {} : { how: graded.how }),
      ...(graded.stage === undefined ? {} : { stage: graded.stage }),
    },
    thoughts,
    reasoningCharacters: span.end - span.start,
    reasoningLanguage: reasoningLanguage(text.slice(span.start, span.end)),
    measured: {
      problem: problem.id,
      cluster: problem.cluster,
      level: problem.level,
      sample: response.sample,
      outcome: graded.outcome,
      tokens: shares.tokens,
      thoughts: thoughts.thoughts.map((thought) => measuredThought(thought, { problem, span, text })),
      reflections: thoughts.reflections,
      withheld: withheld(response, span),
      loops: endsInLoop,
      vote,
      finished,
      costUsd,
      ...(confidence === undefined ? {} : { confidence }),
    },
  }
}

/** A planned response that infrastructure failed. */
export function failedResponse(problem: Problem, key: ResponseKey, reason: string): DerivedResponse {
  return {
    grade: { version: 1, ...keyOf(key), outcome: 'failed', reason, answer: null },
    reasoningCharacters: 0,
    measured: {
      problem: problem.id,
      cluster: problem.cluster,
      level: problem.level,
      sample: key.sample,
      outcome: 'failed',
      tokens: {},
      thoughts: [],
      reflections: 0,
    },
  }
}

function thoughtsOf(
  {
    problem,
    response,
    span,
    shares,
  }: {
    readonly problem: Problem
    readonly response: ResponseLine
    readonly span: ReasoningSpan
    readonly shares: TokenShares
  },
  { judging, judge, split = usualSplit }: DerivingOptions,
): ThoughtsLine {
  const reasoning = isOwnReasoning(response) ? response.text.slice(span.start, span.end) : ''
  const { thoughts, reflections } = split(reasoning)
  return {
    version: 1,
    problem: response.problem,
    arm: response.arm,
    sample: response.sample,
    judge: judging?.text ?? judge,
    reflections,
    ...(problem.kind === 'countdown' && { steps: stepValidity(reasoning) }),
    thoughts: thoughts.map(({ start: from, end: to, opener = null }) => {
      const [start, end] = [span.start + from, span.start + to]
      const thought = { start, end, tokensUpTo: shares.upTo(end) ?? null, opener }
      const judgement = judged({ problem, response, start, end }, judging)
      return judgement === undefined ? thought : { ...thought, ...judgement }
    }),
  }
}

/** Thoughts are measured on the model's own reasoning alone, never on a vendor's summary of it. */
export function isOwnReasoning({ reasoning = 'full' }: ResponseLine): boolean {
  return reasoning === 'full'
}

function withheld({ reasoning }: ResponseLine, { start, end }: ReasoningSpan): MeasuredResponse['withheld'] {
  // What was imported as full reasoning and is empty shows none.
  if (reasoning === 'full') return start === end ? 'none' : undefined
  return reasoning
}

function keyOf({ problem, arm, sample }: ResponseKey): ResponseKey {
  return { problem, arm, sample }
}

function judged(
  thought: ThoughtPlace,
  judging: Judging | undefined,
): Pick<ThoughtRecord, 'correct' | 'abandoned' | 'commitment'> | undefined {
  const { problem, response, start, end } = thought
  if (judging === undefined && problem.kind !== 'countdown') return undefined
  const judgement =
    judging?.judge(thought) ?? pureJudges.exact.judge(problem, response.text.slice(start, end))
  const { correct, abandoned = null, commitment = null } = judgement
  return { correct, abandoned, commitment }
}

function measuredThought(
  thought: ThoughtRecord,
  { problem, span, text }: { readonly problem: Problem; readonly span: ReasoningSpan; readonly text: string },
): MeasuredThought {
  const { start, end, tokensUpTo, correct, abandoned } = thought
  const place = { startShare: (start - span.start) / (span.end - span.start), characters: end - start }
  const counted = tokensUpTo === null ? place : { ...place, tokensUpTo }
  if (problem.kind !== 'countdown' && correct === undefined) return counted
  return {
    ...counted,
    ...(typeof correct === 'boolean' ? { correct } : {}),
    ...(typeof abandoned === 'boolean' ? { abandoned } : {}),
    ...thoughtStrategy(problem, thought, text),
  }
}
