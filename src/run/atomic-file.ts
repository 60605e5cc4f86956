import { closeSync, openSync, renameSync, writeFileSync } from 'node:fs'

/** Writes a file whole or not at all: a killed process leaves the old one, or none. */
export function writeAtomically(file: string, pieces: Iterable<string>): void {
  const unfinished = `${file}.unfinished`
  const descriptor = openSync(unfinished, 'w')
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece)
  } finally {
    closeSync(descriptor)
  }
  renameSync(unfinished, file)
}
