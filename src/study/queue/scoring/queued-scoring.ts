import { realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type RunDescription, saidFault } from '#run'
import type { ReasoningMarkers } from '#trace'
import { scoreSettingsSchema } from '../../score-record.ts'
import type { ScoreSettings } from '../../score-settings.ts'
import { StudyError } from '../../study-error.ts'
import { hashedId } from '../plan-jobs.ts'

/** A run to score, as a worker needs to know it: nothing that says where its own machine keeps it. */
export interface QueuedScoring {
  readonly settings: ScoreSettings
  readonly markers: ReasoningMarkers
  /** Who judges where the settings name nobody, in words. */
  readonly judge: string
  /** Where workers read the run themselves: its folder below the one that they share, and bytes of responses.jsonl. */
  readonly shared?: { readonly folder: string; readonly bytes: number }
}

const schema: z.ZodType<QueuedScoring> = z.strictObject({
  settings: scoreSettingsSchema,
  markers: z.strictObject({ open: z.string(), close: z.string() }),
  judge: z.string(),
  shared: z.strictObject({ folder: z.string(), bytes: z.int().nonnegative() }).exactOptional(),
})

/** @throws StudyError where the text is no scoring */
export function parseScoring(text: string, id: string): QueuedScoring {
  const value: unknown = JSON.parse(text)
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new StudyError(`scoring ${id} of the queue: ${saidFault(parsed.error, value)}`)
}

export function scoringOf(
  { engine, judge }: Pick<RunDescription, 'engine' | 'judge'>,
  settings: ScoreSettings,
): QueuedScoring {
  const { open, close } = engine.reasoningMarkers
  return { settings, markers: { open, close }, judge }
}

/** What scoring reads: what one of these says, the results say. */
const readFiles = ['problems.jsonl', 'responses.jsonl', 'judgements.jsonl', 'labels.jsonl']

/** The same for the same files scored the same way, whoever goes on with it. */
export function scoringId(folder: string, version: string, scoring: QueuedScoring): string {
  const files = readFiles.map((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    return found && [found.size, found.mtimeMs]
  })
  return hashedId(JSON.stringify(['scoring', realpathSync(folder), version, scoring, files]))
}
