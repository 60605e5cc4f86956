import type { FileHandle } from 'node:fs/promises'

export interface ScannedLine {
  /** Holds the line from `start` to `end`, its line break left out; valid until the next lines are asked for. */
  readonly buffer: Buffer
  readonly start: number
  readonly end: number
  /** Where it begins in the file. */
  readonly at: number
}

const chunkBytes = 1 << 22
const lineBreak = 10

/**
 * Whole lines of a file from a place where one begins, chunk by chunk: memory is that of a chunk and the longest line. What
 * follows the last line break is being written, or was torn, and is left out.
 */
export async function* scanLines(
  handle: FileHandle,
  { from, signal }: { readonly from: number; readonly signal?: AbortSignal },
): AsyncGenerator<readonly ScannedLine[]> {
  let buffer: Buffer = Buffer.allocUnsafe(chunkBytes)
  let held = 0
  for (let at = from; ; ) {
    signal?.throwIfAborted()
    if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
    const { bytesRead } = await handle.read(buffer, held, buffer.length - held, at + held)
    if (bytesRead === 0) return
    const end = held + bytesRead
    const { lines, rest } = cut(buffer.subarray(0, end), { at, unread: held })
    if (lines.length > 0) yield lines
    buffer.copyWithin(0, rest, end)
    at += rest
    held = end - rest
  }
}

function cut(
  bytes: Buffer,
  { at, unread }: { readonly at: number; readonly unread: number },
): { readonly lines: readonly ScannedLine[]; readonly rest: number } {
  const lines: ScannedLine[] = []
  let start = 0
  for (let end = bytes.indexOf(lineBreak, unread); end >= 0; end = bytes.indexOf(lineBreak, start)) {
    lines.push({ buffer: bytes, start, end, at: at + start })
    start = end + 1
  }
  return { lines, rest: start }
}

/** Line breaks in a file from a place on, and how far it was read. */
export async function countLines(
  handle: FileHandle,
  from: number,
): Promise<{ readonly lines: number; readonly upTo: number }> {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  let [lines, upTo] = [0, from]
  for (let at = from; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) return { lines, upTo }
    const bytes = buffer.subarray(0, bytesRead)
    for (let end = bytes.indexOf(lineBreak); end >= 0; end = bytes.indexOf(lineBreak, end + 1)) {
      lines++
      upTo = at + end + 1
    }
    at += bytesRead
  }
}
