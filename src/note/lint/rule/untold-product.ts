import type { Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { type Passage, passages } from '../passage.ts'
import { printedAmount } from '../printed-amount.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { otherScope, partly, turns } from '../worked-out/cues.ts'
import { asRate } from '../worked-out/fx-rate.ts'
import { asPrinted, type Quantity, quantityOf, samePowers } from '../worked-out/quantity.ts'
import { agrees, type Way, waysTo } from '../worked-out/way.ts'

/**
 * "$96 million in the bank and $8 million a month: it lasts 18 months", "4500만원인 가속기 2000장, 9000억원": no word says that the last
 * number follows from the others, their units do, or it is what they make but for its zeros.
 */
export const untoldProduct: Rule = {
  name: 'untold-product',
  checks: {
    en: 'the last number of a short passage that its units make the product of the others, and any that is ten, a thousand … times what they make',
    ko: '단위로 보아 앞의 수들을 곱하거나 나눈 값인 수, 자릿수만 다른 수를 다시 계산',
  },
  yields: true,
  find: ({ statements }) => passages(statements).flatMap(findingsIn),
}

const fewest = 2
const most = 4

function findingsIn({ joined, own, before, start }: Passage): readonly RuleFinding[] {
  const { text, mentions } = joined
  const said = mentions.at(-1)
  const givens = mentions.slice(0, -1).map((one) => asRate(text, one))
  if (!said || said.from < start || said.isRange || givens.length < fewest || givens.length > most) return []
  if (before && givens.filter(({ from }) => from >= start).length > 1) return []
  if (otherScope.test(text) || partly.test(text) || turns.test(text) || apart.test(text)) return []
  // "상반기 6,200억, 하반기 7,400억으로 연간 1조 3,600억": a year's amount of what is told without its time.
  const isOfTime = said.per !== undefined && givens.every(({ per }) => per === undefined)
  const result = quantityOf(isOfTime ? { ...said, per: undefined } : said)
  const known = givens.flatMap((one) => quantityOf(one) ?? [])
  if (!result || known.length < givens.length || Object.keys(result.powers).length === 0) return []
  if (known.some(({ mention }) => mention.per === 'USD')) return []
  const ways = waysTo(result, known).filter(({ uses }) => uses.length === known.length)
  if (ways.some((way) => agrees(way, result))) return []
  const way =
    ways.find((one) => isTyped(one, result) && isNear(one, result)) ?? ways.find((one) => isSlip(one, result))
  return way ? [findingOf(way, asPrinted(way.value, result), said, own.line)] : []
}

/** Of other things or times, or of bounds. */
const apart =
  /\b(?:another|other|while|whereas|respectively|each year|CAGR|versus|vs|against|more than|less than)\b|\b(?:over|under|nearly|almost|about|around) [$€£₩]?\d|각각|반면|한편|이상|이하|넘|미만|가량|약\s/iu

/** A product whose unit none of the numbers has by itself: dollars a month and dollars make months. */
function isTyped({ kind, uses }: Way, result: Quantity): boolean {
  return (
    kind === 'product' &&
    uses.every(({ powers }) => Object.keys(powers).length > 0 && !samePowers(powers, result.powers))
  )
}

function isNear({ value }: Way, result: Quantity): boolean {
  return Math.abs(Math.log10(value / result.value)) < 0.35
}

/** The same digits with other zeros: a unit that slipped. */
function isSlip(way: Way, result: Quantity): boolean {
  const { kind, value, uses } = way
  const ratio = Math.log10(value / result.value)
  const zeros = Math.round(ratio)
  // Amounts of one unit make a sum; what is multiplied has a unit each.
  const units = uses.map(({ powers }) => JSON.stringify(powers)).filter((powers) => powers !== '{}')
  if (
    kind === 'product' &&
    (new Set(units).size < units.length || (units.length === uses.length && !isTyped(way, result)))
  )
    return false
  return (
    (kind === 'product' || kind === 'sum') &&
    zeros !== 0 &&
    Math.abs(zeros) <= 6 &&
    Math.abs(ratio - zeros) < 0.0015
  )
}

function findingOf(way: Way, value: number, said: Mention, line: number): RuleFinding {
  const texts = way.uses.map(({ mention }) => mention.text)
  const recomputed = printedAmount(value, said)
  return {
    severity: 'warning',
    line,
    printed: said.text,
    recomputed,
    message: {
      en: `${texts.join(' and ')} make ${recomputed}; does ${said.text} follow from them?`,
      ko: inKorean`${texts.join(', ')}에서 나오는 값은 ${koreanAmount(value, said)}이다. ${said.text}이(가) 이 수치에서 나온 값인지 확인이 필요하다`,
    },
  }
}
