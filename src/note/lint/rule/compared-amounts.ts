import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, unitName } from '../../mention/same-unit.ts'
import { directionsIn, type GrowthClaim, growthClaims } from '../growth-claim.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber, koreanPercent } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { type Passage, passages } from '../passage.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/**
 * "It guided to $12.0bn. That is 24 % above last year's $9.1bn.", "Dublin draws 120 MW, Cork 40 MW, five times as little": two amounts
 * of one thing, in a sentence or in two that follow each other, against the change or the multiple that is told of them.
 */
export const comparedAmounts: Rule = {
  name: 'compared-amounts',
  checks: {
    en: 'a growth or "N times as much" told of two amounts that stand in one sentence or in two that follow each other',
    ko: '한 문장이나 이어진 두 문장의 두 수치를 비교한 증감률·배수를 그 수치로 다시 계산',
  },
  yields: true,
  find: ({ statements }) =>
    passages(statements).flatMap((passage) => [...changesIn(passage), ...multiplesIn(passage)]),
}

interface Pair {
  readonly old: Mention
  readonly now: Mention
}

/** The two amounts of a text that has no other. */
function twoAmounts({ mentions }: Statement): readonly [Mention, Mention] | undefined {
  const [a, b, ...others] = mentions.filter((one) => isAmount(one) && one.value > 0)
  return a && b && others.length === 0 && isOfOne(a, b) && !a.isRange && !b.isRange ? [a, b] : undefined
}

function isOfOne(a: Mention, b: Mention): boolean {
  const isOfOneRate = a.per === b.per || a.per === undefined || b.per === undefined
  return (unitName(a.unit) === unitName(b.unit) && isOfOneRate) || isCounted(a, b)
}

/** "16,000 GPUs for training and 400,000 for serving": a large number without a unit is of the thing counted beside it. */
function isCounted(a: Mention, b: Mention): boolean {
  const kinds = [a.unit.kind, b.unit.kind]
  return kinds.includes('none') && kinds.includes('count') && Math.min(a.value, b.value) >= 100
}

const earlierBefore =
  /(?:\blast (?:year|quarter|month|week|spring|summer|autumn|fall|winter|time)(?:'s|’s)?|\b(?:two|three|four|five|\d+) (?:years|quarters|months) (?:ago|earlier|before)|\bfrom|\bthe old (?:one|model|chip|version)|\b(?:a|one) (?:year|quarter|month) (?:ago|earlier|before)|\b(?:previous|prior|same) (?:year|quarter|period)(?:'s|’s)?|\bhad (?:been|paid|had|spent|sold|made|cost)\b|\bused to\b|\bonce\b|(?:1년|한\s?해|일\s?년) 전|전년(?:\s?동기)?|작년|지난해|전분기|직전\s?(?:분기|연도)|지난\s?분기|이전|종전|기존|연초|연초의|당초|인하 전|인상 전)[^.;\d]{0,24}$/iu
const earlierAfter =
  /^[^.;,\d]{0,14}(?:\b(?:a|one) (?:year|quarter|month) (?:ago|earlier|before)|\blast (?:year|quarter|month)|\bin the (?:previous|prior|same) (?:year|quarter|period)|(?:이던|였던|이었던|하던)(?!스)|에서\s|\s?하던\s|받던\s|보다\s?|에 비해|대비)/iu

/** Which of the two was there first, by what stands beside them or by the years that they are of. */
function ordered({ text, dates }: Statement, [a, b]: readonly [Mention, Mention]): Pair | undefined {
  const isOld = (one: Mention): boolean =>
    earlierBefore.test(text.slice(Math.max(0, one.from - 48), one.from)) ||
    earlierAfter.test(text.slice(one.to, one.to + 40))
  const [isFirst, isSecond] = [isOld(a), isOld(b)]
  if (isFirst !== isSecond) return isFirst ? { old: a, now: b } : { old: b, now: a }
  const years = [a, b].map((one) => {
    const before = dates.filter(({ to }) => to <= one.from).at(-1)
    return before && !/\d/.test(text.slice(before.to, one.from)) ? before.start : undefined
  })
  const [first, second] = years
  if (first === undefined || second === undefined || first === second) return undefined
  return first < second ? { old: a, now: b } : { old: b, now: a }
}

