import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeAtomically } from '../atomic-file.ts'
import { makeFolder } from '../make-folder.ts'
import { RunError } from '../run-error.ts'
import { lockRun } from '../run-lock.ts'
import { assembleFiles } from './assemble-files.ts'
import { checkFiles, readGold, sizeOf } from './files-to-read.ts'
import type { ImportCounts } from './import-counts.ts'
import type { ImportRequest, ImportResult, ImportWorld } from './import-request.ts'
import { endImportState, resumedState } from './import-state.ts'
import { importedDescription } from './imported-description.ts'

/**
 * Imports other tools' files into a new run folder. Interrupted, it keeps what is done, and goes on there with `resume`.
 * @throws RunError where a file cannot be read or fits no format, before anything is written
 */
export async function importFiles(request: ImportRequest, world: ImportWorld): Promise<ImportResult> {
  await checkFiles(request, world)
  const gold = await readGold(request, world)
  const { folder, files, startedAt, versions } = request
  prepare(folder, request.resume)
  const unlock = lockRun(folder)
  try {
    const asked = askedText(request)
    const state = request.resume ? resumedState(folder, asked) : undefined
    const assembled = await assembleFiles(request, { world, gold, state, asked })
    const { counts, arms, formats, mostSamples } = assembled
    if (counts.problems === 0) {
      abandon(folder)
      throw new RunError(nothingUsed(counts))
    }
    const described = importedDescription({
      files: files.map((path, index) => ({
        name: path === '-' ? 'stdin' : basename(path),
        bytes: sizeOf(path) ?? null,
        format: formats[index] ?? '',
      })),
      arms,
      counts,
      mostSamples,
      startedAt,
      versions,
    })
    writeAtomically(join(folder, 'run.json'), [`${JSON.stringify(described, undefined, 2)}\n`])
    endImportState(folder)
    return { counts, arms, formats, run: folder }
  } finally {
    unlock()
  }
}

/** Nothing came of it: no run is left behind. */
function abandon(folder: string): void {
  for (const name of ['problems.jsonl', 'responses.jsonl', 'import.json'])
    rmSync(join(folder, name), { force: true })
}

function nothingUsed({ read, skippedBecause }: ImportCounts): string {
  const [[reason] = ['the files hold no records']] = Object.entries(skippedBecause)
  return read === 0 ? `nothing to import: ${reason}` : `nothing of ${read} could be used: ${reason}`
}

const ofAnImport = /^(?:lock(?:\..*)?|import\.json(?:\.unfinished)?|(?:problems|responses)\.jsonl)$/

function prepare(folder: string, resume: boolean): void {
  makeFolder(folder)
  if (existsSync(join(folder, 'run.json')))
    throw new RunError(`${folder}: holds a whole run already; choose another folder`)
  if (resume) return
  const files = readdirSync(folder)
  if (files.includes('import.json'))
    throw new RunError(`${folder}: holds an import that was interrupted; add --resume to finish it`)
  if (files.some((name) => !ofAnImport.test(name)))
    throw new RunError(`${folder}: is not empty and holds no run; choose an empty or a new folder`)
  for (const name of ['problems.jsonl', 'responses.jsonl']) rmSync(join(folder, name), { force: true })
}

/** What a resumed import must agree with. */
function askedText({ files, choice, options, arm, goldFile }: ImportRequest): string {
  const sizes = files.map((path) => [path, sizeOf(path)])
  return JSON.stringify({ files: sizes, choice, options, arm, goldFile })
}
