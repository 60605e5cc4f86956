import type { Mention, MentionUnit } from './mention.ts'
import { englishCounts, fractionParts, koreanCounts } from './number-words.ts'

const numbers: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  ...englishCounts,
  hundred: 100,
  thousand: 1000,
}
const word = Object.keys(numbers).join('|')

const part = Object.keys(fractionParts).join('|')

interface Spelled {
  readonly form: RegExp
  readonly unit: MentionUnit
  readonly read: (groups: readonly (string | undefined)[]) => number | undefined
  /** Half of how exact a word is, as a share of what it says. */
  readonly width: (value: number) => number
}

const numberOf = ([name]: readonly (string | undefined)[]): number | undefined =>
  numbers[(name ?? '').toLowerCase()]
const percent: MentionUnit = { kind: 'percent' }
const order: MentionUnit = { kind: 'orderOfMagnitude' }
const factor: MentionUnit = { kind: 'factor' }
/** "A third" is said of 31 % and of 35 %. */
const ofShare = (value: number): number => value * 0.08

const spelled: readonly Spelled[] = [
  {
    form: new RegExp(`\\b(${word})(?: an?)?[\\s-]orders? of magnitude`, 'giu'),
    unit: order,
    read: numberOf,
    // "Two orders" can be from 1.85 to 2.15 of them: who writes words is not exact.
    width: () => 0.15,
  },
  { form: /\b(half) (?:of )?an order of magnitude/giu, unit: order, read: numberOf, width: () => 0.15 },
  {
    form: /\b(?<!half )(?<!of )(an?|a full|one full) order of magnitude/giu,
    unit: order,
    read: () => 1,
    width: () => 0.2,
  },
  { form: new RegExp(`\\b(${word})[\\s-]?fold\\b`, 'giu'), unit: factor, read: numberOf, width: ofFactor },
  {
    form: new RegExp(`\\b(${word})( and a half)? times\\b`, 'giu'),
    unit: factor,
    read: ([name, half]) => (numberOf([name]) ?? Number.NaN) + (half === undefined ? 0 : 0.5),
    width: ofFactor,
  },
  {
    form: new RegExp(`\\b(${word})(?= (?:percentage[ -])?points?\\b(?! of\\b))`, 'giu'),
    unit: { kind: 'percentPoint' },
    read: numberOf,
    width: () => 0.5,
  },
  {
    form: /(두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?배(?!포|치|당|경|터|출|송|제|열|수|분|급)(\s?반(?![가-힣]도))?/gu,
    unit: factor,
    read: ([name, half]) => (koreanCounts[name ?? ''] ?? Number.NaN) + (half === undefined ? 0 : 0.5),
    width: ofFactor,
  },
  {
    form: new RegExp(
      `(?<=\\b(?:by|of|in|to|at|is|was|about|roughly|nearly|almost|over|than|only|least|most) (?:an? |one[- ]))(${part})(?<!\\bin (?:an?|one) quarter(?! of))(?= (?:of|more|less|fewer|lower|higher)\\b|[,.;]|$)`,
      'giu',
    ),
    unit: percent,
    read: ([name]) => 100 / (fractionParts[(name ?? '').toLowerCase()] ?? Number.NaN),
    width: ofShare,
  },
  {
    form: new RegExp(`\\b(two|three|four)[\\s-](${part})s(?= of\\b)`, 'giu'),
    unit: percent,
    read: ([count, name]) =>
      (100 * (numbers[(count ?? '').toLowerCase()] ?? Number.NaN)) /
      (fractionParts[(name ?? '').toLowerCase()] ?? Number.NaN),
    width: ofShare,
  },
]

function ofFactor(value: number): number {
  return Math.max(0.25, value * 0.12)
}

/** Numbers that are written as words, where a unit says that they are numbers: "two orders of magnitude", "tenfold", "by a third". */
export function spelledMentions(text: string): readonly Mention[] {
  const found = new Map<number, Mention>()
  for (const { form, unit, read, width } of spelled)
    for (const match of text.matchAll(form)) {
      const value = read(match.slice(1))
      if (value === undefined || !Number.isFinite(value) || found.has(match.index)) continue
      const half = width(value)
      const before = text.slice(Math.max(0, match.index - 24), match.index)
      found.set(match.index, {
        text: match[0],
        value,
        low: value - half,
        high: value + half,
        roundness: half,
        isRange: false,
        hedge: hedgeOf(before),
        unit,
        per: undefined,
        sign: 1,
        from: match.index,
        to: match.index + match[0].length,
      })
    }
  return [...found.values()]
}

function hedgeOf(before: string): Mention['hedge'] {
  if (/\b(?:at least) (?:an? |one )?$/i.test(before)) return 'least'
  if (/\b(?:more than|over) (?:an? |one )?$/i.test(before)) return 'above'
  if (/\b(?:less than|under|nearly|almost) (?:an? |one )?$/i.test(before)) return 'below'
  return /\b(?:about|roughly|around) (?:an? |one )?$/i.test(before) ? 'about' : undefined
}
