import { englishNumerals } from './english-numeral.ts'
import { koreanNumerals } from './korean-numeral.ts'
import { type Numeral, plainNumeral } from './numeral.ts'

/** A number in words that is large enough to be an amount: "two thousand", "half a million", "만 2천", "삼십만". */
export interface WordedNumeral {
  readonly from: number
  readonly numeral: Numeral
}

/** A number in words is hardly exact to its last word, and never off by more than a twentieth. */
const mostUnsure = 0.05

/** Every such number of a text, in its order. */
export function wordedNumerals(text: string): readonly WordedNumeral[] {
  return [...englishNumerals(text), ...koreanNumerals(text)]
    .filter(({ value }) => value >= 10)
    .sort((a, b) => a.from - b.from)
    .map(({ phrase, from, value, last }) => {
      const half = last < 100 ? 0.5 : Math.min(last / 2, value * mostUnsure)
      return { from, numeral: plainNumeral({ value, half, length: phrase.length }) }
    })
}
