import { type BlankRule, blankEnd } from './blank-end.ts'
import type { Splitter } from './splitter.ts'
import { characterEnd, classAt, runEnd, shortRunEnd } from './unit-classes.ts'
import { contractionEnd, letter, wordClass, wordClasses } from './word-classes.ts'

const { mark, number, blank, lineBreak, sign } = wordClass
const space = 32

/**
 * The pattern of cl100k, Llama 3 and Qwen:
 * `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
export function cl100kSplitter({
  digits,
  endTakesAll = false,
}: {
  /** How many digits are a piece at most. */
  readonly digits: number
  readonly endTakesAll?: boolean
}): Splitter {
  const classes = wordClasses()
  const rule: BlankRule = { blank, lineBreak, endTakesAll }
  const starts = (mask: number, units: Uint16Array, at: number, to: number): boolean =>
    at < to && (classAt(classes, units, at, to) & mask) !== 0
  const next = (units: Uint16Array, at: number, to: number): number => {
    const bit = classAt(classes, units, at, to)
    if ((bit & letter) !== 0) return runEnd(classes, letter, units, at, to)
    if (bit === number) return shortRunEnd(classes, number, digits, units, at, to)
    const contraction = contractionEnd(units, at, to)
    if (contraction > at) return contraction
    const after = characterEnd(units, at, to)
    if (bit !== lineBreak && starts(letter, units, after, to))
      return runEnd(classes, letter, units, after, to)
    const signs = units[at] === space ? after : at
    if (!starts(sign | mark, units, signs, to)) return blankEnd(classes, rule, units, at, to)
    return runEnd(classes, lineBreak, units, runEnd(classes, sign | mark, units, signs, to), to)
  }
  return { next }
}
