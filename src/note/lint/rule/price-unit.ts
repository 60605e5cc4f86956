import type { Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { orderedPairs } from '../amount-pair.ts'
import { inKorean } from '../in-korean.ts'
import { koreanName } from '../korean-names.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const price =
  /\b(?:billed|pric(?:e|es|ed|ing)|charges?|rents?|renting|rental|costs? (?:of )?(?:running|renting|using)|rate|subscription|fee)\b|가격|요금|단가|대여|임대|구독/iu
const notPrice =
  /\bshare price|stock price|target price|price target|closing|market cap|주가|시가총액|목표주가|종가/iu

/** What computing and models are priced by. */
const computing = new Set(['hour', 'GPU-hour', '1M tokens', 'month'])

/** A price without what it is for: an hour, a million tokens, a month. */
export const priceUnit: Rule = {
  name: 'price-unit',
  checks: {
    en: 'prices of computing and models: each says what it is for (a GPU-hour, 1M tokens, a month), where others of the note do',
    ko: '연산·모델 가격의 기준 단위(GPU 시간, 100만 토큰, 월)가 적혀 있는지 확인',
  },
  find: ({ statements, tables }) => {
    const priced = statements.flatMap((statement, at) =>
      price.test(statement.text) && !notPrice.test(statement.text)
        ? statement.mentions
            .filter((mention) => mention.unit.kind === 'money' && isPriced(statement.text, mention))
            .map((mention) => ({ statement, at, mention }))
        : [],
    )
    const rated = statements.flatMap(({ mentions }) => mentions.filter(({ unit }) => unit.kind === 'money'))
    const kinds = new Set(rated.flatMap(({ per }) => (per !== undefined && computing.has(per) ? [per] : [])))
    if (kinds.size === 0) return []
    const isOfTokens = tables.some(({ said, header }) => perTokens.test([said, ...header].join(' ')))
    return priced.flatMap(({ statement, at, mention }): readonly RuleFinding[] => {
      const isSmall = mention.value < 1_000
      const near = statement.text.slice(mention.to, mention.to + 40)
      if (
        mention.per !== undefined ||
        !isSmall ||
        sharesRate(statement, mention) ||
        standsBeside(statement, mention) ||
        isOfNamedUnit(statement, mention, isOfTokens) ||
        isTopic(statements, at) ||
        isLikeAllBefore(statements, at) ||
        notPriced.test(statement.text.slice(Math.max(0, mention.from - 24), mention.to + 24)) ||
        /^[^.;\d$₩€£]{0,30}\b(?:per|an?|each)\s(?:\w+\s)?(?:hour|month|year|token|million|task|problem|seat|user|GPU|h\b)/i.test(
          near,
        )
      )
        return []
      return [
        {
          severity: 'warning',
          line: statement.line,
          printed: mention.text,
          recomputed: null,
          message: {
            en: `a price of ${mention.text} that does not say what it is for; others of this note are per ${[...kinds].join(', per ')}`,
            ko: inKorean`가격 ${mention.text}의 기준 단위가 없다. 이 노트의 다른 가격은 ${[...kinds].map((kind) => (kind === 'month' || kind === 'year' ? koreanName(kind) : `${koreanName(kind)}당`)).join('·')} 기준이다`,
          },
        },
      ]
    })
  },
}

/** The word stands near, and the number in no formula. */
function isPriced(text: string, { from, to }: Mention): boolean {
  const [before, after] = [text.slice(Math.max(0, from - 50), from), text.slice(to, to + 30)]
  return (
    price.test(`${before}  ${after}`) &&
    !/[·×*=/≈→]\s?(?:US)?[$₩€]?$/.test(before) &&
    !/^\s?[·×*=≈→]/.test(after)
  )
}

const otherPrice =
  /against|versus|\bvs\b|compared|instead|\bpric(?:e|es|ing)\b|\bcosts?\b|\bfees?\b|subscription|\bcharges?\b|가격|요금|단가|구독|대비|보다/iu

/** "$2.10/hour (down from $8), H200 at $3.50": what one sentence lists is per hour as the price beside it is. */
function standsBeside({ text, mentions }: Statement, mention: Mention): boolean {
  return mentions.some((other) => {
    if (other === mention || other.per === undefined || !sameUnit({ ...other, per: undefined }, mention))
      return false
    const gap = mention.from - other.to
    return gap >= 0 && gap < farthest && !otherPrice.test(text.slice(other.to, mention.from))
  })
}

const farthest = 80

/** A step of a price, or a rate of exchange. */
const notPriced =
  /\b(?:rise|fall|increase|cut|drop|step|change) of (?:US)?[$€£₩]?|to the (?:pound|dollar|euro)|환율/iu
const unitSaid =
  /[가-힣A-Za-z]당\s[가-힣]{1,6}(?:은|는|이|가|을|를)|\bper (?:million|hour|GPU|month|seat|1\s?M)\b/iu

/** A mean of prices that the paragraph has told, the first with what it is for and no other for anything else. */
function isLikeAllBefore(statements: readonly Statement[], at: number): boolean {
  const own = statements[at]
  if (!own || !/평균|가중|\b(?:mean|average|blended|weighted)\b/iu.test(own.text)) return false
  const before = statements.slice(Math.max(0, at - 4), at).filter(({ block }) => block === own.block)
  const [first, ...others] = before.flatMap(({ mentions }) =>
    mentions.flatMap(({ unit, per }) => (unit.kind === 'money' ? [per] : [])),
  )
  return first !== undefined && others.every((per) => per === undefined || per === first)
}

/** "백만 토큰당 가격이 급락했다. 60달러에서 …": the sentence before says what the prices are for, and gives none itself. */
function isTopic(statements: readonly Statement[], at: number): boolean {
  const before = statements[at - 1]
  return (
    before?.block === statements[at]?.block &&
    before !== undefined &&
    unitSaid.test(before.text) &&
    before.mentions.every(({ unit }) => unit.kind !== 'money')
  )
}

const perTokens = /(?:토큰|tokens?)\s?당|per (?:1\s?M|million)\b|\/\s?(?:1?M\b|(?:100만|백만)\s?토큰)/iu

/** "출력 가격 15달러", "시간당 단가를 2.50달러에서": the noun says what the price is for, where a table of the note says so. */
function isOfNamedUnit(statement: Statement, mention: Mention, isOfTokens: boolean): boolean {
  const pair = orderedPairs(statement).find(({ now }) => now === mention)
  const { text } = statement
  const { from } = pair?.old ?? mention
  const before = text.slice(Math.max(0, from - 40), from)
  return (
    (isOfTokens && /출력|입력|토큰|가격|\b(?:output|input|price)\b/iu.test(before)) ||
    /(?:시간|토큰|장|대|건|월)당\s[가-힣]{1,6}\s?$/u.test(before)
  )
}

/** "$2.50 to $2.10 per hour": one rate for both. */
function sharesRate(statement: Statement, mention: Mention): boolean {
  return orderedPairs(statement).some(({ old, now }) => {
    const between = statement.text.slice(Math.min(old.to, now.to), Math.max(old.from, now.from))
    // What is set against a price has a rate of its own.
    if (/against|versus|\bvs\b|compared|instead/iu.test(between)) return false
    return (old === mention && now.per !== undefined) || (now === mention && old.per !== undefined)
  })
}
