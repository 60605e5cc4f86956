import { existsSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../atomic-file.ts'
import { RunError } from '../run-error.ts'
import type { ImportCounts } from './import-counts.ts'
import { parsed as parseJson } from './parsed.ts'

/** How far an import has come: kept beside the run while it grows, so that it can go on where it was stopped. */
export interface ImportState {
  readonly version: 1
  /** What was asked for: a resumed import must ask for the same. */
  readonly asked: string
  /** The file that is being read, by its place in the list. */
  readonly file: number
  /** Records of it that are done. */
  readonly records: number
  /** Lengths of what is written, in bytes: what is beyond was under way. */
  readonly written: { readonly problems: number; readonly responses: number }
  readonly counts: ImportCounts
  /** The formats of the files that are done or begun. */
  readonly formats: readonly string[]
}

const name = 'import.json'

const count = z.int().nonnegative()
const stateSchema: z.ZodType<ImportState> = z.strictObject({
  version: z.literal(1),
  asked: z.string(),
  file: count,
  records: count,
  written: z.strictObject({ problems: count, responses: count }),
  counts: z.strictObject({
    records: count,
    read: count,
    responses: count,
    problemsAlone: count,
    skipped: count,
    withReasoning: count,
    withGold: count,
    problems: count,
    goldCameLater: count,
    skippedBecause: z.record(z.string(), count),
  }),
  formats: z.array(z.string()),
})

export function writeImportState(folder: string, state: ImportState): void {
  writeAtomically(join(folder, name), [JSON.stringify(state)])
}

/** The import is whole: nothing is left to go on with. */
export function endImportState(folder: string): void {
  rmSync(join(folder, name), { force: true })
}

/**
 * Where an interrupted import goes on; undefined where none was begun. What was written after the state is cut off.
 * @throws RunError where something else was asked for than now
 */
export function resumedState(folder: string, asked: string): ImportState | undefined {
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  const parsed = stateSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  if (!parsed.success)
    throw new RunError(`${file}: not the state of an import; delete the folder and begin anew`)
  const state = parsed.data
  if (state.asked !== asked)
    throw new RunError(`${folder}: that import was begun with ${state.asked}, not with ${asked}`)
  for (const [lines, length] of Object.entries(state.written)) {
    const path = join(folder, `${lines}.jsonl`)
    if (existsSync(path)) truncateSync(path, length)
  }
  return state
}
