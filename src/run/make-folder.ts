import { mkdirSync } from 'node:fs'
import { RunError } from './run-error.ts'

/**
 * Makes a folder where there is none yet.
 * @throws RunError where a file is in its place or on the way to it
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw error
    throw new RunError(`${folder}: a file is there; name a folder that is new or empty`)
  }
}
