import { blankEnd } from './blank-end.ts'
import type { Splitter } from './splitter.ts'
import { characterEnd, classAt, runEnd, shortRunEnd, type UnitClasses, unitClasses } from './unit-classes.ts'

/** Letters and marks are one class here, punctuation and symbols another; controls and the unassigned are `other`. */
const [word, sign, blank, lineBreak, number, other] = [1, 2, 4, 8, 16, 32] as const
/** The same among Chinese characters and kana. */
const [hanWord, hanSign, hanOther] = [64, 128, 256] as const
const han = hanWord | hanSign | hanOther
/** What the first two stages take out. */
const outside = number | han
const space = 32

let built: UnitClasses | undefined

function deepseekClasses(): UnitClasses {
  built ??= unitClasses(
    [
      { bit: word, members: '\\p{L}\\p{M}' },
      { bit: sign, members: '\\p{P}\\p{S}' },
      { bit: number, members: '\\p{N}' },
      { bit: blank, members: '\\p{White_Space}' },
      { bit: lineBreak, members: '\\r\\n' },
      { bit: hanWord, members: '\\u4e00-\\u9fa5\\u3041-\\u309f\\u30a1-\\u30ff' },
      { bit: hanSign, members: '\\u309b\\u309c\\u30a0\\u30fb' },
      { bit: hanOther, members: '\\u3040\\u3097\\u3098' },
    ],
    other,
  )
  return built
}

/**
 * DeepSeek V3 and R1 split in three stages: numbers of up to three digits, then runs of Chinese characters and kana, then
 * the stretches between by a pattern of words, signs and blanks, each stretch as if it were a text of its own. What that
 * pattern passes over (a control character before no word) is a piece too.
 */
export function deepseekSplitter(): Splitter {
  const classes = deepseekClasses()
  const is = (mask: number, units: Uint16Array, at: number, to: number): boolean =>
    at < to && (classAt(classes, units, at, to) & mask) !== 0
  const blanksEnd = (units: Uint16Array, at: number, to: number): number => {
    const run = runEnd(classes, blank | lineBreak, units, at, to)
    // At a number or Chinese character the stretch ends, and with it its last blanks.
    const stretch = is(outside, units, run, to) ? run : to
    return blankEnd(classes, { blank, lineBreak }, units, at, stretch)
  }
  /** The run of what the pattern passes over: the last of it begins a word if it can. */
  const passedOverEnd = (mask: number, words: number, units: Uint16Array, at: number, to: number): number => {
    let end = at
    while (is(mask, units, end, to)) {
      const after = characterEnd(units, end, to)
      if (is(words, units, after, to)) break
      end = after
    }
    return end
  }
  /** What begins with a sign, a blank or a control character. */
  const signEnd = (bit: number, units: Uint16Array, at: number, to: number): number => {
    const after = characterEnd(units, at, to)
    const latin = bit === sign && (units[at] as number) < 128 ? latinEnd(units, after, to) : after
    if (latin > after) return latin
    if ((bit & (blank | other)) !== 0 && is(word, units, after, to))
      return runEnd(classes, word, units, after, to)
    const signs = units[at] === space ? after : at
    const signsEnd = runEnd(classes, sign, units, signs, to)
    if (signsEnd > signs) return runEnd(classes, lineBreak, units, signsEnd, to)
    return bit === other ? passedOverEnd(other, word, units, at, to) : blanksEnd(units, at, to)
  }
  /** The third stage within a run of Chinese characters and kana. */
  const hanEnd = (bit: number, units: Uint16Array, at: number, to: number): number => {
    if (bit !== hanOther) return runEnd(classes, bit, units, at, to)
    if (is(hanWord, units, at + 1, to)) return runEnd(classes, hanWord, units, at + 1, to)
    return passedOverEnd(hanOther, hanWord, units, at, to)
  }
  const next = (units: Uint16Array, at: number, to: number): number => {
    const bit = classAt(classes, units, at, to)
    if (bit === word) return runEnd(classes, word, units, at, to)
    if (bit === number) return shortRunEnd(classes, number, 3, units, at, to)
    if ((bit & han) !== 0) return hanEnd(bit, units, at, to)
    return signEnd(bit, units, at, to)
  }
  return { next }
}

/** The end of the run of A–Z and a–z at `at`. */
function latinEnd(units: Uint16Array, at: number, to: number): number {
  let end = at
  while (end < to && ((units[end] as number) | 32) >= 97 && ((units[end] as number) | 32) <= 122) end++
  return end
}
