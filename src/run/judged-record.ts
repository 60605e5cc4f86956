import { z } from 'zod'
import type { ReplyUsage } from '#trace'
import type { ResponseKey } from './record.ts'
import { usageSchema } from './usage-schema.ts'

/**
 * What people labelled and what asked judges said of thoughts. Records, like responses: paid for or worked for, so they are
 * only ever appended, and scoring again keeps them. A later line about the same thought by the same judge takes the place of
 * an earlier one.
 */

/** Which thought, and as what text: after another split of the reasoning a record of the old thought no longer applies. */
export interface ThoughtKey extends ResponseKey {
  /** Character offsets into the response's text. */
  readonly start: number
  readonly end: number
  /** SHA-256 of the thought's text, the first 32 hex digits. */
  readonly textHash: string
}

/** A line of judgements.jsonl: what a judge that has to be asked said of one thought. */
export interface JudgementLine extends ThoughtKey {
  readonly version: 1
  /** As the command line names it: `rollout`, `model:NAME`. */
  readonly judge: string
  /** Changes whenever the same thought could be judged otherwise: rubric, settings, engine. */
  readonly judgeVersion: string
  /** Null where the judge gave no usable verdict: `reason` says why. */
  readonly correct: boolean | null
  /** Infrastructure failed, which says nothing of the thought: it is asked again the next time. */
  readonly failed?: true
  /** On the judge's own scale: 0, 1, 2 of the rubric; the probability of getting there of a rollout. */
  readonly confidence?: number
  /** P(end) − P(start) of a rollout, with its interval: what the thought was worth. */
  readonly value?: { readonly value: number; readonly low: number; readonly high: number; readonly n: number }
  /** Why there is no verdict, or the judge's own words for the one that it gave. */
  readonly reason?: string
  readonly usage?: ReplyUsage
  /** 0, without usage, where a thought of the same content had been judged before. */
  readonly costUsd?: number
  /** ISO 8601. */
  readonly judgedAt: string
}

/** A line of labels.jsonl: what a person said of one thought. */
export interface LabelLine extends ThoughtKey {
  readonly version: 1
  /** Null takes an earlier label back. */
  readonly label: 'correct' | 'incorrect' | 'unsure' | null
  readonly labeller: string
  /** ISO 8601. */
  readonly labelledAt: string
}

const count = z.int().nonnegative()
const key = {
  version: z.literal(1),
  problem: z.string(),
  arm: z.string(),
  sample: count,
  start: count,
  end: count,
  textHash: z.string().regex(/^[0-9a-f]{32}$/),
}

export const judgementSchema: z.ZodType<JudgementLine> = z.strictObject({
  ...key,
  judge: z.string(),
  judgeVersion: z.string(),
  correct: z.boolean().nullable(),
  failed: z.literal(true).exactOptional(),
  confidence: z.number().exactOptional(),
  value: z.strictObject({ value: z.number(), low: z.number(), high: z.number(), n: count }).exactOptional(),
  reason: z.string().exactOptional(),
  usage: usageSchema.exactOptional(),
  costUsd: z.number().exactOptional(),
  judgedAt: z.string(),
})

export const labelSchema: z.ZodType<LabelLine> = z.strictObject({
  ...key,
  label: z.enum(['correct', 'incorrect', 'unsure']).nullable(),
  labeller: z.string(),
  labelledAt: z.string(),
})
