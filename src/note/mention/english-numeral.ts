import { englishCounts, englishTens } from './number-words.ts'
import type { ReadPhrase } from './read-phrase.ts'

const small: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  ...englishCounts,
  ...englishTens,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}
const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}
const one = Object.keys(small).join('|')
const scale = Object.keys(scales).join('|')
const form = new RegExp(
  `(?<![\\w-])(?:half an?|(?:(?:${one})(?:[ -](?:${one}))?)(?: and a half)?)(?: (?:${scale}))+(?:(?: and)? (?!an? )(?:${one})(?:-(?:${one}))?(?: (?:hundred|thousand))*)*(?![\\w-])`,
  'giu',
)

/** Numbers in words with a scale: "two thousand", "a dozen", "half a million", "twelve hundred", "two hundred and fifty". */
export function englishNumerals(text: string): readonly ReadPhrase[] {
  return [...text.matchAll(form)].map(
    (match): ReadPhrase => ({ phrase: match[0], from: match.index, ...numberOf(match[0]) }),
  )
}

interface Sum {
  readonly total: number
  readonly part: number
  readonly last: number
}

function numberOf(phrase: string): Pick<ReadPhrase, 'value' | 'last'> {
  const words = phrase
    .toLowerCase()
    .replace(' and a half', ' half')
    .replace(/^half an?/, 'half')
    .split(/[ -]/)
  const { total, part, last } = words.reduce(withWord, { total: 0, part: 0, last: 1 })
  return { value: total + part, last }
}

/** "Two hundred thousand": what stands before a scale counts in it; a thousand or more is then done with. */
function withWord({ total, part, last }: Sum, word: string): Sum {
  const size = scales[word]
  if (size === undefined) return { total, part: part + (word === 'half' ? 0.5 : (small[word] ?? 0)), last }
  const scaled = (part || 1) * size
  const exact = part % 1 === 0 ? size : size / 10
  return size >= 1e3 ? { total: total + scaled, part: 0, last: exact } : { total, part: scaled, last: exact }
}
