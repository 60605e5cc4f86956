import type { Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { type Passage, passages } from '../passage.ts'
import { printedAmount } from '../printed-amount.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Words } from '../words.ts'
import { type ClaimedResult, claimedResults } from '../worked-out/claimed-result.ts'
import { asPrinted, type Quantity, quantityOf } from '../worked-out/quantity.ts'
import { agrees, type Way, waysTo } from '../worked-out/way.ts'

/**
 * "141 GB per GPU times eight makes 1,028 GB": a number of which the sentence says that it follows from its others, against
 * every way in which units let it follow. It is for what no other rule has a name for.
 */
export const workedOut: Rule = {
  name: 'worked-out',
  checks: {
    en: 'a number that the sentence says follows from its others ("or", "which is", "makes", "so", 즉, 이므로) against every sum, share, ratio and product that their units allow',
    ko: '다른 수에서 나온다고 적힌 수(“즉”, “이므로”)를 단위가 허용하는 모든 합·비중·비율·곱에 대조',
  },
  yields: true,
  find: ({ statements }) => passages(statements).flatMap(findingsIn),
}

function findingsIn(passage: Passage): readonly RuleFinding[] {
  return claimedResults(passage).flatMap((claim) => {
    const { said } = claim
    const result = quantityOf(said)
    const way = result && nearestThatFails(claim, result)
    if (!result || !way) return []
    const value = asPrinted(way.value, result)
    return [
      {
        severity: 'error',
        line: passage.own.line,
        printed: said.text,
        recomputed: printedAmount(value, said),
        message: messageOf(way, said, value),
      },
    ]
  })
}

function messageOf(way: Way, said: Mention, value: number): Words {
  const texts = way.uses.map(({ mention }) => mention.text)
  return {
    en: `${texts.join(' and ')} make ${printedAmount(value, said)}, not ${said.text}`,
    ko: inKorean`${texts.join(', ')}에서 나오는 값은 ${koreanAmount(value, said)}이지 ${said.text}이(가) 아니다`,
  }
}

/** The way that comes nearest, if the words leave no other and none agrees. */
function nearestThatFails({ said, givens, kinds }: ClaimedResult, result: Quantity): Way | undefined {
  const known = givens.flatMap((one) => quantityOf(one) ?? [])
  if (known.length < givens.length) return undefined
  const ways = waysIn(result, known)
  if (ways.some((way) => isAllowed(way, kinds, known.length) && agrees(way, result))) return undefined
  return ways
    .filter((way) => kinds.includes(way.kind) && isOfAll(way, kinds, known) && !isOfPlainNumbers(way, said))
    .sort((a, b) => distance(a, result) - distance(b, result))
    .find((way) => isPlausible(way, result))
}

/** "12,000 users pay $20 a month": where nothing fits, what is for a month may make an amount of that month. */
function waysIn(result: Quantity, known: readonly Quantity[]): readonly Way[] {
  const ways = waysTo(result, known)
  const isOfTime = known.some(({ mention }) => mention.per !== undefined && mention.per !== '1M tokens')
  if (ways.length > 0 || !isOfTime) return ways
  return waysTo(
    result,
    known.flatMap(({ mention }) => quantityOf({ ...mention, per: undefined }) ?? []),
  )
}

/** What the words say leaves no other way; what only follows may follow by any, and a mean of many is of all of them. */
function isAllowed({ kind, uses }: Way, kinds: ClaimedResult['kinds'], known: number): boolean {
  const [only] = kinds
  if (only === 'product' || only === 'sum') return true
  if (kind === 'mean' && only === 'mean') return known < 3 || uses.length === known
  return kinds.includes(kind)
}

/** A way takes in every number that is given; a margin, what comes in and what is left. */
function isOfAll({ kind, uses }: Way, kinds: ClaimedResult['kinds'], known: readonly Quantity[]): boolean {
  if (uses.length === known.length) return true
  // A share that is told beside does not go into a price for one of them.
  const plain = known.filter(({ mention }) => mention.unit.kind !== 'percent')
  if (kind === 'product' && plain.length === uses.length && plain.every((one) => uses.includes(one)))
    return true
  const [first, last] = [known[0], known.at(-1)]
  return (
    kinds[0] === 'rest' &&
    known.length > 2 &&
    [first, last].every((one) => one !== undefined && uses.includes(one))
  )
}

/** Shares of percentages, products of bare counts: true of any numbers, meant of few. */
function isOfPlainNumbers({ kind, uses }: Way, said: Mention): boolean {
  const kinds = new Set(uses.map(({ mention }) => mention.unit.kind))
  if (kind === 'product') return isPlainProduct(uses, kinds)
  // Of two small numbers without a unit anything is the sum or the mean.
  if ((kind === 'sum' || kind === 'mean' || kind === 'difference') && uses.length < 3)
    return [said, ...uses.map(({ mention }) => mention)].every(
      (one) => one.unit.kind === 'none' && one.value < 100,
    )
  const isOfUnit =
    kind === 'rest' || kind === 'share' || kind === 'rise' || kind === 'fall' || kind === 'times'
  return isOfUnit && (kinds.has('percent') || (kinds.has('none') && uses.some(({ value }) => value < 100)))
}

/** "60 % of 3.6 million shares" is meant, "5 of 12 and 40" is not. */
function isPlainProduct(uses: readonly Quantity[], kinds: ReadonlySet<string>): boolean {
  const amounts = uses.filter(({ mention }) => mention.unit.kind !== 'percent')
  const isShareOfMany =
    kinds.has('percent') && amounts.length > 0 && amounts.every(({ mention }) => mention.value >= 1_000)
  const isFree = uses.every(({ powers }) => Object.keys(powers).length === 0)
  return isFree && !isShareOfMany && (kinds.has('none') || amounts.length === 0)
}

function distance({ value }: Way, result: Quantity): number {
  return Math.abs(Math.log(value / result.value))
}

/** Near enough to be meant, or the same but for its zeros. */
function isPlausible({ value }: Way, result: Quantity): boolean {
  const ratio = Math.log10(value / result.value)
  return Number.isFinite(ratio) && (Math.abs(ratio) < 0.45 || Math.abs(ratio - Math.round(ratio)) < 0.01)
}
