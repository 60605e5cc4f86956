import { englishCounts, koreanCounts } from '../mention/number-words.ts'
import type { Statement } from './statement.ts'

/** "Eight GPUs", "1.2 million subscribers", "8장", "직원 120명": how many of what, by the noun beside the number. */
export interface CountedThings {
  readonly value: number
  readonly low: number
  readonly high: number
  /** The noun in its singular, or the Korean counter. */
  readonly noun: string
  readonly text: string
  readonly from: number
  readonly to: number
}

const words = new RegExp(
  `\\b(${Object.keys(englishCounts).join('|')}) ((?:[A-Za-z-]+ ){0,2}?)([A-Za-z][A-Za-z0-9]+s|people)\\b`,
  'giu',
)
const koreanWords = new RegExp(
  `(${Object.keys(koreanCounts).join('|')})\\s?(개|대|장|명|곳|건|기|동|채|척)(?![가-힣]*당)`,
  'gu',
)
const sizes: Readonly<Record<string, number>> = { gw: 1e9, mw: 1e6, kw: 1e3 }
const nounAfter =
  /^\s?(?:(?!in |to |at |for |of |and |per |a |or )[A-Za-z][A-Za-z-]* ){0,2}?([A-Za-z]{2,}s|people)\b/u
const counterAfter =
  /^\s?(?:여\s)?(개|대|장|명|인|건|곳|주|기|톤|가구|석|권|병|채|척|호|만\s?명|회선|좌석|구좌|시간|GPU|MWh|kWh|MW|kW|GW)(?!당)/u

/** Every count of a sentence; numbers with a currency or a share in per cent are none. */
export function countedThings({
  text,
  mentions,
}: Pick<Statement, 'text' | 'mentions'>): readonly CountedThings[] {
  const printed = mentions.flatMap((mention): readonly CountedThings[] => {
    const { unit, value, low, high, from, to, isRange, per } = mention
    if (
      isRange ||
      value <= 0 ||
      per !== undefined ||
      !(unit.kind === 'none' || unit.kind === 'count' || unit.kind === 'physical')
    )
      return []
    const own =
      unit.kind === 'none'
        ? ''
        : mention.text.replace(
            /^(?:[\d.,]+\s?(?:(?:million|billion|thousand|bn|mn|[천백십만억조]+)\s?)?)+/iu,
            '',
          )
    const rest = `${own}${text.slice(to, to + 40)}`
    const noun =
      counterAfter.exec(rest)?.[1] ??
      nounAfter.exec(rest)?.[1] ??
      nounAfter.exec(text.slice(to, to + 40))?.[1]
    if (noun === undefined) return []
    // Sizes are kept in their smallest unit: 36 MW are 36 of them.
    const one = unit.kind === 'physical' ? (sizes[singular(noun)] ?? 1) : 1
    const [count, least, most] = [value / one, low / one, high / one]
    return [{ value: count, low: least, high: most, noun: singular(noun), text: mention.text, from, to }]
  })
  const said = [...wordsIn(text, words, englishCounts, 3), ...wordsIn(text, koreanWords, koreanCounts, 2)]
  return [...printed, ...said].sort((a, b) => a.from - b.from)
}

function wordsIn(
  text: string,
  form: RegExp,
  values: Readonly<Record<string, number>>,
  nounAt: number,
): readonly CountedThings[] {
  return [...text.matchAll(form)].flatMap((match): readonly CountedThings[] => {
    const value = values[(match[1] ?? '').toLowerCase()]
    const [from, to] = [match.index, match.index + match[0].length]
    return value === undefined
      ? []
      : [{ value, low: value, high: value, noun: singular(match[nounAt] ?? ''), text: match[0], from, to }]
  })
}

/** One spelling of a noun: small letters, no plural. */
export function singular(noun: string): string {
  const small = noun.toLowerCase().replace(/\s/g, '')
  if (/^(?:mega|kilo)watts?$/u.test(small)) return small.startsWith('m') ? 'mw' : 'kw'
  if (small === 'people' || small === 'heads' || small === 'head') return 'person'
  return small
    .replace(/ies$/, 'y')
    .replace(/(?<=x|ch|sh)es$/, '')
    .replace(/(?<=[^s])s$/, '')
}
