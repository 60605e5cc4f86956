import { datesIn, monthName } from './dates.ts'
import { hedgesAfter, hedgesBefore } from './hedges.ts'
import type { Hedge, Mention, MentionUnit } from './mention.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import { spelledMentions } from './spelled.ts'
import { currencyAfter, currencyBefore, rates, ratesBefore, unitsAfter } from './units.ts'
import { wordedNumerals } from './worded-numeral.ts'

const furthestBack = 40

/** Every number of a text with its unit, in its order. Numbers inside names (GPT-4, H100, R1) and dates are none. */
export function mentionsIn(text: string): readonly Mention[] {
  const dates = datesIn(text)
  const inWords = wordedNumerals(text).flatMap(({ from, numeral }) => mentionOf(text, from, numeral) ?? [])
  const taken = [...dates, ...inWords]
  const mentions: Mention[] = [...inWords]
  for (let at = nextDigit(text, 0); at !== -1; at = nextDigit(text, at)) {
    const place = taken.find(({ from, to }) => at >= from && at < to)
    const numeral = place || isInName(text, at) ? undefined : numeralAt(text, at)
    const mention = numeral && mentionOf(text, at, numeral)
    if (mention) mentions.push(mention)
    at = place?.to ?? mention?.to ?? afterWord(text, at)
  }
  const isInside = (one: Mention): boolean =>
    inWords.includes(one) && mentions.some((other) => other.from < one.from && other.to > one.from)
  // "$2 a million tokens": what a price is for one of is no number of its own.
  const own = mentions.filter((one) => !isOfPrice(text, one) && !isInside(one))
  return inOneUnit(
    text,
    [...own, ...spelledMentions(text)].sort((a, b) => a.from - b.from),
  )
}

/** "100만 토큰당 15달러": what a price is for one of is no number of its own. */
function isOfPrice(text: string, { unit, to }: Mention): boolean {
  return unit.kind === 'count' && unit.name === 'token' && /^\s?당\s?(?:약\s)?[$₩]?\d/u.test(text.slice(to))
}

/** "210억, 260억, 330억원": the unit at the end of a list is that of all its numbers. */
function inOneUnit(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const found: Mention[] = []
  for (const mention of mentions.toReversed()) {
    const next = found.at(-1)
    const isListed =
      next !== undefined &&
      mention.unit.kind === 'none' &&
      next.unit.kind === 'money' &&
      /[조억만천]$/u.test(mention.text) &&
      /^\s?(?:,|·|\/|와|과|및|에서|이?던|→|->)\s?$/u.test(text.slice(mention.to, next.from))
    found.push(isListed ? { ...mention, unit: next.unit } : mention)
  }
  return found.reverse()
}

function nextDigit(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) return at
  }
  return -1
}

