import { addedTokens } from './added-tokens.ts'
import { normalForm, normalOffsets, unstableRun } from './normal-form.ts'
import { pieceScanner } from './piece-scanner.ts'
import type { TokenCounter } from './token-counter.ts'
import { TokenRecord } from './token-record.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Texts up to this many UTF-16 units are copied into one buffer that is kept. */
const keptLength = 1 << 18

/** Counts by a byte-level BPE vocabulary. Not for use by two callers at a time, which one thread cannot be. */
export function byteCounter(vocabulary: Vocabulary): TokenCounter {
  const { scan, begin } = pieceScanner(vocabulary)
  const added = addedTokens(vocabulary.added)
  const kept = new Uint16Array(keptLength)
  const unitsOf = (text: string): Uint16Array => {
    return unitsInto(text.length <= keptLength ? kept : new Uint16Array(text.length), text)
  }
  const scanNormal = (text: string, normal: string, start: number, record?: TokenRecord): number => {
    const first = record?.size ?? 0
    begin(() => normal, 0)
    const count = scan(unitsInto(new Uint16Array(normal.length), normal), 0, normal.length, record)
    if (record) {
      const offsets = normalOffsets(text, normal)
      record.moveStarts(first, (at) => start + (offsets[at] as number))
    }
    return count
  }
  const stretch = (
    text: string,
    units: Uint16Array,
    from: number,
    to: number,
    record?: TokenRecord,
  ): number => {
    const unstable = vocabulary.nfc ? unstableRun(units, from, to) : 0
    if (unstable > 0) {
      const part = text.slice(from, to)
      const normal = normalForm(part, unstable)
      if (normal !== part) return scanNormal(part, normal, from, record)
    }
    begin(() => text.slice(from, to), from)
    return scan(units, from, to, record)
  }
  const walk = (text: string, record?: TokenRecord): number => {
    const units = unitsOf(text)
    let total = 0
    let at = 0
    for (let next = added.find(text, 0); next >= 0; next = added.find(text, at)) {
      if (next > at) total += stretch(text, units, at, next, record)
      record?.push(added.found.id, next)
      total++
      at = added.found.end
    }
    return at < text.length ? total + stretch(text, units, at, text.length, record) : total
  }
  const recorded = (text: string): TokenRecord => {
    const record = new TokenRecord(text.length >> 1)
    walk(text, record)
    return record
  }
  return {
    name: vocabulary.name,
    count: (text) => walk(text),
    starts: (text) => recorded(text).starts(),
    ids: (text) => recorded(text).ids(),
  }
}

function unitsInto(units: Uint16Array, text: string): Uint16Array {
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return units
}
