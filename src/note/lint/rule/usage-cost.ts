import { allowed, type Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { countedThings } from '../counted-things.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanNumber } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import type { Words } from '../words.ts'

/** "3.2 bn tokens at $0.55 per million cost $1,760", "300 seats at $40 a month, $144,000 a year": what is used times its price. */
export const usageCost: Rule = {
  name: 'usage-cost',
  checks: {
    en: 'tokens at a price per million, energy at a price per kWh, seats at a price a month, and power times hours, against the product in the same sentence',
    ko: '토큰 × 100만 토큰당 가격, 전력량 × kWh당 가격, 인원 × 월 요금, 전력 × 시간을 같은 문장의 값에 대조',
  },
  find: ({ statements }) =>
    statements.flatMap((statement, at) => [
      ...ofTokens(statement, statements[at - 1]),
      ...bySeat(statement),
      ...ofEnergy(statement, statements[at - 1]),
    ]),
}

const apart =
  /\b(?:up|down|versus|against|compared|instead|plus|cached|discount\w*|off|excluding|respectively|input and|and output)\b|대비|전년|할인|제외|별도|각각|캐시|입력과|및 출력/iu

/** Tokens times their price: where the sentence has one count, one price and one cost. */
function ofTokens(
  { text, mentions, line, block }: Statement,
  before: Statement | undefined,
): readonly RuleFinding[] {
  const [price, ...prices] = mentions.filter(({ unit, per }) => unit.kind === 'money' && per === '1M tokens')
  const own = mentions.filter((one) => isTokens(one) && !isPartOfPrice(text, one, price))
  const tokens =
    own.length === 0 && before?.block === block && goesOn.test(text) && !partly.test(before.text + text)
      ? before.mentions.filter(isTokens)
      : own
  const costs = mentions.filter((one) => one !== price && isMoneyLike(one, price) && one.per === undefined)
  const [count] = tokens
  const [cost] = costs
  if (!price || !count || !cost || prices.length + tokens.length + costs.length > 2 || apart.test(text))
    return []
  return compare({
    parts: [count, price],
    scale: 1e-6,
    said: cost,
    line,
    shown: atPrice(count.text, price),
  })
}

/** "It produces 1.35 million output tokens. At $4 per million that comes to …". */
const goesOn = /^(?:at|that|which|this)\b|^(?:이를|여기에|이는|요금은|비용은)/iu

/** Not all of the tokens that were told of are paid for so. */
const partly =
  /\b(?:cached|rest|remaining|others?|half|third|quarter|of which|discount\w*)\b|캐시|나머지|절반|할인|가운데/iu

function isTokens({ unit }: Mention): boolean {
  return unit.kind === 'count' && unit.name === 'token'
}

/** "100만 토큰당 0.55달러": the million is of the price. */
function isPartOfPrice(text: string, { from, to }: Mention, price: Mention | undefined): boolean {
  return /^\s?(?:당|tokens? at)/u.test(text.slice(to))
    ? /^당/u.test(text.slice(to))
    : price !== undefined && from >= price.from && to <= price.to
}

function isMoneyLike(one: Mention, price: Mention | undefined): boolean {
  return (
    price !== undefined &&
    one.unit.kind === 'money' &&
    unitName(one.unit) === unitName(price.unit) &&
    !one.isRange
  )
}

const payers =
  /^(?:seat|user|subscriber|licence|license|customer|member|engineer|employee|developer|account|명|인|person|worker|analyst|server|instance|node|대|rack|machine)$/u
const perYear: Readonly<Record<string, number>> = { year: 1, quarter: 4, month: 12, week: 52, day: 365 }

/** "1.2 million subscribers at $20 a month bring in $288 million a year". */
function bySeat(statement: Statement): readonly RuleFinding[] {
  const { text, mentions, line } = statement
  const [a, b, ...others] = mentions.filter(({ unit, isRange }) => unit.kind === 'money' && !isRange)
  const [count, ...counts] = countedThings(statement).filter(({ noun }) => payers.test(noun))
  if (!a || !b || !count || others.length + counts.length > 0 || apart.test(text)) return []
  const [price, total] = a.value < b.value ? [a, b] : [b, a]
  if (unitName(a.unit) !== unitName(b.unit) || !isTied(text, price, count)) return []
  const time = periodsOf(statement, price, total)
  if (time === undefined) return []
  const { value, low, high } = count
  const seats: Mention = { ...price, value, low, high, hedge: undefined, text: count.text }
  const shown = atPrice(count.text, price)
  return compare({ parts: [seats, price], scale: time, said: total, line, shown })
}

/** How many times a price is paid for a total: by their periods, or by the months that the sentence gives. */
function periodsOf({ text, mentions }: Statement, price: Mention, total: Mention): number | undefined {
  const from = perYear[price.per ?? '']
  const isYearly = /\bannual\w*|a year|연간|연\s/iu.test(
    text.slice(Math.max(0, total.from - 24), total.to + 20),
  )
  const to = perYear[total.per ?? (isYearly ? 'year' : '')]
  const months = mentions.find(({ unit }) => unit.kind === 'time' && /^(?:month|year)$/.test(unit.name))
  if (from === undefined || (to === undefined) === (months === undefined)) return undefined
  if (to !== undefined) return from / to
  const unit = months?.unit.kind === 'time' ? perYear[months.unit.name] : undefined
  return months && unit !== undefined ? (from * months.value) / unit : undefined
}

/** "400 seats at $30 a month", "$30 a month for each of 400 seats", "400명이 월 3만원을 내면": the price is for these. */
function isTied(
  text: string,
  price: Mention,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const between = text.slice(Math.min(price.to, to), Math.max(price.from, from))
  const isSupposed = /^[^.;]{0,24}(?:면|씩|이므로|니)(?=[\s,])/u.test(text.slice(Math.max(price.to, to)))
  if (isSupposed && /^[^.;\d]{0,24}$/u.test(between)) return true
  return from < price.from
    ? /^[^.;\d]{0,24}\b(?:at|pay\w*|for|times)\b[^.;\d]{0,16}$/iu.test(between)
    : /^[^.;\d]{0,12}\b(?:for|from|times|a head)\b[^.;\d]{0,16}$/iu.test(between)
}

const energyForm =
  /(?<![\d.,])((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?(million |billion |만\s?|억\s?)?(k|M|G|T)Wh(?!당)\b/gu
const energyScales: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 }
const words: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, 만: 1e4, 억: 1e8 }
const hoursOf: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 730, year: 8760 }

