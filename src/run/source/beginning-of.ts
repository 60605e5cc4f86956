import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { RunError } from '../run-error.ts'

/**
 * The first bytes of a file as it lies on disk.
 * @throws RunError where there is no such file, or it is a folder
 */
export function beginningOf(path: string, bytes: number): Uint8Array {
  if (!existsSync(path)) throw new RunError(`${path}: no such file`)
  if (statSync(path).isDirectory()) throw new RunError(`${path}: is a folder; name the files in it`)
  const descriptor = openSync(path, 'r')
  try {
    const head = Buffer.alloc(bytes)
    return head.subarray(0, readSync(descriptor, head, 0, bytes, 0))
  } finally {
    closeSync(descriptor)
  }
}
