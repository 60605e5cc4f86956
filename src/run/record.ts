import { z } from 'zod'

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
  /** UTF-16 length of each token's text. */
  readonly tokenLengths: readonly number[]
  readonly finishReason: 'stop' | 'policy' | 'length'
  readonly usage: { readonly prompt: number; readonly reasoning: number; readonly output: number }
  readonly durationMs: number
}

/** A line of failures.jsonl: infrastructure failed this response. A resumed run tries it again. */
export interface FailureLine extends ResponseKey {
  readonly version: 1
  readonly reason: string
}

/** A line of grades.jsonl. */
export interface GradeLine extends ResponseKey {
  readonly version: 1
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed'
  readonly reason: string
  /** The final answer as it was written, null where there is none. */
  readonly answer: string | null
}

export interface ThoughtRecord {
  /** Character offsets into the response's text. */
  readonly start: number
  readonly end: number
  /** Reasoning tokens from the start of the reasoning up to and including this thought. */
  readonly tokensUpTo: number
  /** The opener that started it, null for the first. */
  readonly opener: string | null
  /** Null where no judge has judged it. */
  readonly correct: boolean | null
  readonly abandoned: boolean | null
  /** What the judge saw the thought commit to. */
  readonly commitment: string | null
}

/** A line of thoughts.jsonl. */
export interface ThoughtsLine extends ResponseKey {
  readonly version: 1
  readonly judge: string
  readonly reflections: number
  /** Steps of arithmetic in the reasoning: how many are written down, and how many of them are right. */
  readonly steps: { readonly stated: number; readonly valid: number }
  readonly thoughts: readonly ThoughtRecord[]
}

const count = z.int().nonnegative()
const key = { version: z.literal(1), problem: z.string(), arm: z.string(), sample: count }

export const responseSchema: z.ZodType<ResponseLine> = z.strictObject({
  ...key,
  text: z.string(),
  tokenLengths: z.array(count),
  finishReason: z.enum(['stop', 'policy', 'length']),
  usage: z.strictObject({ prompt: count, reasoning: count, output: count }),
  durationMs: z.number(),
})

export const failureSchema: z.ZodType<FailureLine> = z.strictObject({ ...key, reason: z.string() })

export const gradeSchema: z.ZodType<GradeLine> = z.strictObject({
  ...key,
  outcome: z.enum(['correct', 'incorrect', 'ungradable', 'failed']),
  reason: z.string(),
  answer: z.string().nullable(),
})

export const thoughtsSchema: z.ZodType<ThoughtsLine> = z.strictObject({
  ...key,
  judge: z.string(),
  reflections: count,
  steps: z.strictObject({ stated: count, valid: count }),
  thoughts: z.array(
    z.strictObject({
      start: count,
      end: count,
      tokensUpTo: count,
      opener: z.string().nullable(),
      correct: z.boolean().nullable(),
      abandoned: z.boolean().nullable(),
      commitment: z.string().nullable(),
    }),
  ),
})
