const quote = 34
const comma = 44
const openBracket = 91
const backslash = 92
const closeBracket = 93
const openBrace = 123
const closeBrace = 125

/** Where the elements of a JSON array begin and end in one chunk of its bytes. */
export interface ElementCuts {
  /** Where the first byte of an element may be: after the array's opening bracket, if that is in this chunk. */
  readonly from: number
  /** Offsets of what ends an element: a comma, or the closing bracket. */
  readonly ends: readonly number[]
}

export interface ElementScanner {
  readonly scan: (chunk: Uint8Array) => ElementCuts
  readonly state: () => 'before' | 'inside' | 'closed'
}

/** Follows a JSON array through chunks of its bytes: brackets are counted outside strings, nothing else is looked at. */
export function elementScanner(): ElementScanner {
  let depth = 0
  let state: 'before' | 'inside' | 'closed' = 'before'
  let inString = false
  let isEscaped = false

  /** The offset after the string's end, or the chunk's length where it goes on. */
  const throughString = (chunk: Uint8Array, begin: number): number => {
    for (let at = begin; at < chunk.length; at++) {
      const byte = chunk[at]
      if (isEscaped) isEscaped = false
      else if (byte === backslash) isEscaped = true
      else if (byte === quote) {
        inString = false
        return at + 1
      }
    }
    return chunk.length
  }

  /** Is this byte, outside strings, one that ends an element? */
  const endsElement = (byte: number | undefined): boolean => {
    if (byte === quote) inString = true
    else if (byte === openBracket || byte === openBrace) depth++
    else if (byte === comma) return depth === 1
    else if (byte === closeBracket || byte === closeBrace) return --depth === 0
    return false
  }

  const follow = (before: 'before' | 'inside' | 'closed'): 'before' | 'inside' | 'closed' => {
    if (before === 'before' && depth === 1) return 'inside'
    return before === 'inside' && depth === 0 ? 'closed' : before
  }

  return {
    state: () => state,
    scan(chunk) {
      const ends: number[] = []
      let from = 0
      for (let at = 0; at < chunk.length && state !== 'closed'; ) {
        if (inString) {
          at = throughString(chunk, at)
          continue
        }
        if (endsElement(chunk[at])) ends.push(at)
        at++
        const before = state
        state = follow(before)
        if (before !== state && state === 'inside') from = at
      }
      return { from, ends }
    },
  }
}
