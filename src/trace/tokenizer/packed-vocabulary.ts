import { tokenLengths } from './token-bytes.ts'
import { type AddedToken, type Vocabulary, VocabularyError } from './vocabulary.ts'

/** What of a vocabulary is text, and how long its lists are: together with the bytes of `packLists` it is all of it. */
export interface VocabularyHeader {
  readonly name: string
  readonly stages: readonly string[]
  readonly nfc: boolean
  readonly tied: boolean
  readonly added: readonly AddedToken[]
  readonly lists: {
    readonly base: number
    readonly baseBytes: number
    readonly merges: number
    readonly whole: number
  }
}

export function vocabularyHeader(vocabulary: Vocabulary): VocabularyHeader {
  const { name, stages, nfc, tied, added, baseIds, baseBytes, left, whole } = vocabulary
  const lists = {
    base: baseIds.length,
    baseBytes: baseBytes.length,
    merges: left.length,
    whole: whole.length,
  }
  return { name, stages, nfc, tied, added, lists }
}

/**
 * The lists of a vocabulary as bytes that compress well: of each the lowest bytes of its numbers, then the middle ones, then
 * the highest; results as the difference from the one before, which is mostly 0 or 1.
 */
export function packLists(vocabulary: Vocabulary): Uint8Array {
  const { baseIds, baseLengths, baseBytes, left, right, result, whole } = vocabulary
  const steps = result.map((id, at) => (id - (at > 0 ? (result[at - 1] as number) : 0)) & 0xffffff)
  const parts = [
    planes(baseIds),
    planes(Int32Array.from(baseLengths)),
    baseBytes,
    planes(left),
    planes(right),
  ]
  const all = [...parts, planes(steps), planes(whole)]
  const packed = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of all) {
    packed.set(part, at)
    at += part.length
  }
  return packed
}

/** @throws VocabularyError where the bytes are not those of such lists. */
export function unpackVocabulary(header: VocabularyHeader, packed: Uint8Array): Vocabulary {
  const { name, stages, nfc, tied, added, lists } = header
  if (packed.length !== lists.baseBytes + 3 * (2 * lists.base + 3 * lists.merges + lists.whole))
    throw new VocabularyError('its lists are not as long as it says')
  let at = 0
  const numbers = (count: number): Int32Array => {
    const list = new Int32Array(count)
    for (let index = 0; index < count; index++, at++)
      list[index] =
        byteAt(packed, at) | (byteAt(packed, at + count) << 8) | (byteAt(packed, at + 2 * count) << 16)
    at += 2 * count
    return list
  }
  const baseIds = numbers(lists.base)
  const baseLengths = Uint16Array.from(numbers(lists.base))
  const baseBytes = Uint8Array.from(packed.subarray(at, at + lists.baseBytes))
  at += lists.baseBytes
  const [left, right, result] = [numbers(lists.merges), numbers(lists.merges), numbers(lists.merges)]
  for (let index = 1; index < result.length; index++)
    result[index] = ((result[index] as number) + (result[index - 1] as number)) & 0xffffff
  const whole = numbers(lists.whole)
  const vocabulary = {
    name,
    stages,
    nfc,
    tied,
    added,
    baseIds,
    baseLengths,
    baseBytes,
    left,
    right,
    result,
    whole,
  }
  if (hasGaps(vocabulary)) throw new VocabularyError('it names tokens that it does not have')
  return vocabulary
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number

function planes(numbers: Int32Array): Uint8Array {
  const count = numbers.length
  const bytes = new Uint8Array(count * 3)
  for (let at = 0; at < count; at++) {
    const value = numbers[at] as number
    bytes[at] = value
    bytes[count + at] = value >> 8
    bytes[2 * count + at] = value >> 16
  }
  return bytes
}

function hasGaps(vocabulary: Vocabulary): boolean {
  const lengths = tokenLengths(vocabulary)
  const total = vocabulary.baseLengths.reduce((sum, length) => sum + length, 0)
  const missing = (id: number): boolean => !lengths[id]
  return (
    total !== vocabulary.baseBytes.length ||
    [vocabulary.left, vocabulary.right, vocabulary.whole].some((ids) => ids.some(missing))
  )
}
