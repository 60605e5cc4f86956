import { findPiece, hashPiece, keepPiece, keptTokens, keptUnits, pieceCache } from './piece-cache.ts'
import { pieceEncoder } from './piece-encoder.ts'
import { splitterOf } from './splitter-of.ts'
import type { TokenRecord } from './token-record.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Counts the tokens of a stretch of text without added tokens, and notes them where there is a record. */
export interface PieceScanner {
  readonly scan: (units: Uint16Array, from: number, to: number, record?: TokenRecord) => number
  /** Called with each stretch before it is scanned. */
  readonly begin: (text: () => string, start: number) => void
}

export function pieceScanner(vocabulary: Vocabulary): PieceScanner {
  const splitter = splitterOf(vocabulary.stages)
  const encoder = pieceEncoder(vocabulary)
  const cache = pieceCache()
  const { counts, tokens } = cache
  const { lengths } = encoder
  const met = (
    hash: number,
    units: Uint16Array,
    start: number,
    end: number,
    record: TokenRecord | undefined,
  ): number => {
    const count = encoder.encode(units, start, end)
    const found = encoder.tokens()
    if (end - start <= keptUnits && count <= keptTokens)
      keepPiece(cache, hash, units, start, end, found, count)
    record?.pushPiece(found, 0, count, lengths, units, start, end)
    return count
  }
  const known = (
    slot: number,
    units: Uint16Array,
    start: number,
    end: number,
    record: TokenRecord | undefined,
  ): number => {
    const count = counts[slot] as number
    if (record === undefined) return count
    if (count === 1) record.push(tokens[slot * keptTokens] as number, start)
    else record.pushPiece(tokens, slot * keptTokens, count, lengths, units, start, end)
    return count
  }
  const scan = (units: Uint16Array, from: number, to: number, record?: TokenRecord): number => {
    let total = 0
    for (let at = from; at < to; ) {
      const end = splitter.next(units, at, to)
      const short = end - at <= keptUnits
      const hash = short ? hashPiece(units, at, end) : 0
      const slot = short ? findPiece(cache, hash, units, at, end) : -1
      total += slot < 0 ? met(hash, units, at, end, record) : known(slot, units, at, end, record)
      at = end
    }
    return total
  }
  return { scan, begin: (text, start) => splitter.begin?.(text, start) }
}
