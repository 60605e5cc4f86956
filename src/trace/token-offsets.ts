/** Counts tokens in stretches of a text. */
export interface TokenOffsets {
  /** How many tokens begin in [start, end), offsets in UTF-16 units. Stretches side by side add up exactly. */
  readonly countBetween: (start: number, end: number) => number
}

/** From the length of each token's text (UTF-16 units), in order. */
export function tokenOffsets(lengths: readonly number[]): TokenOffsets {
  const starts = new Uint32Array(lengths.length)
  let offset = 0
  for (const [index, length] of lengths.entries()) {
    starts[index] = offset
    offset += length
  }
  return startOffsets(starts)
}

/** From where each token begins (UTF-16 units), in order, as a `TokenCounter` finds them. */
export function startOffsets(starts: Uint32Array): TokenOffsets {
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
