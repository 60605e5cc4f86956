import { allowed, type Mention } from '../mention/mention.ts'
import { englishCounts, fractionParts, koreanCounts } from '../mention/number-words.ts'
import { type FractionPhrase, fractionPhrase } from './fraction-phrase.ts'
import { directionsIn, isYearly } from './growth-claim.ts'
import { daysOf, type Span } from './spans.ts'
import type { Statement } from './statement.ts'

/** What something grows or shrinks by in every period: "35 % a year", "doubles every two years", "매년 10배씩 싸지면". */
export interface GrowthStep {
  readonly text: string
  /** What one period makes of 1; below 1 where it shrinks. */
  readonly factor: number
  readonly low: number
  readonly high: number
  readonly periodDays: number
  readonly from: number
  readonly to: number
}

const counts: Readonly<Record<string, number>> = { one: 1, ...englishCounts, 한: 1, ...koreanCounts }
const verbs: Readonly<Record<string, number>> = { doubl: 2, halv: 0.5, tripl: 3, trebl: 3, quadrupl: 4 }
const englishWord = new RegExp(
  `\\b(${Object.keys(verbs).join('|')})(?:e[sd]?|ing)\\b[^.;,\\d]{0,24}?\\b(?:(?:every|each|per|a) (?:(\\w+) )?(year|month|quarter)s?\\b|annually\\b)`,
  'iu',
)
const koreanWord =
  /(?:(\d+|한|두|세|네)\s?(년|해|개월|달|분기)마다|매년|해마다)[^.;,\d]{0,14}?(?:(두|세|네|열)\s?배|(\d+)\s?배|(절반|반)으로)/u
const koreanUnits: Readonly<Record<string, string>> = {
  년: 'year',
  해: 'year',
  개월: 'month',
  달: 'month',
  분기: 'quarter',
}
const cheaper = /싸지|싸져|저렴해|cheaper|lower|less/iu

/** The one step of a sentence; undefined where it tells none or several. */
export function growthStep(statement: Statement): GrowthStep | undefined {
  const found = [...yearlySteps(statement), ...wordSteps(statement.text)]
  const steps = found.filter((one, at) => !found.some((other, i) => i < at && overlaps(one, other)))
  return steps.length === 1 ? steps[0] : undefined
}

function overlaps(a: GrowthStep, b: GrowthStep): boolean {
  return a.from < b.to && b.from < a.to
}

function yearlySteps({ text, mentions }: Statement): readonly GrowthStep[] {
  return mentions.flatMap((mention): readonly GrowthStep[] => {
    if (!isStep(text, mention)) return []
    const isFall = isFalling(text, mention)
    const { low, high } = allowed(mention)
    const of = (size: number): number => madeOf(Math.abs(size), mention.unit.kind, isFall)
    const ends = [of(low), of(high)]
    const [least, most] = [Math.min(...ends), Math.max(...ends)]
    if (!(least > 0)) return []
    const { text: said, value, from, to } = mention
    return [{ text: said, factor: of(value), low: least, high: most, periodDays: 365.25, from, to }]
  })
}

/** What one year makes of 1 at so many per cent or times. */
function madeOf(size: number, kind: Mention['unit']['kind'], isFall: boolean): number {
  if (kind === 'percent') return 1 + ((isFall ? -1 : 1) * size) / 100
  return isFall ? 1 / size : size
}

function isStep(text: string, mention: Mention): boolean {
  const { unit, isRange, value, to } = mention
  if (isRange || value <= 0) return false
  if (unit.kind === 'factor') return isYearly(text, mention) || everyYear.test(text.slice(to))
  return unit.kind === 'percent' && (isYearly(text, mention) || eachOfYears.test(text.slice(to)))
}

function isFalling(text: string, { from, to, sign }: Mention): boolean {
  const near = text.slice(Math.max(0, from - 40), to + 40)
  const { up, down } = directionsIn(near)
  return sign === -1 || (!up && (down || cheaper.test(near)))
}

const everyYear = /^\s?(?:every|each) year\b|^씩/u
const eachOfYears = /^ (?:in|over) each of the (?:next|following|coming|first) \w+ years\b/iu

