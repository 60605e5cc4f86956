import { blankEnd } from './blank-end.ts'
import type { Splitter } from './splitter.ts'
import { characterEnd, classAt, runEnd, shortRunEnd } from './unit-classes.ts'
import { contractionEnd, letter, wordClass, wordClasses } from './word-classes.ts'

const { upper, lower, otherLetter, mark, number, blank, lineBreak, sign } = wordClass
const capitals = upper | otherLetter | mark
const smalls = lower | otherLetter | mark
const space = 32
const slash = 47

/**
 * The pattern of o200k, which gpt-oss's harmony shares: a word is capitals and then small letters, with a sign or blank
 * before it and a contraction after it; letters without case, and marks, are both.
 */
export function o200kSplitter(): Splitter {
  const classes = wordClasses()
  /** `[capitals]*[smalls]+` from `at`, or `at` where it finds nothing. */
  const mixedEnd = (units: Uint16Array, at: number, to: number): number => {
    const capitalsEnd = runEnd(classes, capitals, units, at, to)
    const end = runEnd(classes, smalls, units, capitalsEnd, to)
    if (end > capitalsEnd) return end
    // The pattern gives capitals back until one of them is a small letter too.
    return lastOf(otherLetter | mark, units, at, capitalsEnd)
  }
  const lastOf = (mask: number, units: Uint16Array, from: number, end: number): number => {
    let last = end
    while (last > from) {
      const pair = last - 2 >= from && characterEnd(units, last - 2, end) === last
      const at = pair ? last - 2 : last - 1
      if ((classAt(classes, units, at, end) & mask) !== 0) return last
      last = at
    }
    return from
  }
  /** The word whose letters begin at `at`: with a small letter if it can, else capitals alone; `at` where there is none. */
  const wordEnd = (units: Uint16Array, at: number, to: number): number => {
    const mixed = mixedEnd(units, at, to)
    return mixed > at ? mixed : runEnd(classes, capitals, units, at, to)
  }
  /** The word that a sign, mark or blank begins, which ends at `after`; `at` where it begins none. */
  const prefixedEnd = (bit: number, units: Uint16Array, at: number, after: number, to: number): number => {
    const mixed = mixedEnd(units, after, to)
    if (mixed > after) return mixed
    if (bit === mark) return after
    const plain = runEnd(classes, upper, units, after, to)
    return plain > after ? plain : at
  }
  const next = (units: Uint16Array, at: number, to: number): number => {
    const bit = classAt(classes, units, at, to)
    if ((bit & letter) !== 0) return contractedEnd(units, wordEnd(units, at, to), to)
    if (bit === number) return shortRunEnd(classes, number, 3, units, at, to)
    const after = characterEnd(units, at, to)
    if (bit !== lineBreak) {
      const word = prefixedEnd(bit, units, at, after, to)
      if (word > at) return contractedEnd(units, word, to)
    }
    const signs = units[at] === space ? after : at
    const signsEnd = runEnd(classes, sign | mark, units, signs, to)
    if (signsEnd === signs) return blankEnd(classes, { blank, lineBreak }, units, at, to)
    return tailEnd(units, signsEnd, to)
  }
  const tailEnd = (units: Uint16Array, at: number, to: number): number => {
    let end = at
    while (end < to && (units[end] === slash || classes.bits[units[end] as number] === lineBreak)) end++
    return end
  }
  return { next }
}

function contractedEnd(units: Uint16Array, at: number, to: number): number {
  return at < to && units[at] === 39 ? contractionEnd(units, at, to) : at
}
