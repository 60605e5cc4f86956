import { allowed, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanPer } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "$6.5 m … 9.4 bn won (at 1,350 won to the dollar)": an amount converted at a rate that is printed with it. */
export const givenRate: Rule = {
  name: 'given-rate',
  checks: {
    en: 'an amount of one currency against its conversion at the exchange rate that the sentence names',
    ko: '환산 금액을 문장에 적힌 환율에 대조',
  },
  find: (note) => note.statements.flatMap((statement, at) => findingsIn(statement, note, at)),
}

interface GivenRate {
  /** One of `base` is `value` of `quote`. */
  readonly base: string
  readonly quote: string
  readonly value: Mention
}

const names: readonly (readonly [RegExp, string])[] = [
  [/dollar|USD|\$|달러/iu, 'USD'],
  [/won|KRW|₩|원/iu, 'KRW'],
  [/euro|EUR|€|유로/iu, 'EUR'],
  [/yuan|renminbi|CNY|RMB|위안/iu, 'CNY'],
  [/yen|JPY|¥|엔/iu, 'JPY'],
  [/pound|GBP|£|파운드/iu, 'GBP'],
  [/rupee|INR|₹|루피/iu, 'INR'],
  [/franc|CHF|프랑/iu, 'CHF'],
  [/shilling|KES|실링/iu, 'KES'],
]
const currencyOf = (word: string): string | undefined => names.find(([form]) => form.test(word))?.[1]

const after =
  /^\s?(?:to|per|for|a|\/)\s?(?:the |one |a |1 )?(?:US )?(dollar|USD|euro|EUR|yuan|CNY|RMB|yen|pound|GBP|franc|CHF|rupee|달러|유로|위안)\b|^\s?\/\s?(달러|유로|위안|USD|EUR)/iu
const before =
  /(?:(달러|유로|위안|엔|파운드)당|(?:원\s?\/\s?)?(달러|유로|위안)(?:\s?\/\s?원)?\s?환율(?:은|을|이|로)?|\b1\s?(달러|유로|위안)\s?(?:=|당|은|는|에)|(?:[$]|€|USD |EUR )(1)\s?(?:=|is|at)|(USD|EUR|CNY)\s?\/\s?KRW(?: rate)?(?: of| at|:| =)?|exchange rate (?:of|at|is)|환율(?:은|을|이|로)?)\s?(?:약\s|:|=)?\s?[₩$]?$/iu

function givenRates(statement: Statement): readonly GivenRate[] {
  return statement.mentions.flatMap((value): readonly GivenRate[] => {
    const isKind = value.unit.kind === 'money' || value.unit.kind === 'none'
    if (!isKind || value.isRange || value.value <= 0) return []
    const { base, quote } = currenciesOf(statement.text, value)
    return base !== undefined && quote !== undefined && base !== quote ? [{ base, quote, value }] : []
  })
}

interface Currencies {
  readonly base: string | undefined
  readonly quote: string | undefined
}

/** Of what one is, and in what: by the words after the number, or before it. */
function currenciesOf(text: string, { from, to, unit, value }: Mention): Currencies {
  const [, ...following] = after.exec(text.slice(to, to + 24)) ?? []
  const [whole = '', ...preceding] = before.exec(text.slice(Math.max(0, from - 28), from)) ?? []
  const word = [...following, ...preceding].find((one) => one !== undefined)
  // A bare 1,400 is of won for a dollar: no other rate of these has that size.
  const isWonSize = value > 900 && value < 2000 && /환율|rate/iu.test(whole)
  const inWon = /KRW|원/u.test(whole) || isWonSize ? 'KRW' : undefined
  const quote = unit.kind === 'money' ? unit.currency : inWon
  // "환율 1,350원": of the dollar where nothing else is said.
  if (word === undefined) return { base: /환율|exchange rate/iu.test(whole) ? 'USD' : undefined, quote }
  return { base: currencyOf(word === '1' ? whole : word), quote }
}

const farthest = 5

function findingsIn(statement: Statement, { statements }: LintedNote, at: number): readonly RuleFinding[] {
  const rates = givenRates(statement)
  const [rate] = rates
  if (!rate || rates.length > 1) return []
  const own = statement.mentions.filter((one) => one !== rate.value && !isOne(one))
  const [quoted, based] = [inCurrency(own, rate.quote), inCurrency(own, rate.base)]
  if (quoted.length > 0 && based.length > 0) return compare(statement, rate, quoted, based, 'error')
  const earlier = statements
    .slice(Math.max(0, at - farthest), at)
    .filter(({ block }) => block === statement.block)
  const others = earlier.flatMap(({ mentions }) =>
    inCurrency(mentions, quoted.length > 0 ? rate.base : rate.quote),
  )
  return quoted.length > 0
    ? compare(statement, rate, quoted, others, 'warning')
    : compare(statement, rate, others, based, 'warning')
}

function isOne({ value, unit }: Mention): boolean {
  return unit.kind === 'money' && value === 1
}

function inCurrency(mentions: readonly Mention[], currency: string): readonly Mention[] {
  return mentions.filter(
    ({ unit, isRange }) => unit.kind === 'money' && unit.currency === currency && !isRange,
  )
}

/** An amount that nothing converts to is wrong where one comes near. */
function compare(
  { line, mentions }: Statement,
  { value, base }: GivenRate,
  quoted: readonly Mention[],
  based: readonly Mention[],
  severity: 'error' | 'warning',
): readonly RuleFinding[] {
  const [amount] = quoted
  if (!amount || quoted.length > 2) return []
  const rate = allowed(value)
  const pairs = quoted.flatMap((to) =>
    based
      .filter(({ per }) => per === to.per || timesAYear(per) * timesAYear(to.per) > 0 || isPlain(per, to.per))
      .map((from) => ({ from, to, times: timesAYear(from.per) / timesAYear(to.per) || 1 })),
  )
  const agrees = pairs.some(({ from, to, times }) => {
    const [a, b] = [nearly(from), nearly(to)]
    return a.low * rate.low * times <= b.high && a.high * rate.high * times >= b.low
  })
  const near = pairs.findLast(({ from, to, times }) =>
    isNear(to.value / (from.value * value.value * times), severity),
  )
  if (agrees || !near) return []
  // The conversion is what stands in this sentence, where only one of the two does.
  const isInverse = !mentions.includes(near.to)
  const recomputed = isInverse
    ? near.to.value / value.value / near.times
    : near.from.value * value.value * near.times
  const [given, said] = isInverse ? [near.to, near.from] : [near.from, near.to]
  return [
    {
      severity,
      line,
      printed: said.text,
      recomputed: printedNumber(recomputed),
      message: {
        en: `${given.text} at ${value.text} for one ${base} is ${printedNumber(recomputed)}, not ${said.text}`,
        ko: inKorean`${given.text}은(는) ${koreanPer(base)} ${value.text}(으)로 환산하면 ${koreanAmount(recomputed, said)}이지 ${said.text}이(가) 아니다`,
      },
    },
  ]
}

const yearly: Readonly<Record<string, number>> = { year: 1, quarter: 4, month: 12, week: 52, day: 365 }

/** How many of a period a year has; NaN for what is of none. */
function timesAYear(per: string | undefined): number {
  return yearly[per ?? ''] ?? Number.NaN
}

/** Of two amounts only one says what it is for. */
function isPlain(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined
}

/** Ten times as much or a tenth is a slip within a sentence; over several it is another amount. */
function isNear(ratio: number, severity: 'error' | 'warning'): boolean {
  return severity === 'error' ? ratio > 0.09 && ratio < 11 : ratio > 0.66 && ratio < 1.5
}