function wordSteps(text: string): readonly GrowthStep[] {
  const english = englishWord.exec(text)
  const korean = koreanWord.exec(text)
  return [...(english ? [fromEnglish(english)] : []), ...(korean ? [fromKorean(korean, text)] : [])].filter(
    ({ periodDays }) => Number.isFinite(periodDays),
  )
}

function fromEnglish(match: RegExpExecArray): GrowthStep {
  const [, verb = '', count, unit = 'year'] = match
  const many = count === undefined ? 1 : (counts[count.toLowerCase()] ?? Number(count))
  return stepOf(
    match,
    verbs[verb.toLowerCase()] ?? Number.NaN,
    many * (daysOf[unit.toLowerCase()] ?? Number.NaN),
  )
}

function fromKorean(match: RegExpExecArray, text: string): GrowthStep {
  const [, count, unit, word, digits] = match
  const many = count === undefined ? 1 : (counts[count] ?? Number(count))
  const size =
    word !== undefined ? (koreanCounts[word] ?? Number.NaN) : digits !== undefined ? Number(digits) : 0.5
  const isFall = cheaper.test(text.slice(match.index, match.index + match[0].length + 10)) && size > 1
  const days = daysOf[koreanUnits[unit ?? '년'] ?? ''] ?? Number.NaN
  return stepOf(match, isFall ? 1 / size : size, many * days)
}

function stepOf(match: RegExpExecArray, factor: number, periodDays: number): GrowthStep {
  const { index: from, 0: text } = match
  return { text, factor, low: factor, high: factor, periodDays, from, to: from + text.length }
}

/** How long it goes on: a span of a sentence apart from the step. */
export function horizonOf({ text }: Statement, step: GrowthStep, spans: readonly Span[]): Span | undefined {
  const others = spans.filter(
    ({ from, to, length, unit }) =>
      (to <= step.from || from >= step.to) && length * (daysOf[unit] ?? 0) > step.periodDays * 1.01,
  )
  const [span] = others
  if (!span || others.length > 1) return undefined
  const isSaid =
    /\b(?:in|after|over|for|within|during|by|each of) (?:the next |the following |the coming |the first |another |only |just )?$/iu.test(
      text.slice(0, span.from),
    ) ||
    /^\s?(?:뒤|후|이면|간|만에|만(?=\s)|동안|이 지나|지나|\s?동안|later|out\b|on\b|이 흐르)/u.test(
      text.slice(span.to),
    )
  return isSaid ? span : undefined
}

const englishFraction = new RegExp(
  `\\bto (?:only |about |just )?(?:an? |one[- ])?(${Object.keys(fractionParts).join('|')}|ninth|sixteenth|hundredth|thousandth)\\b`,
  'giu',
)
const moreParts: Readonly<Record<string, number>> = {
  ...fractionParts,
  ninth: 9,
  sixteenth: 16,
  hundredth: 100,
  thousandth: 1000,
}
const koreanFraction = /(\d[\d,]*|천|백|열|십)\s?분의\s?(\d+|일)/gu
const koreanWhole: Readonly<Record<string, number>> = { 천: 1000, 백: 100, 열: 10, 십: 10 }

/** Fractions that a sentence says something comes down to. */
export function saidFractions(text: string): readonly FractionPhrase[] {
  return [
    ...[...text.matchAll(englishFraction)].map((match) =>
      fractionPhrase(match, 1 / (moreParts[(match[1] ?? '').toLowerCase()] ?? Number.NaN)),
    ),
    ...[...text.matchAll(koreanFraction)].map((match) => {
      const [, whole = '', part = ''] = match
      const size = koreanWhole[whole] ?? Number(whole.replaceAll(',', ''))
      return fractionPhrase(match, (part === '일' ? 1 : Number(part)) / size)
    }),
  ]
}

/** Whether a number is what the step itself is told by. */
export function isOfStep({ from, to }: Pick<Mention, 'from' | 'to'>, step: GrowthStep): boolean {
  return from < step.to && to > step.from
}
