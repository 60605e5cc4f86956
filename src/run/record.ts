import { z } from 'zod'
import type { ReasoningKind, ReasoningSpan, ReplyFinish, ReplyUsage } from '#trace'
import { usageSchema } from './usage-schema.ts'

/** The lines of a run folder. Each names its version; unknown fields of later versions are refused, not guessed at. */

/** What a line is about: a run holds one response for each. */
export interface ResponseKey {
  readonly problem: string
  readonly arm: string
  readonly sample: number
}

/** A line of responses.jsonl: raw, never rewritten, written once the response is complete. */
export interface ResponseLine extends ResponseKey {
  readonly version: 1
  /** Everything that was generated, reasoning markers included. */
  readonly text: string
  /** Where the reasoning is in the text; without it the markers of run.json tell. */
  readonly span?: ReasoningSpan
  /** What the reasoning is; without it the model's own text. */
  readonly reasoning?: ReasoningKind
  /** UTF-16 length of each token's text, where the engine told it. */
  readonly tokenLengths?: readonly number[]
  readonly finishReason: ReplyFinish
  /** Why a policy, or our own time limit, ended it, where one did. */
  readonly stopped?: string
  /** Mean log probability of the answer's tokens, where the engine knows it. */
  readonly answerLogProbability?: number
  readonly usage: ReplyUsage
  /** How it came about, where a policy was carried out in requests that go on from each other. */
  readonly execution?: ResponseExecution
  readonly durationMs?: number
  readonly costUsd?: number
  /** Where a response came from that was not generated for this run: file and place (`traces.jsonl:12`), `cache`, or another run. */
  readonly source?: string
  /** What the source thought of the answer: beside our grade, never in its place. */
  readonly recorded?: RecordedVerdict
}

/** Requests that a response took, and tokens that were generated for it and are not in it; the usage counts them all. */
export interface ResponseExecution {
  readonly requests: number
  readonly discardedTokens: number
}

/** The verdict that stood in an imported file. */
export interface RecordedVerdict {
  readonly correct?: boolean
  /** From 0 to 1. */
  readonly score?: number
  readonly answer?: string
}

/** A line of failures.jsonl: infrastructure failed this response. A resumed run tries it again. */
export interface FailureLine extends ResponseKey {
  readonly version: 1
  readonly reason: string
}

/** A line of grades.jsonl. */
export interface GradeLine extends ResponseKey {
  readonly version: 1
  /** Null where the problem has no gold answer: nothing is known of the response, not even that it is ungradable. */
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed' | null
  readonly reason: string
  /** The final answer as it was written, null where there is none. */
  readonly answer: string | null
  /** The rule that found the answer. */
  readonly how?: string
  /** The stage of the comparison that decided. */
  readonly stage?: string
}

export interface ThoughtRecord {
  /** Character offsets into the response's text. */
  readonly start: number
  readonly end: number
  /** Reasoning tokens from the start of the reasoning up to and including this thought; null where nothing counts them. */
  readonly tokensUpTo: number | null
  /** The opener that started it, null for the first. */
  readonly opener: string | null
  /** Null or absent where no judge has judged it. */
  readonly correct?: boolean | null
  readonly abandoned?: boolean | null
  /** What the judge saw the thought commit to. */
  readonly commitment?: string | null
}

/** A block that repeats again and again. */
export interface LoopRecord {
  readonly start: number
  readonly end: number
  /** Characters of one round. */
  readonly period: number
}

/** A line of thoughts.jsonl. */
export interface ThoughtsLine extends ResponseKey {
  readonly version: 1
  readonly judge: string
  readonly reflections: number
  /** Steps of arithmetic in the reasoning of countdown: how many are written down, and how many of them are right. */
  readonly steps?: { readonly stated: number; readonly valid: number }
  /** The loop in which the text ends, or one that it left again: character offsets into the response's text. */
  readonly loop?: LoopRecord
  readonly thoughts: readonly ThoughtRecord[]
}

/** A line of selections.jsonl: what an arm selected from some of another arm's responses to a problem. */
export interface SelectionLine extends ResponseKey {
  readonly version: 1
  /** The arm that it selects from. */
  readonly of: string
  /** The sample whose answer is taken; null where there is no answer. */
  readonly chosen: number | null
  /** Those that were equally good. */
  readonly among: readonly number[]
  /** The samples that were started, and the output tokens that each is billed. */
  readonly started: readonly {
    readonly sample: number
    readonly output: number
    readonly cancelled: boolean
  }[]
}

const count = z.int().nonnegative()
const key = { version: z.literal(1), problem: z.string(), arm: z.string(), sample: count }

export const responseSchema: z.ZodType<ResponseLine> = z.strictObject({
  ...key,
  text: z.string(),
  span: z.strictObject({ start: count, end: count, answerStart: count.exactOptional() }).exactOptional(),
  reasoning: z.enum(['full', 'summary', 'hidden', 'none']).exactOptional(),
  tokenLengths: z.array(count).exactOptional(),
  finishReason: z.enum(['stop', 'policy', 'length', 'declined', 'unknown']),
  stopped: z.string().exactOptional(),
  answerLogProbability: z.number().exactOptional(),
  usage: usageSchema,
  execution: z.strictObject({ requests: count, discardedTokens: count }).exactOptional(),
  durationMs: z.number().exactOptional(),
  costUsd: z.number().exactOptional(),
  source: z.string().exactOptional(),
  recorded: z
    .strictObject({
      correct: z.boolean().exactOptional(),
      score: z.number().exactOptional(),
      answer: z.string().exactOptional(),
    })
    .exactOptional(),
})

export const failureSchema: z.ZodType<FailureLine> = z.strictObject({ ...key, reason: z.string() })

export const gradeSchema: z.ZodType<GradeLine> = z.strictObject({
  ...key,
  outcome: z.enum(['correct', 'incorrect', 'ungradable', 'failed']).nullable(),
  reason: z.string(),
  answer: z.string().nullable(),
  how: z.string().exactOptional(),
  stage: z.string().exactOptional(),
})

export const selectionSchema: z.ZodType<SelectionLine> = z.strictObject({
  ...key,
  of: z.string(),
  chosen: count.nullable(),
  among: z.array(count),
  started: z.array(z.strictObject({ sample: count, output: count, cancelled: z.boolean() })),
})

export const thoughtsSchema: z.ZodType<ThoughtsLine> = z.strictObject({
  ...key,
  judge: z.string(),
  reflections: count,
  steps: z.strictObject({ stated: count, valid: count }).exactOptional(),
  loop: z.strictObject({ start: count, end: count, period: count }).exactOptional(),
  thoughts: z.array(
    z.strictObject({
      start: count,
      end: count,
      tokensUpTo: count.nullable(),
      opener: z.string().nullable(),
      correct: z.boolean().nullable().exactOptional(),
      abandoned: z.boolean().nullable().exactOptional(),
      commitment: z.string().nullable().exactOptional(),
    }),
  ),
})