/** "30 MW for 8,760 hours are 262.8 GWh", "262.8 GWh at $0.08 per kWh cost $21 m". */
function ofEnergy({ text, mentions, line, block }: Statement, before?: Statement): readonly RuleFinding[] {
  const energies = [...text.matchAll(energyForm)].filter(
    ({ index }) => !/(?:per|\/|a)\s?$/iu.test(text.slice(0, index)),
  )
  const [match] = energies
  if (!match || energies.length > 1 || apart.test(text)) return []
  const energy = energyOf(match, mentions[0])
  if (!energy) return []
  return [
    ...powerOverTime({ text, mentions, line }, energy, before?.block === block ? before : undefined),
    ...pricedEnergy({ text, mentions, line }, energy),
  ]
}

type Said = Pick<Statement, 'text' | 'mentions' | 'line'>

function energyOf(match: RegExpExecArray, like: Mention | undefined): Mention | undefined {
  const [whole, printed = '', word = '', size = ''] = match
  const scale = (energyScales[size] ?? 0) * (words[word.trim()] ?? 1)
  const half = 0.5 * 10 ** -(printed.split('.')[1]?.length ?? 0) * scale
  const value = Number(printed.replaceAll(',', '')) * scale
  const roundness = Math.max(half, value * 0.005)
  return (
    like && {
      ...like,
      text: whole,
      value,
      low: value - half,
      high: value + half,
      roundness,
      isRange: false,
      hedge: undefined,
      per: undefined,
      sign: 1,
      from: match.index,
      to: match.index + whole.length,
    }
  )
}

/** The watts of a sentence; what it leaves out, the one before says last: "2,000 of them make 1.4 MW. 60 days of it are …". */
function wattsOf({ mentions }: Said, before: Said | undefined): readonly Mention[] {
  const isPower = ({ unit, isRange }: Mention): boolean =>
    unit.kind === 'physical' && unit.name === 'W' && !isRange
  const own = mentions.filter(isPower)
  return own.length > 0 || !before ? own : before.mentions.filter(isPower).slice(-1)
}

