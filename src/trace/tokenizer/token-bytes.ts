import type { Vocabulary } from './vocabulary.ts'

/** The bytes of every token, one after the other. */
export interface TokenBytes {
  readonly bytes: Uint8Array
  /** Where those of a token begin, by id. */
  readonly starts: Int32Array
  /** How many they are; 0 for an id that nothing has. */
  readonly lengths: Uint16Array
}

/** How many bytes each token stands for, by id; 0 for an id that nothing has. */
export function tokenLengths(vocabulary: Vocabulary): Uint16Array {
  const { baseIds, baseLengths } = vocabulary
  const lengths = new Uint16Array(largest(baseIds, vocabulary.result) + 1)
  for (let at = 0; at < baseIds.length; at++) lengths[baseIds[at] as number] = baseLengths[at] as number
  makings(vocabulary, lengths)
  return lengths
}

export function tokenBytes(vocabulary: Vocabulary): TokenBytes {
  const { baseIds, baseLengths, baseBytes, left, right, result } = vocabulary
  const lengths = tokenLengths(vocabulary)
  const starts = new Int32Array(lengths.length)
  let total = 0
  for (let id = 0; id < lengths.length; id++) {
    starts[id] = total
    total += lengths[id] as number
  }
  const bytes = new Uint8Array(total)
  const known = new Uint16Array(lengths.length)
  let read = 0
  for (let at = 0; at < baseIds.length; at++) {
    const length = baseLengths[at] as number
    known[baseIds[at] as number] = length
    bytes.set(baseBytes.subarray(read, read + length), starts[baseIds[at] as number] as number)
    read += length
  }
  for (const merge of makings(vocabulary, known)) {
    let to = starts[result[merge] as number] as number
    for (const part of [left[merge] as number, right[merge] as number]) {
      const start = starts[part] as number
      bytes.copyWithin(to, start, start + (lengths[part] as number))
      to += lengths[part] as number
    }
  }
  return { bytes, starts, lengths }
}

/**
 * For each token a merge that makes it out of tokens made before, given the lengths of those that need none; the other
 * lengths are filled in. Files that list every way to make a token also list ways by tokens that come later.
 */
function makings({ left, right, result }: Vocabulary, lengths: Uint16Array): number[] {
  const found: number[] = []
  for (let before = -1; before < found.length; ) {
    before = found.length
    for (let merge = 0; merge < result.length; merge++) {
      const made = result[merge] as number
      if (lengths[made] !== 0) continue
      const first = lengths[left[merge] as number] as number
      const second = lengths[right[merge] as number] as number
      if (first === 0 || second === 0) continue
      lengths[made] = first + second
      found.push(merge)
    }
  }
  return found
}

function largest(...lists: readonly Int32Array[]): number {
  let most = 0
  for (const list of lists) for (const id of list) if (id > most) most = id
  return most
}
