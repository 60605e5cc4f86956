import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import type { z } from 'zod'
import { RunError } from './run-error.ts'
import { saidFault } from './said-fault.ts'

/** Files of one JSON object a line, append-only. */

export interface LineWriter<Line> {
  /** Appends one line by one write call, so that a killed process leaves at most the last line torn. */
  readonly append: (line: Line) => void
  readonly close: () => void
}

/**
 * Appends to a file, made by the first line where it is missing. A torn last line must have been cut off before.
 */
export function lineWriter<Line>(file: string): LineWriter<Line> {
  let descriptor: number | undefined
  return {
    append(line) {
      descriptor ??= openSync(file, 'a')
      appendWhole(descriptor, Buffer.from(`${JSON.stringify(line)}\n`))
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = undefined
    },
  }
}

/** A write may be short, on a full disk above all: the rest must follow, or what was written goes again. */
function appendWhole(descriptor: number, bytes: Uint8Array): void {
  const before = fstatSync(descriptor).size
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written)
  } catch (error) {
    ftruncateSync(descriptor, before)
    throw error
  }
}

/**
 * Streams the lines of a file, each checked against its schema; a missing file has none. What follows the last line
 * break is a line that was torn in writing, and is left out.
 * @throws RunError naming file and line where one is not what it should be
 */
export async function* readLines<Line>(file: string, schema: z.ZodType<Line>): AsyncGenerator<Line> {
  if (!existsSync(file)) return
  let number = 0
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const pieces = (rest + chunk).split('\n')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) yield parseLine(piece, { file, number: ++number, schema })
  }
}

/**
 * A line checked against its schema.
 * @throws RunError naming file and line
 */
export function parseLine<Line>(
  text: string,
  {
    file,
    number,
    schema,
  }: { readonly file: string; readonly number: number; readonly schema: z.ZodType<Line> },
): Line {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RunError(`${file}, line ${number}: not JSON; restore the line or cut the file before it`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RunError(`${file}, line ${number}: ${saidFault(parsed.error, value)}`)
}

const chunkBytes = 65536
const lineBreak = 10

/** Cuts off what follows the last line break: a line that was torn in writing. Answers how many bytes went. */
export function dropTornLine(file: string): number {
  if (!existsSync(file)) return 0
  const { size } = statSync(file)
  const kept = endOfLastLine(file, size)
  if (kept < size) truncateSync(file, kept)
  return size - kept
}

function endOfLastLine(file: string, size: number): number {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(chunkBytes)
    for (let end = size; end > 0; end -= chunkBytes) {
      const start = Math.max(0, end - chunkBytes)
      const read = readSync(descriptor, buffer, 0, end - start, start)
      const at = buffer.subarray(0, read).lastIndexOf(lineBreak)
      if (at >= 0) return start + at + 1
    }
    return 0
  } finally {
    closeSync(descriptor)
  }
}
