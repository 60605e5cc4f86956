import { closeSync, openSync, readSync } from 'node:fs'
import { bytesAUnit, outputAfter } from '../json/json-string-reader.ts'
import { firstFree, overrun, type UnescapeKernel, unescapeKernel } from '../json/unescape-kernel.ts'
import type { ResponseLine } from '../record.ts'
import { RunError } from '../run-error.ts'
import { laidResponse } from './laid-response.ts'
import { parseResponse } from './parse-response.ts'

/** A part of a responses.jsonl, by bytes. To it belong the lines that begin in it. */
export interface FileStretch {
  readonly start: number
  readonly end: number
}

/** About so many bytes: enough that a thread has work, little enough that some may be under way at once. */
const stretchBytes: number = 1 << 20

/** Cuts a file of so many bytes into stretches. */
export function* fileStretches(totalBytes: number): Generator<FileStretch> {
  for (let start = 0; start < totalBytes; start += stretchBytes)
    yield { start, end: Math.min(totalBytes, start + stretchBytes) }
}

/** Reads responses stretch by stretch; of one thread. */
export interface StretchReader {
  /** @throws RunError naming file and line where one is no response */
  readonly each: (stretch: FileStretch, visit: (response: ResponseLine) => void) => void
  readonly close: () => void
}

const decoder = new TextDecoder()
const lineBreak = 10
/** So many bytes are read at once: they stay near the processor until their lines are read. */
const pieceBytes: number = 1 << 18
/** Beyond it a text may not fit into one string of the engine. */
const longestLine: number = 256 << 20
const longestLaid: number = 8 << 20

/** Opens a responses.jsonl. Its bytes are read into the kernel's memory, and nowhere else, before they are a response. */
export function stretchReader(file: string): StretchReader {
  const descriptor = openSync(file, 'r')
  const kernel = unescapeKernel()
  return {
    each: (stretch, visit) =>
      eachLine({ descriptor, kernel, stretch }, (line) =>
        visit(responseOf(line, { file, descriptor, kernel })),
      ),
    close: () => closeSync(descriptor),
  }
}

interface PlacedLine {
  /** Where it lies in the kernel's memory. */
  readonly from: number
  readonly end: number
  /** Where it begins in the file. */
  readonly position: number
  /** The first place of the memory behind everything that was read. */
  readonly free: number
}

interface Reading {
  readonly descriptor: number
  readonly kernel: UnescapeKernel
  readonly stretch: FileStretch
}

function eachLine({ stretch, ...reading }: Reading, visit: (line: PlacedLine) => void): void {
  // What stands before the first line break after this place belongs to the stretch before.
  let isWhole = stretch.start === 0
  for (const { ends, position, free } of piecesFrom(Math.max(0, stretch.start - 1), reading)) {
    let from = firstFree
    for (const end of ends) {
      const at = position + from - firstFree
      if (isWhole && at >= stretch.end) return
      if (isWhole) visit({ from, end, position: at, free })
      isWhole = true
      from = end + 1
    }
    if (isWhole && position + from - firstFree >= stretch.end) return
  }
}

/** Bytes that were read, from the beginning of a line on. */
interface Piece {
  /** Where lines end in the kernel's memory. What follows the last one comes again. */
  readonly ends: readonly number[]
  readonly position: number
  readonly free: number
}

function* piecesFrom(start: number, { descriptor, kernel }: Omit<Reading, 'stretch'>): Generator<Piece> {
  let held = 0
  for (let [position, room] = [start, pieceBytes]; ; ) {
    kernel.reserve(firstFree + room + overrun)
    const read = readSync(descriptor, kernel.memory(), firstFree + held, room - held, position + held)
    const free = firstFree + held + read
    const ends = lineBreaks(kernel.memory().subarray(0, free), firstFree + held)
    if (read === 0 && held > 0) ends.push(free)
    yield { ends, position, free }
    if (read === 0) return
    const from = (ends.at(-1) ?? firstFree - 1) + 1
    kernel.memory().copyWithin(firstFree, from, free)
    position += from - firstFree
    held = free - from
    if (held === room) room = longer(room)
  }
}

function longer(room: number): number {
  if (room >= longestLine) throw new RunError(`a line of more than ${longestLine} bytes is no response`)
  return 2 * room
}

function lineBreaks(bytes: Buffer, from: number): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(lineBreak, from); at >= 0; at = bytes.indexOf(lineBreak, at + 1))
    places.push(at)
  return places
}

function responseOf(
  { from, end, free, position }: PlacedLine,
  {
    file,
    descriptor,
    kernel,
  }: { readonly file: string; readonly descriptor: number; readonly kernel: UnescapeKernel },
): ResponseLine {
  if (end - from <= longestLaid) {
    const to = outputAfter(free)
    kernel.reserve(to + bytesAUnit * (end - from) + overrun)
    // A string without a closing quotation mark ends at a line break, or here.
    kernel.memory()[free] = 0
    const response = laidResponse(kernel, { from, end, to })
    if (response) return response
  }
  const text = decoder.decode(kernel.memory().subarray(from, end))
  try {
    return parseResponse(text, { file, number: 0 })
  } catch {
    // Its number is counted only where it is told.
    return parseResponse(text, { file, number: 1 + lineBreaksBefore(descriptor, position) })
  }
}

function lineBreaksBefore(descriptor: number, position: number): number {
  const piece = Buffer.alloc(pieceBytes)
  let count = 0
  for (let at = 0; at < position; ) {
    const read = readSync(descriptor, piece, 0, Math.min(piece.length, position - at), at)
    if (read === 0) return count
    count += lineBreaks(piece.subarray(0, read), 0).length
    at += read
  }
  return count
}
