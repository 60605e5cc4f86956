import type { Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { type AmountPair, anyPairs, isLinked, orderedPairs, ratioOf } from '../amount-pair.ts'
import { isChange, isLeft } from '../change-words.ts'
import { directionsIn, type GrowthClaim, growthClaims } from '../growth-claim.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber, koreanPercent } from '../korean-number.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "75 against 52.6, up 43 %", "doubled from 1.1 to 1.7": the growth that is printed is not the growth of what is printed. */
export const growthRate: Rule = {
  name: 'growth-rate',
  checks: {
    en: 'a growth or fall (per cent, "doubled", "3배") against the two amounts in the same sentence',
    ko: '증감률(%, “3배”)을 같은 문장의 두 금액에 대조',
  },
  find: ({ statements }) => statements.flatMap(findingsIn),
}

function findingsIn(statement: Statement): readonly RuleFinding[] {
  const all = orderedPairs(statement).filter(({ old }) => old.unit.kind !== 'percent')
  return growthClaims(statement).flatMap((claim): readonly RuleFinding[] => {
    const isRise = claim.high > 1
    const any = claim.isPercent
      ? anyPairs(statement, isRise).filter((pair) => isComparable(statement.text, pair))
      : []
    const ordered = all.filter((pair) => isOf(pair, claim))
    const turned = turnedPair(statement, ordered, claim)
    if (turned) return [findingOf(statement, turned, claim)]
    const pairs = [...ordered, ...any]
    if (
      pairs.length === 0 ||
      pairs.some((pair) => agrees(pair, claim) || (!pair.isOrdered && isChangeOf(pair, claim)))
    )
      return []
    const pair = meant(statement, ordered, any, claim)
    if (!pair || isOfOther(statement.text, pair, claim) || isOfOtherTime(statement.text, pair, claim))
      return []
    return [findingOf(statement, pair, claim)]
  })
}

/** "Costs fell to $80 from $100, and profits rose 5 %": the fall is told by its own word, the rise is of something else. */
function isOfOther(text: string, { old, now }: AmountPair, claim: GrowthClaim): boolean {
  const { up, down } = directionsIn(text)
  return (
    claim.isPercent &&
    ((claim.low > 1 && now.value < old.value && down) || (claim.high < 1 && now.value > old.value && up))
  )
}

const ofQuarter =
  /^ (?:(?:more|less|higher|lower|above|below|up|down|better) )?(?:than|on|from|over|against) (?:in )?(?:the |a )?(?:first|second|third|fourth|previous|prior|last) (?:quarter|half|month)\b/iu

/** "53 % more than the $470m of a year earlier and 14 % more than the first quarter": the second is of an amount that is not told. */
function isOfOtherTime(text: string, { old }: AmountPair, { to }: GrowthClaim): boolean {
  const match = ofQuarter.exec(text.slice(to))
  return match !== null && !(old.from > to && old.from < to + match[0].length + 24)
}

const earlier =
  /^[^.;,:(\d]{0,6}(?:a|one) year (?:ago|earlier|before)\b|^[^.;,:(\d]{0,6}(?:in )?(?:the )?(?:(?:previous|prior|last) (?:year|quarter)|same (?:period|quarter) (?:of )?(?:last|a) year)|^\s?(?:이던|였던|에서|대비|보다|에 비해)/iu

/**
 * "$10bn against $12bn a year before, a rise of 20 %": where two amounts are all that a sentence has and it says which came first,
 * a rise that is a fall is wrong, whatever its size.
 */
function turnedPair(
  { text, mentions }: Statement,
  ordered: readonly AmountPair[],
  claim: GrowthClaim,
): AmountPair | undefined {
  if (!claim.isPercent) return undefined
  const amounts = mentions.filter((one) => one.unit.kind !== 'percent' && one.unit.kind !== 'time')
  const [first, second] = amounts
  if (!first || !second || amounts.length > 2 || !sameUnit(first, second)) return undefined
  if (mentions.filter(({ unit }) => unit.kind === 'percent').length > 1) return undefined
  const isEarlier = (one: Mention): boolean =>
    earlier.test(text.slice(one.to, one.to + 40)) || isMarked(text, one)
  const [isFirst, isSecond] = [isEarlier(first), isEarlier(second)]
  const pair =
    ordered.find(({ old }) => !isExpected(text, old)) ??
    (isFirst === isSecond
      ? undefined
      : isFirst
        ? { old: first, now: second, isOrdered: true }
        : { old: second, now: first, isOrdered: true })
  if (!pair || isExpected(text, pair.old) || [pair.old, pair.now].some((one) => isChange(text, one)))
    return undefined
  const ratio = ratioOf(pair)
  const says = directionsIn(text)
  return (claim.low > 1 && ratio.high < 1 && !says.down) || (claim.high < 1 && ratio.low > 1 && !says.up)
    ? pair
    : undefined
}

function findingOf({ text, line }: Statement, { now, old }: AmountPair, claim: GrowthClaim): RuleFinding {
  const recomputed = now.value / old.value
  const said = (claim.low + claim.high) / 2
  const apart = claim.isPercent ? Math.abs(recomputed - said) : Math.abs(recomputed / said - 1)
  const printed = changeOf(recomputed, claim)
  return {
    severity: apart > 0.01 ? 'error' : 'warning',
    line,
    printed: text.slice(claim.from, claim.to),
    recomputed: printed,
    message: {
      en: `${printedNumber(now.value)} against ${printedNumber(old.value)} is ${printed}, not ${claim.text}`,
      ko: inKorean`${old.text}에서 ${now.text}(으)로 ${koreanChange(recomputed, claim)}이지 ${claim.text}이(가) 아니다`,
    },
  }
}

/** A change in the words of the claim: per cent, or a factor; what fell fifty-fold is "50x less". */
function changeOf(recomputed: number, { isPercent, high }: GrowthClaim): string {
  if (isPercent) return printedPercent(recomputed - 1)
  return high < 1 && recomputed < 1
    ? `${printedNumber(1 / recomputed)}x less`
    : `${printedNumber(recomputed)}x`
}

/** "늘었다면 19.8%", "줄었다면 5분의 1". */
function koreanChange(recomputed: number, { isPercent }: GrowthClaim): string {
  const verb = recomputed < 1 ? '줄었다면' : '늘었다면'
  if (isPercent) return `${verb} ${koreanPercent(Math.abs(recomputed - 1))}`
  return recomputed < 1
    ? `${verb} ${koreanNumber(1 / recomputed)}분의 1`
    : `${verb} ${koreanNumber(recomputed)}배`
}

/** A claim is of no pair that it is part of; "3x" is said of amounts, not of two multiples. */
function isOf({ old, now }: AmountPair, claim: GrowthClaim): boolean {
  const isInside = [old, now].some(({ from, to }) => claim.from < to && from < claim.to)
  return !isInside && (claim.isPercent || old.unit.kind !== 'factor')
}

function agrees(pair: AmountPair, { low, high }: GrowthClaim): boolean {
  const ratio = ratioOf(pair)
  return ratio.low <= high + 1e-9 && ratio.high >= low - 1e-9
}

/** "Of $3.2bn $800m", "losing $200bn": a part and its whole are not compared, nor a change and what is left. */
function isComparable(text: string, { old, now }: AmountPair): boolean {
  const [a, b] = old.from < now.from ? [old, now] : [now, old]
  const isChanged = [a, b].some((one) => isChange(text, one) && !isLeft(text, one))
  return (
    !isChanged &&
    !isOfOwnSubject(text, a, b) &&
    !/^\s?(?:중(?:에서)?|가운데)\s[^.;\d]{0,12}$|^,? of which\b[^.;\d]{0,12}$|\bagainst (?:an?|its|the) (?:[a-z]+ )?(?:backlog|order book|capacity|debt|cash|costs?|capex|market)\b[^.;\d]{0,12}$/iu.test(
      text.slice(a.to, b.from),
    )
  )
}

const subject = /([가-힣A-Za-z]+)(?:은|는|이|가)\s(?:약\s|총\s)?$/u

/** "매출은 500억원, 비용은 300억원으로 전년보다 12% 늘었다": two things, each with its own subject, and neither is of the year before. */
function isOfOwnSubject(text: string, a: Mention, b: Mention): boolean {
  const [first, second] = [text.slice(0, a.from), text.slice(a.to, b.from)].map(
    (part) => subject.exec(part)?.[1],
  )
  const isOfYears =
    /전년|작년|지난해|전\s?분기|직전|당시|이전|기존|종전|\d{4}년|[1-4]분기|예상|전망|시장|컨센서스/u.test(
      text.slice(a.to, b.from),
    )
  return first !== undefined && second !== undefined && first !== second && !isOfYears
}

/** "Lost €30m, or 10 % of €300m": the smaller one is the change, and what it changed cannot be compared with it. */
function isChangeOf({ old, now }: AmountPair, { low, high, isPercent }: GrowthClaim): boolean {
  const [small, large] = old.value < now.value ? [old.value, now.value] : [now.value, old.value]
  const [least, most] = [
    Math.min(Math.abs(low - 1), Math.abs(high - 1)),
    Math.max(Math.abs(low - 1), Math.abs(high - 1)),
  ]
  // A change of 4 % is not told by two amounts of which one is fifty times the other.
  return isPercent && ((small / large >= least && small / large <= most) || large / small > 30 * (1 + most))
}

const farthest = 90

/** The pair that a claim is of: "from A to B" beside it, else two amounts with a word between that compares them. */
function meant(
  { text }: Statement,
  ordered: readonly AmountPair[],
  any: readonly AmountPair[],
  claim: GrowthClaim,
): AmountPair | undefined {
  const distance = ({ old, now }: AmountPair): number =>
    Math.min(gap(old, claim), gap(now, claim)) - (isMarked(text, old) ? farthest : 0)
  const near = ordered.filter(
    (pair) => !isExpected(text, pair.old) && Math.min(gap(pair.old, claim), gap(pair.now, claim)) < farthest,
  )
  if (near.length === 1) return near[0]
  const beside = near.filter(({ now }) => claim.from >= now.to && claim.from - now.to < 8)
  if (beside.length === 1) return beside[0]
  if (near.length > 1 || !claim.isPercent) return undefined
  return any
    .filter((pair) => isLinked(text, pair) && !isExpected(text, pair.old))
    .toSorted((a, b) => distance(a) - distance(b))[0]
}

type Place = { readonly from: number; readonly to: number }

function gap(a: Place, b: Place): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}

/** What others expected is what a result is set beside, not what it grew from. */
function isExpected(text: string, { from, to }: Place): boolean {
  if (isMarked(text, { from, to })) return false
  const expected =
    /\bconsensus\b|\bexpect\w*|\bforecast\w*|\bguid\w+|\bthe street\b|\bestimate\w*|\btarget\w*|컨센서스|예상|전망|기대|가이던스|목표/iu
  return (
    expected.test(text.slice(Math.max(0, from - 24), from)) ||
    /^\s?(?:that )?(?:was |were )?(?:expected|forecast|the street)/iu.test(text.slice(to, to + 24))
  )
}

/** "전년(526억 달러)", "last year's $52.6bn": the amount of before says so. */
function isMarked(text: string, { from }: Place): boolean {
  return /(?:last year(?:'s|’s)?|a year (?:ago|earlier)|전년(?: 동기)?|작년|지난해|전분기)\s?[,:(]?\s?(?:of |at )?[$₩€]?$/iu.test(
    text.slice(Math.max(0, from - 24), from),
  )
}
