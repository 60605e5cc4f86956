import { mergeLong } from './merge-long.ts'
import { mergeShort, shortPiece } from './merge-tokens.ts'
import { pairTable } from './pair-table.ts'
import { tokenBytes, tokenLengths } from './token-bytes.ts'
import { characterEnd } from './unit-classes.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Turns one piece of text into tokens. */
export interface PieceEncoder {
  /** Writes the piece's tokens into `tokens()` and says how many they are. */
  readonly encode: (units: Uint16Array, start: number, end: number) => number
  /** As `encode`, of bytes, which need not be text. */
  readonly encodeBytes: (bytes: Uint8Array, start: number, end: number) => number
  /** The tokens written last. It is another array once a longer piece has come. */
  readonly tokens: () => Int32Array
  /** Bytes of each token, by id. */
  readonly lengths: Uint16Array
}

export function pieceEncoder(vocabulary: Vocabulary): PieceEncoder {
  const table = pairTable(vocabulary)
  const byteIds = idsOfBytes(vocabulary)
  const whole = wholePieces(vocabulary)
  let tokens = new Int32Array(1024)
  const merge = (count: number): number => {
    for (let at = 0; at < count; at++) tokens[at] = byteIds[tokens[at] as number] as number
    return count <= shortPiece ? mergeShort(table, tokens, count) : mergeLong(table, tokens, count)
  }
  const encode = (units: Uint16Array, start: number, end: number): number => {
    if (tokens.length < (end - start) * 3) tokens = new Int32Array((end - start) * 4)
    const count = writeBytes(units, start, end, tokens)
    const only = whole?.(tokens, count)
    if (only === undefined) return merge(count)
    tokens[0] = only
    return 1
  }
  const encodeBytes = (bytes: Uint8Array, start: number, end: number): number => {
    if (tokens.length < end - start) tokens = new Int32Array((end - start) * 2)
    tokens.set(bytes.subarray(start, end))
    return merge(end - start)
  }
  return { encode, encodeBytes, tokens: () => tokens, lengths: tokenLengths(vocabulary) }
}

/** Writes text as UTF-8, a byte an element; U+FFFD for a surrogate that stands alone. */
function writeBytes(units: Uint16Array, start: number, end: number, bytes: Int32Array): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const unit = units[at] as number
    if (unit < 0x80) bytes[count++] = unit
    else if (unit < 0x800) {
      bytes[count++] = 0xc0 | (unit >> 6)
      bytes[count++] = 0x80 | (unit & 63)
    } else if (unit < 0xd800 || unit > 0xdfff) count = writeThree(unit, bytes, count)
    else if (characterEnd(units, at, end) === at + 1) count = writeThree(0xfffd, bytes, count)
    else {
      const character = 0x10000 + ((unit - 0xd800) << 10) + ((units[++at] as number) - 0xdc00)
      bytes[count++] = 0xf0 | (character >> 18)
      bytes[count++] = 0x80 | ((character >> 12) & 63)
      bytes[count++] = 0x80 | ((character >> 6) & 63)
      bytes[count++] = 0x80 | (character & 63)
    }
  }
  return count
}

function writeThree(character: number, bytes: Int32Array, at: number): number {
  bytes[at] = 0xe0 | (character >> 12)
  bytes[at + 1] = 0x80 | ((character >> 6) & 63)
  bytes[at + 2] = 0x80 | (character & 63)
  return at + 3
}

function idsOfBytes({ baseIds, baseLengths, baseBytes }: Vocabulary): Int32Array {
  const ids = new Int32Array(256)
  let read = 0
  for (let at = 0; at < baseIds.length; at++) {
    if (baseLengths[at] === 1) ids[baseBytes[read] as number] = baseIds[at] as number
    read += baseLengths[at] as number
  }
  return ids
}

/** Looks for a piece among those that are tokens whatever merging would make of them; undefined where there are none. */
function wholePieces(
  vocabulary: Vocabulary,
): ((piece: Int32Array, count: number) => number | undefined) | undefined {
  const { whole } = vocabulary
  if (whole.length === 0) return undefined
  const { bytes, starts, lengths } = tokenBytes(vocabulary)
  const known = new Map<string, number>()
  let longest = 0
  for (const id of whole) {
    const start = starts[id] as number
    const length = lengths[id] as number
    longest = Math.max(longest, length)
    known.set(String.fromCharCode(...bytes.subarray(start, start + length)), id)
  }
  return (piece, count) =>
    count > longest ? undefined : known.get(String.fromCharCode(...piece.subarray(0, count)))
}
