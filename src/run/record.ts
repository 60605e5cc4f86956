import { z } from 'zod'

/** The lines of a run folder. Each names its version; unknown fields of later versions are refused, not guessed at. */

export const responseSchema = z.object({
  version: z.literal(1),
  problem: z.string(),
  arm: z.string(),
  sample: z.int().nonnegative(),
  /** Everything that was generated, reasoning markers included. */
  text: z.string(),
  /** UTF-16 length of each token's text. */
  tokenLengths: z.array(z.int().nonnegative()).exactOptional(),
  finishReason: z.enum(['stop', 'policy', 'length']),
  usage: z.object({ prompt: z.int(), reasoning: z.int(), output: z.int() }),
  durationMs: z.number(),
})
export type ResponseLine = z.infer<typeof responseSchema>

export const gradeSchema = z.object({
  version: z.literal(1),
  problem: z.string(),
  arm: z.string(),
  sample: z.int(),
  outcome: z.enum(['correct', 'incorrect', 'ungradable', 'failed']),
  reason: z.string(),
  /** The final answer as it was written, null where there is none. */
  answer: z.string().nullable(),
})
export type GradeLine = z.infer<typeof gradeSchema>

export const thoughtsSchema = z.object({
  version: z.literal(1),
  problem: z.string(),
  arm: z.string(),
  sample: z.int(),
  judge: z.string(),
  reflections: z.int(),
  thoughts: z.array(
    z.object({
      /** Character offsets into the response's text. */
      start: z.int(),
      end: z.int(),
      /** Reasoning tokens from the start of the reasoning up to and including this thought. */
      tokensUpTo: z.int(),
      /** The opener that started it, null for the first. */
      opener: z.string().nullable(),
      /** Null where no judge has judged it. */
      correct: z.boolean().nullable(),
      abandoned: z.boolean().nullable(),
      /** What the judge saw the thought commit to. */
      commitment: z.string().nullable(),
    }),
  ),
})
export type ThoughtsLine = z.infer<typeof thoughtsSchema>
