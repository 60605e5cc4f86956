import { closeSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { RunError } from './run-error.ts'

/**
 * Writes a file whole or not at all: a killed process leaves the old one, or none.
 * @throws RunError where a folder is in its place
 */
export function writeAtomically(file: string, pieces: Iterable<string | Uint8Array>): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new RunError(`${file}: is a folder; name a file`)
  const unfinished = `${file}.unfinished`
  const descriptor = openSync(unfinished, 'w')
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece)
  } finally {
    closeSync(descriptor)
  }
  renameSync(unfinished, file)
}
