import type { Vocabulary } from './vocabulary.ts'

/** Merges by the two tokens they join: an open hash table of four numbers a slot. */
export interface PairTable {
  /** Left, right, priority, result; left is -1 in an empty slot. */
  readonly slots: Int32Array
  readonly mask: number
}

/** The priority of two tokens that do not merge. */
export const noMerge = 0x7fffffff

export function pairTable({ left, right, result, tied }: Vocabulary): PairTable {
  let size = 1024
  while (size < left.length * 1.7) size *= 2
  const slots = new Int32Array(size * 4).fill(-1)
  const mask = size - 1
  for (let merge = 0; merge < left.length; merge++) {
    const [first, second, made] = [left[merge] as number, right[merge] as number, result[merge] as number]
    let slot = hashPair(first, second) & mask
    while (slots[slot * 4] !== -1 && (slots[slot * 4] !== first || slots[slot * 4 + 1] !== second))
      slot = (slot + 1) & mask
    // A pair that is listed twice has its first priority.
    if (slots[slot * 4] === first) continue
    slots[slot * 4] = first
    slots[slot * 4 + 1] = second
    slots[slot * 4 + 2] = tied ? made : merge
    slots[slot * 4 + 3] = made
  }
  return { slots, mask }
}

/** Where in `slots` the pair stands, or -1 where it does not merge. */
export function findPair({ slots, mask }: PairTable, left: number, right: number): number {
  let slot = hashPair(left, right) & mask
  for (;;) {
    const at = slot * 4
    const first = slots[at] as number
    if (first === left && slots[at + 1] === right) return at
    if (first === -1) return -1
    slot = (slot + 1) & mask
  }
}

function hashPair(left: number, right: number): number {
  const mixed = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