/** A change that its own sentence can't tell of what. */
function changesIn({ joined, own, before, start }: Passage): readonly RuleFinding[] {
  if (
    !before ||
    own.mentions.filter(({ unit }) => unit.kind === 'percent' || unit.kind === 'factor').length > 1
  )
    return []
  if (before.mentions.some(({ unit }) => unit.kind === 'percent' || unit.kind === 'factor')) return []
  const amounts = twoAmounts(joined)
  const pair = amounts && ordered(joined, amounts)
  const ownAmounts = own.mentions.filter(isAmount)
  if (!pair || ownAmounts.length > 1) return []
  const [claim, ...others] = growthClaims(joined).filter(({ from }) => from >= start)
  if (!claim || others.length > 0) return []
  const near = joined.text.slice(Math.max(0, claim.from - 30), claim.to + 16)
  return changed(pair, claim, { line: own.line, text: near })
}

function changed(
  { old, now }: Pair,
  claim: GrowthClaim,
  { line, text }: Pick<Statement, 'line' | 'text'>,
): readonly RuleFinding[] {
  const [before, after] = [nearly(old), nearly(now)]
  const [low, high] = [after.low / before.high, after.high / before.low]
  if (low <= claim.high + 1e-9 && high >= claim.low - 1e-9) return []
  const ratio = now.value / old.value
  // Ten times as much is of another unit or thing.
  if (ratio > 20 * claim.high || ratio < claim.low / 20) return []
  const says = directionsIn(text)
  if (says.up && says.down) return []
  const en = claim.isPercent ? printedPercent(ratio - 1) : `${printedNumber(ratio)}x`
  const ko = claim.isPercent ? koreanPercent(ratio - 1) : `${koreanNumber(ratio)}배`
  return [
    {
      severity: 'error',
      line,
      printed: claim.text,
      recomputed: en,
      message: {
        en: `from ${old.text} to ${now.text} is ${en}, not ${claim.text}`,
        ko: inKorean`${old.text}에서 ${now.text}(으)로의 변동은 ${ko}이지 ${claim.text}이(가) 아니다`,
      },
    },
  ]
}

const multiple =
  /^\s?(?:as (?:much|many|big|large|high|expensive|fast|dear|heavy|long|great|costly)|what|the (?:size|amount|number|price|cost|capacity|power|figure)|(?:that|those) of|more|larger|bigger|higher|faster|dearer|cheaper|less|lower|smaller)\b|^(?:에 이른|에 달|가 넘|이다|다|였|로|나 |가 (?:됐|된|되)|\s?(?:크|많|비싸|높|빠르|넓|길|저렴|싸|작|적|반))|^\s?(?:수준|규모)/iu
const changeOfTime = /\b(?:year|quarter|month|20\d\d)\b|전년|작년|지난해|분기/iu

/** "A is five times B": of two amounts, the larger over the smaller. */
function multiplesIn({ joined, own, start }: Passage): readonly RuleFinding[] {
  const factors = joined.mentions.filter(({ unit }) => unit.kind === 'factor')
  const [factor, ...others] = factors
  const amounts = twoAmounts(joined)
  if (!factor || others.length > 0 || !amounts || factor.from < start || factor.isRange || factor.value <= 1)
    return []
  const [a, b] = amounts
  const after = joined.text.slice(factor.to)
  if (
    factor.from < b.from ||
    !multiple.test(after) ||
    joined.mentions.some(({ unit }) => unit.kind === 'percent')
  )
    return []
  if (/씩|마다|\b(?:each|every|per)\b/iu.test(joined.text)) return []
  const [small, large] = a.value < b.value ? [a, b] : [b, a]
  const [less, more] = [nearly(small), nearly(large)]
  const { low, high } = allowed(factor)
  const half = Math.min(factor.value * 0.12, Math.max((factor.high - factor.low) / 2, factor.value * 0.03))
  const isMore = /^\s?(?:more|larger|bigger|higher|faster|dearer|크|많|비싸|높|빠르|늘|더)/iu.test(after)
  const [least, most] = [
    factor.hedge === undefined ? factor.value - half : low,
    (factor.hedge === undefined ? factor.value + half : Math.max(high, factor.value * 1.1)) +
      (isMore ? 1 : 0),
  ]
  const recomputed = large.value / small.value
  if (more.low / less.high <= most && more.high / less.low >= least) return []
  if (
    recomputed > 8 * factor.value ||
    factor.value > 8 * recomputed ||
    (changeOfTime.test(own.text) && start > 0 && !earlierBefore.test(joined.text.slice(0, b.from)))
  )
    return []
  return [
    {
      severity: 'error',
      line: own.line,
      printed: factor.text,
      recomputed: `${printedNumber(recomputed)}x`,
      message: {
        en: `${large.text} is ${printedNumber(recomputed)} times ${small.text}, not ${factor.text}`,
        ko: inKorean`${large.text}은(는) ${small.text}의 ${koreanNumber(recomputed)}배이지 ${factor.text}이(가) 아니다`,
      },
    },
  ]
}
