import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { judgeRules } from '#judge'
import { RunError, saidFault, writeAtomically } from '#run'
import type { ScoreSettings } from './score-settings.ts'

/** scoring.json: how a run was scored last, so that judging it keeps its thoughts and scoring it keeps its judge. */
export interface ScoreRecord {
  readonly version: 1
  readonly settings: ScoreSettings
  /** The same as on a command line, for the report. */
  readonly flags: readonly string[]
}

const texts = z.array(z.string())

/** Settings that come from a file or a queue. */
export const scoreSettingsSchema: z.ZodType<ScoreSettings> = z.strictObject({
  splitting: z.strictObject({
    lexicon: z.object({ transitions: texts, reflections: texts }).exactOptional(),
    switchAt: z.enum(['transitions', 'transitions and reflections']).exactOptional(),
    granularity: z.enum(['opener', 'blank line']).exactOptional(),
    reflectionPlaces: z.boolean().exactOptional(),
  }),
  tokenizer: z.string().exactOptional(),
  armTokenizers: z.array(z.strictObject({ arm: z.string(), family: z.string() })).exactOptional(),
  grading: z.custom<ScoreSettings['grading']>((value) => typeof value === 'object' && value !== null),
  pattern: z.string().exactOptional(),
  judge: z
    .strictObject({
      judges: z.array(z.strictObject({ name: z.string(), version: z.string() })).min(1),
      rule: z.enum(judgeRules),
      confidence: z.number(),
    })
    .exactOptional(),
})

const schema: z.ZodType<ScoreRecord> = z.strictObject({
  version: z.literal(1),
  settings: scoreSettingsSchema,
  flags: texts,
})

/**
 * How the run was scored last; undefined where it never was, or before this was recorded.
 * @throws RunError where scoring.json is not one
 */
export function readScoreRecord(folder: string): ScoreRecord | undefined {
  const file = fileIn(folder)
  if (!existsSync(file)) return undefined
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new RunError(`${file}: not JSON; delete it, and the run is scored with the usual settings`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RunError(`${file}: ${saidFault(parsed.error, value)}`)
}

export function writeScoreRecord(folder: string, record: Omit<ScoreRecord, 'version'>): void {
  writeAtomically(fileIn(folder), [`${JSON.stringify({ version: 1, ...record }, undefined, 2)}\n`])
}

function fileIn(folder: string): string {
  return join(folder, 'scoring.json')
}
