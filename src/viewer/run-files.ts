import { join } from 'node:path'
import { type FileState, lookAt } from './plain-file.ts'

/** Every file of a run that is opened here. */
const names = [
  'run.json',
  'import.json',
  'problems.jsonl',
  'responses.jsonl',
  'failures.jsonl',
  'grades.jsonl',
  'thoughts.jsonl',
  'summary.json',
  'labels.jsonl',
] as const

export type RunFileName = (typeof names)[number]
export type RunFiles = Readonly<Partial<Record<RunFileName, FileState>>>

/** Documents that are read whole. */
const mostBytes: Readonly<Partial<Record<RunFileName, number>>> = {
  'run.json': 1 << 26,
  'summary.json': 1 << 28,
}

export interface RunFilesLook {
  readonly files: RunFiles
  /** Changes with every file. */
  readonly signature: string
  /** Why the folder is not to be read. */
  readonly problem?: string
}

/** Looks at the files of a run without opening any. */
export async function lookAtRunFiles(folder: string): Promise<RunFilesLook> {
  const files: Partial<Record<RunFileName, FileState>> = {}
  let problem: string | undefined
  for (const name of names) {
    const state = await lookAt(join(folder, name))
    if (!state) continue
    files[name] = state
    if (!state.plain) problem ??= `${name} is a link or something else that is no plain file`
    else if (state.bytes > (mostBytes[name] ?? Number.POSITIVE_INFINITY))
      problem ??= `${name} is too large to be one`
  }
  const signature = names
    .map((name) => files[name])
    .map((state) => (state ? `${state.identity}/${state.bytes}/${state.modifiedMs}` : ''))
    .join(' ')
  return { files, signature, ...(problem === undefined ? {} : { problem }) }
}
