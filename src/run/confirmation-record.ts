import { join } from 'node:path'
import { z } from 'zod'
import type { ReplyUsage } from '#trace'
import { dropTornLine, type LineWriter, lineWriter, readLines } from './json-lines.ts'
import type { ResponseKey } from './record.ts'
import { usageSchema } from './usage-schema.ts'

/** A line of confirmations.jsonl: what a model said of one place at which a thought would begin. A record, only ever appended. */
export interface ConfirmationLine extends ResponseKey {
  readonly version: 1
  /** Where the opener stands in the reasoning, by characters. */
  readonly at: number
  readonly opener: string
  /** SHA-256 of what the model was shown, the first 32 hex digits. */
  readonly textHash: string
  /** `model:NAME`. */
  readonly judge: string
  /** Changes whenever the same place could be judged otherwise. */
  readonly judgeVersion: string
  /** Whether the approach changes there; null where there was no usable reply: `reason` says why. */
  readonly changes: boolean | null
  /** Infrastructure failed, which says nothing of the place: it is asked about again the next time. */
  readonly failed?: true
  readonly reason?: string
  readonly usage?: ReplyUsage
  readonly costUsd?: number
  /** ISO 8601. */
  readonly askedAt: string
}

const count = z.int().nonnegative()

const confirmationSchema: z.ZodType<ConfirmationLine> = z.strictObject({
  version: z.literal(1),
  problem: z.string(),
  arm: z.string(),
  sample: count,
  at: count,
  opener: z.string(),
  textHash: z.string().regex(/^[0-9a-f]{32}$/),
  judge: z.string(),
  judgeVersion: z.string(),
  changes: z.boolean().nullable(),
  failed: z.literal(true).exactOptional(),
  reason: z.string().exactOptional(),
  usage: usageSchema.exactOptional(),
  costUsd: z.number().exactOptional(),
  askedAt: z.string(),
})

/** Appends to a run's confirmations.jsonl, whose torn last line is cut off first. Only who holds the run's lock may. */
export function confirmationWriter(folder: string): LineWriter<ConfirmationLine> {
  const file = confirmationsFile(folder)
  dropTornLine(file)
  return lineWriter<ConfirmationLine>(file)
}

/** @throws RunError naming file and line where one is no confirmation */
export function readConfirmations(folder: string): AsyncIterable<ConfirmationLine> {
  return readLines(confirmationsFile(folder), confirmationSchema)
}

function confirmationsFile(folder: string): string {
  return join(folder, 'confirmations.jsonl')
}