function powerOverTime(said: Said, energy: Mention, before?: Said): readonly RuleFinding[] {
  const { text, mentions, line } = said
  const [power, ...others] = wattsOf(said, before)
  const times = mentions.filter(({ unit }) => unit.kind === 'time' && hoursOf[unit.name] !== undefined)
  // "60 days (1,440 hours)" is one time.
  const time = times.find(({ unit }) => unit.kind === 'time' && unit.name === 'hour') ?? times[0]
  const isYear = /\b(?:a|per|all|whole|one) year\b|\bround the clock\b|\ball year\b|연간|1년|상시/iu.test(
    text,
  )
  const hours =
    time?.unit.kind === 'time'
      ? time.value * (hoursOf[time.unit.name] ?? Number.NaN)
      : isYear
        ? 8760
        : undefined
  if (
    !power ||
    others.length > 0 ||
    hours === undefined ||
    /\b(?:load factor|utili[sz]ation|PUE|capacity factor)\b|% of (?:peak|capacity|full|the time)|이용률|가동률|부하율/iu.test(
      (before?.text ?? '') + text,
    )
  )
    return []
  return compare({
    parts: [power],
    scale: hours,
    said: energy,
    line,
    shown: {
      en: `${power.text} for ${printedNumber(hours)} hours`,
      ko: inKorean`${power.text}(으)로 ${koreanNumber(hours)}시간이면`,
    },
  })
}

const perEnergy = /^\s?(?:per|a|\/)\s?(k|M)Wh\b/u
const koreanPerEnergy = /(k|M)Wh\s?당\s?(?:약\s)?[$₩]?$/u

function pricedEnergy({ text, mentions, line }: Said, energy: Mention): readonly RuleFinding[] {
  const sizeOf = ({ from, to, per }: Mention): string | undefined =>
    per?.match(/^(k|M)Wh$/)?.[1] ??
    perEnergy.exec(text.slice(to))?.[1] ??
    koreanPerEnergy.exec(text.slice(0, from))?.[1]
  const [price, ...prices] = mentions.filter((one) => one.unit.kind === 'money' && sizeOf(one) !== undefined)
  const [cost, ...costs] = mentions.filter(
    (one) => one !== price && isMoneyLike(one, price) && sizeOf(one) === undefined,
  )
  if (!price || !cost || prices.length + costs.length > 0) return []
  return compare({
    parts: [energy, price],
    scale: 1 / (energyScales[sizeOf(price) ?? 'k'] ?? 1e3),
    said: cost,
    line,
    shown: atPrice(energy.text, price),
  })
}

/** A price of "2만원 a month" is no rounded one. */
function priced(part: Mention): { readonly low: number; readonly high: number } {
  const { low, high } = allowed(part)
  if (part.per === undefined || part.hedge !== undefined) return { low, high }
  return {
    low: Math.max(low, part.value * (1 - mostUnsure)),
    high: Math.min(high, part.value * (1 + mostUnsure)),
  }
}

const mostUnsure = 0.02

interface Product {
  readonly parts: readonly Mention[]
  readonly scale: number
  readonly said: Mention
  readonly line: number
  readonly shown: Words
}

function atPrice(count: string, price: Mention): Words {
  return { en: `${count} at ${price.text}`, ko: inKorean`${count}에 ${price.text}(이)면` }
}

/** Money in its currency, energy in the size that was printed. */
function koreanResult(value: number, said: Mention): string {
  const [, size] = /(k|M|G|T)Wh/u.exec(said.text) ?? []
  return size === undefined
    ? koreanAmount(value, said)
    : `${koreanNumber(value / (energyScales[size] ?? 1))}${size}Wh`
}

/** What is printed is rounded, and a month is no twelfth of a year to the day. */
const slack = 0.01

function compare({ parts, scale, said, line, shown }: Product): readonly RuleFinding[] {
  const of = (pick: (part: Mention) => number): number =>
    parts.reduce((product, part) => product * pick(part), scale)
  const { low, high } = allowed(said)
  const value = of((part) => part.value)
  if (
    of((part) => priced(part).low) * (1 - slack) <= high &&
    of((part) => priced(part).high) * (1 + slack) >= low
  )
    return []
  if (value > 20 * said.value || said.value > 20 * value) return []
  return [
    {
      severity: 'error',
      line,
      printed: said.text,
      recomputed: printedNumber(value),
      message: {
        en: `${shown.en} makes ${printedNumber(value)}, not ${said.text}`,
        ko: inKorean`${shown.ko} ${koreanResult(value, said)}이지 ${said.text}이(가) 아니다`,
      },
    },
  ]
}