/** A digit after a letter, or after a hyphen that follows a letter, belongs to a name: H100, GPT-4, o3, MATH500, v1.5. */
function isInName(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - furthestBack), at)
  if (
    /(?:^|[\s(])(?:USD|KRW|CNY|RMB|EUR|HKD|JPY|TWD|SGD|INR|CHF|SEK|NOK|DKK|PLN|KES|AUD|CAD|US|U|HK|CN|NT)$/.test(
      before,
    )
  )
    return false
  if (/[A-Za-z_]$/.test(before)) return !/(?:^|[\s(])[x~]$/.test(before)
  // "8735:127.0.0.1": an address.
  if (/\d{3,}:$/.test(before) || /^\d{3,}:\d/.test(text.slice(at, at + 12))) return true
  // "Table 1", "표 2": what it is called, no number of it.
  if (
    /(?:\b(?:tables?|figures?|figs?\.|charts?|exhibits?|sections?|chapters?|appendix|footnotes?)|(?<![가-힣])(?:표|그림|도표|차트|부록|각주))\s?$/i.test(
      before,
    )
  )
    return true
  // "1 July", "11월 15일", "3분기": a day or quarter by its name, without its year.
  if (isDayOrQuarter(before, text.slice(at, at + 24))) return true
  // ".9" of a text that leaves its zero out is not 9.
  if (/(?:^|[\s(])\.$/.test(before)) return true
  // "바솔트-2" is a name, "전년비 -5%" and "성장률-5%" are none.
  if (/[가-힣]-$/.test(before)) return !/^[\d.,]+\s?(?:[%％조억만천원]|달러)/.test(text.slice(at, at + 24))
  return /[A-Za-z][-.]$/.test(before) || /[A-Za-z]\d+\.$/.test(before)
}

const dayBefore = new RegExp(`\\b${monthName}\\.? $`)
const dayAfter = new RegExp(`^\\d{1,2}(?:st|nd|rd|th)? (?:of )?${monthName}\\b`)

function isDayOrQuarter(before: string, after: string): boolean {
  return (
    dayAfter.test(after) ||
    (dayBefore.test(before) &&
      /^(?:[12]?\d|3[01])(?![\d,.]*\d|\s?(?:%|x\b|GPUs?|per|[bmt]n\b|[bmtr]+illion))/.test(after)) ||
    /^(?:1[0-2]|[1-9])월(?![가-힣]*(?:간|치|째))/u.test(after) ||
    /^(?:1[0-2]|\d)\s?월\s?(?:[12]?\d|3[01])\s?일/u.test(after) ||
    (/\d\s?월\s?$/u.test(before) && /^(?:[12]?\d|3[01])\s?일(?![가-힣]*[간만])/u.test(after)) ||
    /^[1-4]분기(?!\s?(?:만에|동안|연속|째|이상|넘|뒤|후|전))/u.test(after)
  )
}

function afterWord(text: string, at: number): number {
  return at + (/^[\w.,-]*\w/.exec(text.slice(at, at + furthestBack))?.[0].length ?? 1)
}

function mentionOf(text: string, at: number, first: Numeral): Mention | undefined {
  const before = text.slice(Math.max(0, at - furthestBack), at)
  const currency = matching(currencyBefore, before.replace(/[-−+]\s?$/, ''))
  const {
    numeral,
    isRange,
    to: end,
    unitAt = end,
  } = amountAt(text, at, first.scaled(currency !== undefined), currency)
  // A letter and digits right after it: the number begins a name.
  if (/^[A-Za-z]+[-–]?[A-Za-z]?\d/.test(text.slice(end, end + furthestBack))) return undefined
  const more = moreThan.exec(text.slice(unitAt, unitAt + furthestBack))?.[0].length ?? 0
  const { unit: found, length, factor } = unitAfter(text, unitAt + more, currency)
  // "By a factor of 8".
  const unit: MentionUnit =
    found.kind === 'none' && /\bfactor of (?:about |around |some |only )?$/iu.test(before)
      ? { kind: 'factor' }
      : found
  const unitEnd = length === 0 ? unitAt : unitAt + more + length
  const rate = rateOf(text, unitEnd, before)
  const to = unitAt === end ? unitEnd + rate.length : end
  // The rest of a hyphenated or unknown word is a name: 671B does not become a count.
  if (unit.kind === 'none' && (isNameTail(text, to) || isNameEnd(before, text.slice(at, to))))
    return undefined
  const sign = isNegative(before) ? -1 : 1
  const [low, high] = [numeral.low * factor, numeral.high * factor]
  return {
    text: text.slice(at, to),
    value: sign * numeral.value * factor,
    low: sign === 1 ? low : -high,
    high: sign === 1 ? high : -low,
    roundness: numeral.roundness * factor,
    isRange,
    hedge: more > 0 ? 'above' : hedgeOf(unit, before, text.slice(to, to + furthestBack)),
    unit,
    per: rate.per,
    sign,
    from: at,
    to,
  }
}

interface Amount {
  readonly numeral: Numeral
  readonly isRange: boolean
  readonly to: number
  /** Where the unit stands, if not right after: behind the second number of "from 10 to 20 GPUs". */
  readonly unitAt?: number
}

/** A numeral, or a range of two: "from 10 to 20 bn", where scale and unit of the second are the first's too. */
function amountAt(text: string, at: number, numeral: Numeral, currency: string | undefined): Amount {
  const to = at + numeral.length
  const range = rangeAfter(text, to, currency !== undefined)
  // What goes from one amount to another is two amounts.
  if (range?.isChange === true || (range && range.numeral.value < numeral.value))
    return { numeral: numeral.sharing(range.numeral), isRange: false, to, unitAt: range.to }
  return range
    ? { numeral: numeral.ranged(range.numeral), isRange: true, to: range.to }
    : { numeral, isRange: false, to }
}

function isNegative(before: string): boolean {
  return /[-−]\s?(?:[$₩€])?$/.test(before) && !/(?:\w[-−]|\d\s[-−]\s?|\S\s[-−]\s)$/.test(before)
}

function hedgeOf(unit: MentionUnit, before: string, after: string): Hedge | undefined {
  const head = withoutCurrency(before)
  return isDuration(unit, head) ? undefined : (matching(hedgesBefore, head) ?? matching(hedgesAfter, after))
}

/** 5만여 장: more than 50,000. */
const moreThan = /^여(?=\s?[가-힣])\s?/

/** "over 9 months" is as long as that, not longer. */
function isDuration({ kind }: MentionUnit, before: string): boolean {
  return kind === 'time' && /\bover$/i.test(before)
}

interface FoundUnit {
  readonly unit: MentionUnit
  readonly length: number
  readonly factor: number
}

function unitAfter(text: string, at: number, currency: string | undefined): FoundUnit {
  const after = text.slice(at, at + furthestBack)
  if (currency !== undefined) return { unit: { kind: 'money', currency }, length: 0, factor: 1 }
  const cents = /^\s?(?:US )?cents?\b|^\s?센트/iu.exec(after)?.[0].length
  if (cents !== undefined) return { unit: { kind: 'money', currency: 'USD' }, length: cents, factor: 0.01 }
  for (const [form, name] of currencyAfter) {
    const length = form.exec(after)?.[0].length
    if (length !== undefined) return { unit: { kind: 'money', currency: name }, length, factor: 1 }
  }
  for (const { form, unit, factor = 1 } of unitsAfter) {
    const length = form.exec(after)?.[0].length
    if (length !== undefined) return { unit, length, factor }
  }
  return { unit: { kind: 'none' }, length: 0, factor: 1 }
}

function rateOf(
  text: string,
  at: number,
  before: string,
): { readonly per: string | undefined; readonly length: number } {
  const after = text.slice(at, at + furthestBack)
  for (const [form, per] of rates) {
    const length = form.exec(after)?.[0].length
    if (length !== undefined) return { per, length }
  }
  return { per: matching(ratesBefore, before), length: 0 }
}

function rangeAfter(
  text: string,
  at: number,
  hasCurrency: boolean,
): { readonly numeral: Numeral; readonly to: number; readonly isChange: boolean } | undefined {
  const [join] = joinAfter(text, at) ?? []
  if (join === undefined) return undefined
  const isChange =
    /에서/.test(join) ||
    (/to/.test(join) &&
      /\bfrom\s(?:[^.;]|\.(?=\d)){0,16}$/i.test(text.slice(Math.max(0, at - furthestBack), at)))
  if (/and/.test(join) && !/between\s[^.]{0,24}$/i.test(text.slice(Math.max(0, at - furthestBack), at)))
    return undefined
  const second = numeralAt(text, at + join.length)?.scaled(hasCurrency)
  return second && { numeral: second, to: at + join.length + second.length, isChange }
}

/** What joins two ends of a range; after a first "%" only where a second one follows: "80 %–90 %", "by 80% to 90%". */
function joinAfter(text: string, at: number): RegExpExecArray | null {
  const rest = text.slice(at, at + 24)
  const join = /^\s?(?:[-–—~∼〜]|to|and|에서)\s?(?:US)?[$₩€]?(?=\d)/.exec(rest)
  if (join) return join
  const percent = /^\s?%\s?(?:[-–~∼〜]|to)\s?(?=\d{1,3}(?:\.\d+)?\s?%)/.exec(rest)
  if (!percent || !/to/.test(percent[0])) return percent
  return /\b(?:by|of|between|at|about|only|some)\s(?:\d+(?:\.\d+)?)$/i.test(
    text.slice(Math.max(0, at - furthestBack), at),
  )
    ? percent
    : null
}

function withoutCurrency(before: string): string {
  return before
    .replace(/(?:US\s?\$|[$₩€£¥]|\b(?:USD|KRW|CNY|RMB|EUR|HKD|JPY)\s?)$/, '')
    .replace(/[-−+]$/, '')
    .trimEnd()
}

function isNameTail(text: string, to: number): boolean {
  return (
    /^(?:[A-Za-z]|-[A-Za-z]+\d)/.test(text.slice(to, to + furthestBack)) &&
    !/^(?:st|nd|rd|th)\b/.test(text.slice(to))
  )
}

/** "한강3", "누리2": a digit that a Hangul name ends in. */
function isNameEnd(before: string, printed: string): boolean {
  return (
    /^\d{1,2}$/.test(printed) &&
    /[가-힣]$/u.test(before) &&
    !/(?:약|총|각|제|단|만|은|는|이|가|을|를|와|과|의|에)$/u.test(before)
  )
}

function matching<Value>(table: readonly (readonly [RegExp, Value])[], text: string): Value | undefined {
  return table.find(([form]) => form.test(text))?.[1]
}
