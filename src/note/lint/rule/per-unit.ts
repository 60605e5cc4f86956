import { allowed, type Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { type CountedThings, countedThings, singular } from '../counted-things.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Eight GPUs rent for $24 an hour, or $2.50 per GPU": an amount, how many it is for, and what that makes for one of them. */
export const perUnit: Rule = {
  name: 'per-unit',
  checks: {
    en: 'an amount, a count and the amount for one of them ("each", "per GPU", "장당") in the same sentence',
    ko: '금액, 수량, 단위당 금액(“장당”, “1개당”)을 같은 문장에서 대조',
  },
  find: ({ statements }) =>
    statements.flatMap((statement) => ofEach(statement).flatMap((each) => findingsOf(each, statement))),
}

interface EachAmount {
  readonly amount: Mention
  /** What it is for one of; undefined: of the nearest things that are counted. */
  readonly noun: string | undefined
}

const each = /^(?:\/\w+)?,? (?:each|apiece|a piece|on average)\b/iu
const perNoun = /^\s?(?:\/|per |a |an |for each |for every )\s?([A-Za-z]{2,}|MW|kW)(?:-hour)?\b/u
const koreanPer =
  /(장|대|개|명|인|건|곳|주|기|톤|가구|석|채|척|호|GPU|MWh|kWh|MW|kW)\s?당(?:\s?[가-힣]{2,8}(?:은|는|이|가)?)?\s?(?:약 )?[$₩€£]?$/u
const times = new Set('hour day week month quarter year minute second hr'.split(' '))

/** The amounts of a sentence that are for one of something. */
function ofEach({ text, mentions }: Statement): readonly EachAmount[] {
  return mentions.flatMap((amount): readonly EachAmount[] => {
    if (
      amount.isRange ||
      amount.value <= 0 ||
      !(amount.unit.kind === 'money' || amount.unit.kind === 'physical')
    )
      return []
    const korean = koreanPer.exec(text.slice(Math.max(0, amount.from - 24), amount.from))?.[1]
    if (korean !== undefined) return [{ amount, noun: singular(korean) }]
    // A rate that the number holds already: "$2.50 per GPU-hour".
    const own = /(?:per|\/|an?)\s?([A-Za-z]+)(?:[- ]hour)?$/iu.exec(amount.text)?.[1]
    const rest = text.slice(amount.to, amount.to + 40)
    const noun = own ?? perNoun.exec(rest)?.[1]
    if (noun !== undefined && !times.has(singular(noun)) && /^(?:GPU|GPU-hour)?$/u.test(amount.per ?? ''))
      return [{ amount, noun: singular(noun) }]
    return each.test(rest) && amount.per === undefined ? [{ amount, noun: undefined }] : []
  })
}

const apart =
  /\b(?:(?<!adds? |added |comes? )up|down|compared|versus|against|instead|list price|margin|profit|cheaper|last year|previous|plus|excluding|first)\b|대비|전년|작년|정가|이익|별도|제외|추가/iu

function findingsOf({ amount, noun }: EachAmount, statement: Statement): readonly RuleFinding[] {
  const { text, mentions, line } = statement
  const isNone = (things: CountedThings): boolean => things.from >= amount.from && things.to <= amount.to
  const counts = countedThings(statement).filter(
    (things) =>
      !isNone(things) &&
      (noun === undefined ? !/^[mkg]?wh?$/u.test(things.noun) : isOf(things.noun, noun)) &&
      things.value > 1,
  )
  const totals = mentions.filter((one) => one !== amount && isTotal(one, amount))
  const [count, ...others] = counts
  if (!count || others.some(({ value }) => value !== count.value) || totals.length === 0 || apart.test(text))
    return []
  if (totals.some((total) => agrees(total, count, amount))) return []
  const [total] = totals
  if (!total || totals.length > 1 || !isMeant(text, { total, count, amount })) return []
  const recomputed = total.value / count.value
  return [
    {
      severity: 'error',
      line,
      printed: amount.text,
      recomputed: printedNumber(recomputed),
      message: {
        en: `${total.text} for ${count.text} is ${printedNumber(recomputed)} each, not ${amount.text}: ${count.text} times that makes ${printedNumber(amount.value * count.value)}`,
        ko: inKorean`${total.text}을(를) ${count.text}(으)로 나누면 ${koreanAmount(recomputed, amount)}이지 ${amount.text}이(가) 아니다. ${amount.text}이(가) 맞다면 전체는 ${koreanAmount(amount.value * count.value, total)}이다`,
      },
    },
  ]
}

function isOf(counted: string, noun: string): boolean {
  return (
    counted === noun ||
    (noun === '인' && counted === '명') ||
    (noun === 'gpu' && counted === '장') ||
    (noun === 'gpu' && /^(?:[abh]\d{2,3}|gb\d{3}|accelerator|chip|card)$/u.test(counted))
  )
}

/** Of the same unit, and for as long: the hour of "an hour" is that of "per GPU-hour". */
function isTotal(total: Mention, amount: Mention): boolean {
  if (total.isRange || unitName(total.unit) !== unitName(amount.unit)) return false
  const time = (per: string | undefined): string | undefined =>
    per === 'GPU-hour' ? 'hour' : per === 'GPU' ? undefined : per
  return time(total.per) === time(amount.per) || (total.per !== undefined && amount.per === undefined)
}

function agrees(total: Mention, count: CountedThings, amount: Mention): boolean {
  const [all, one] = [allowed(total), allowed(amount)]
  return all.low <= one.high * count.high * 1.001 && all.high >= one.low * count.low * 0.999
}

interface Meant {
  readonly total: Mention
  readonly count: CountedThings
  readonly amount: Mention
}

const draws =
  /\b(?:draws?|uses?|consumes?|needs?|takes?|makes?|comes? to|total\w*|in all|together)\b|소비|사용|필요|합계|총|전력/iu
const wider =
  /\b(?:campus|site|facility|data cent|PUE|cooling|includ\w+|building|capacity)\b|단지|캠퍼스|냉각|포함|부지|데이터센터|용량/iu

/** The three belong together: no sum of money is told in parts, and no watts hold more than their chips. */
function isMeant(text: string, { total, count, amount }: Meant): boolean {
  const product = amount.value * count.value
  const ratio = total.value / product
  if (amount.unit.kind === 'physical')
    return (ratio < 1 || !wider.test(text)) && draws.test(text) && ratio > 0.2 && ratio < 5
  const between = text.slice(
    Math.min(total.to, amount.to, count.to),
    Math.max(total.from, amount.from, count.from),
  )
  return ratio > 0.08 && ratio < 12 && !/[;.]\s/u.test(between)
}
