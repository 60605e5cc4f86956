import { type UnitClasses, unitClasses } from './unit-classes.ts'

/** The classes that OpenAI's patterns tell apart, those of Qwen and Llama included. */
export const wordClass = {
  upper: 1,
  lower: 2,
  /** Letters without case, and modifiers. */
  otherLetter: 4,
  mark: 8,
  number: 16,
  /** White space but for line breaks. */
  blank: 32,
  lineBreak: 64,
  /** Punctuation, symbols, controls and what is not assigned. */
  sign: 128,
} as const

export const letter: number = wordClass.upper | wordClass.lower | wordClass.otherLetter

let built: UnitClasses | undefined

/** Built when first asked for. White space is Unicode's, as in Rust: with U+0085 and without U+FEFF, unlike JavaScript's `\s`. */
export function wordClasses(): UnitClasses {
  built ??= unitClasses(
    [
      { bit: wordClass.upper, members: '\\p{Lu}\\p{Lt}' },
      { bit: wordClass.lower, members: '\\p{Ll}' },
      { bit: wordClass.otherLetter, members: '\\p{Lm}\\p{Lo}' },
      { bit: wordClass.mark, members: '\\p{M}' },
      { bit: wordClass.number, members: '\\p{N}' },
      { bit: wordClass.blank, members: '\\p{White_Space}' },
      { bit: wordClass.lineBreak, members: '\\r\\n' },
    ],
    wordClass.sign,
  )
  return built
}

const apostrophe = 39

/** Where `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` in either case ends that begins at `at`; `at` where there is none. */
export function contractionEnd(units: Uint16Array, at: number, to: number): number {
  if (at + 1 >= to || units[at] !== apostrophe) return at
  const first = (units[at + 1] as number) | 32
  // s, t, m, d; and ſ, which is an s when case is ignored.
  if (first === 115 || first === 116 || first === 109 || first === 100 || units[at + 1] === 0x17f)
    return at + 2
  if (at + 2 >= to) return at
  const second = (units[at + 2] as number) | 32
  const found = ((first === 114 || first === 118) && second === 101) || (first === 108 && second === 108)
  return found ? at + 3 : at
}
