import { closeSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { RunError } from './run-error.ts'

/**
 * Writes a file whole or not at all: a killed process leaves the old one, or none.
 * @throws RunError where a folder is in its place, or nothing can be written there
 */
export function writeAtomically(file: string, pieces: Iterable<string | Uint8Array>): void {
  const unfinished = `${file}.unfinished`
  const descriptor = opened(unfinished, file)
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece)
  } finally {
    closeSync(descriptor)
  }
  renameSync(unfinished, file)
}

function opened(unfinished: string, file: string): number {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new RunError(`${file}: is a folder; name a file`)
    return openSync(unfinished, 'w')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = reasons.get(code ?? '')
    throw reason === undefined ? error : new RunError(`${file}: ${reason}`)
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such folder to write into'],
  ['ENOTDIR', 'a file is on the way to it; name a folder that is one'],
  ['EACCES', 'must not be written; choose another place'],
  ['EPERM', 'must not be written; choose another place'],
  ['EROFS', 'can only be read there; choose another place'],
  ['ENAMETOOLONG', 'the name is too long'],
])
