import { findPair, type PairTable } from './pair-table.ts'

/** A place in a piece has at most this many values: priority × this + place stays an exact number. */
const places = 2 ** 30

/**
 * As `mergeShort`, of a piece of any length in n log n: a heap holds the pairs, a list links the tokens that are left. A
 * pair in the heap whose tokens have changed since is passed over.
 */
export function mergeLong(table: PairTable, tokens: Int32Array, count: number): number {
  const before = Int32Array.from({ length: count }, (_, at) => at - 1)
  const after = Int32Array.from({ length: count }, (_, at) => (at + 1 < count ? at + 1 : -1))
  const heap = new PairHeap(count)
  const pairAt = (at: number): number => {
    const next = at < 0 ? -1 : (after[at] as number)
    return next < 0 ? -1 : findPair(table, tokens[at] as number, tokens[next] as number)
  }
  const offer = (at: number): void => {
    const found = pairAt(at)
    if (found >= 0) heap.push((table.slots[found + 2] as number) * places + at)
  }
  for (let at = 0; at + 1 < count; at++) offer(at)
  while (heap.size > 0) {
    const top = heap.pop()
    const at = top % places
    const found = pairAt(at)
    if (found < 0 || table.slots[found + 2] !== Math.floor(top / places)) continue
    const next = after[at] as number
    const beyond = after[next] as number
    tokens[at] = table.slots[found + 3] as number
    // No pair begins with it any more.
    tokens[next] = -1
    after[at] = beyond
    if (beyond >= 0) before[beyond] = at
    offer(at)
    offer(before[at] as number)
  }
  let left = 0
  for (let at = 0; at >= 0; at = after[at] as number) tokens[left++] = tokens[at] as number
  return left
}

/** A binary heap of numbers, the least on top. */
class PairHeap {
  size = 0
  #values: Float64Array

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity + 16)
  }

  push(value: number): void {
    if (this.size === this.#values.length) {
      const larger = new Float64Array(this.size * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    const values = this.#values
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if ((values[parent] as number) <= value) break
      values[at] = values[parent] as number
      at = parent
    }
    values[at] = value
  }

  pop(): number {
    const values = this.#values
    const top = values[0] as number
    const value = values[--this.size] as number
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.size) break
      if (child + 1 < this.size && (values[child + 1] as number) < (values[child] as number)) child++
      if ((values[child] as number) >= value) break
      values[at] = values[child] as number
      at = child
    }
    values[at] = value
    return top
  }
}
