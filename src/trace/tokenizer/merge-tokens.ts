import { findPair, noMerge, type PairTable } from './pair-table.ts'

/** Pieces up to this many bytes are merged by looking for the best pair each time; longer ones with a heap. */
export const shortPiece = 96

const priorities = new Int32Array(shortPiece)
const results = new Int32Array(shortPiece)

/** Merges the first `count` tokens in place, at most `shortPiece` of them; says how many are left. */
export function mergeShort(table: PairTable, tokens: Int32Array, count: number): number {
  for (let at = 0; at + 1 < count; at++) weigh(table, tokens, at)
  let left = count
  for (;;) {
    let best = noMerge
    let place = -1
    for (let at = 0; at + 1 < left; at++) {
      const priority = priorities[at] as number
      if (priority < best) {
        best = priority
        place = at
      }
    }
    if (place < 0) return left
    tokens[place] = results[place] as number
    left--
    for (let at = place + 1; at < left; at++) {
      tokens[at] = tokens[at + 1] as number
      priorities[at] = priorities[at + 1] as number
      results[at] = results[at + 1] as number
    }
    if (place + 1 < left) weigh(table, tokens, place)
    if (place > 0) weigh(table, tokens, place - 1)
  }
}

function weigh(table: PairTable, tokens: Int32Array, at: number): void {
  const found = findPair(table, tokens[at] as number, tokens[at + 1] as number)
  priorities[at] = found < 0 ? noMerge : (table.slots[found + 2] as number)
  results[at] = found < 0 ? 0 : (table.slots[found + 3] as number)
}
