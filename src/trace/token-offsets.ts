/** Counts tokens in stretches of a text, given the length of each token's text (UTF-16 units), in order. */
export interface TokenOffsets {
  /** How many tokens begin in [start, end). */
  readonly countBetween: (start: number, end: number) => number
}

export function tokenOffsets(lengths: readonly number[]): TokenOffsets {
  const starts = new Uint32Array(lengths.length)
  let offset = 0
  for (const [index, length] of lengths.entries()) {
    starts[index] = offset
    offset += length
  }
  const before = (character: number): number => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) < character) low = middle + 1
      else high = middle
    }
    return low
  }
  return { countBetween: (start, end) => Math.max(0, before(end) - before(start)) }
}
