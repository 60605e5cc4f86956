import type { Mention } from '../mention/mention.ts'

/** A fraction in words: "a sixteenth", "three quarters", "8분의 1", "절반". */
export interface FractionPhrase {
  readonly text: string
  readonly value: number
  readonly from: number
  readonly to: number
}

export function fractionPhrase(match: RegExpExecArray, value: number): FractionPhrase {
  const { index: from, 0: text } = match
  return { text, value, from, to: from + text.length }
}

/** The 8 and the 1 of "8분의 1" are no numbers of their own. */
export function isPartOfFraction(text: string, { from, to }: Mention): boolean {
  return /^\s?분의/u.test(text.slice(to, to + 4)) || /분의\s?$/u.test(text.slice(Math.max(0, from - 4), from))
}
