import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, isSameThing, sameUnit } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { type Passage, passages } from '../passage.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Of 1,240 developers 690 do so daily, 310 weekly and the remaining 240 never": what is left of a whole after its other parts. */
export const remainder: Rule = {
  name: 'remainder',
  checks: {
    en: 'the rest of a whole ("the remaining", 나머지) against the whole less the parts before it',
    ko: '나머지를 전체에서 앞의 부분을 뺀 값에 대조',
  },
  find: ({ statements }) => [
    ...statements.flatMap((statement, at) => findingsIn(statement, statements[at - 1])),
    ...passages(statements).flatMap((passage) => [...restOfHundred(passage), ...restOfBefore(passage)]),
  ],
}

const restBefore =
  /\b(?:the |its |a )?(?:remaining|remainder of|rest of|balance of|other|last|final)\s(?:US)?[$₩€£¥]?(?:[A-Z]{3} )?$|\b(?:shares?|splits?|gets?|makes? up|accounts? for|took|takes) the remaining (?:US)?[$₩€£¥]?$|나머지(?:는|인|가)?\s(?:약\s)?[$₩]?$|남는 (?:몫|금액|돈|인원)(?:은|이)?\s(?:약\s)?[$₩]?$/u
const restAfter = /^\s?(?:[a-z]+ )?(?:are|is|were|was) the (?:rest|remainder)\b|^\s?(?:이|가)\s나머지/u
const wholeBefore = /\b(?:of|out of|among) (?:the |its |all |these |those )*(?:US)?[$₩€£¥]?(?:[A-Z]{3} )?$/iu
const wholeAfter = /^[^.;,\d]{0,14}(?:가운데|중|중에서)(?=[\s,])/u
const wholeSaid =
  /\b(?:in all|total\w*|altogether|overall|employs?|has|have|counts?|received|surveyed)\b|모두|총|전체|합계/iu
/** Shares of another whole, or two of them in one sentence. */
const apart =
  /\b(?:respectively|per cent|compared|last year|up from|down from|each of)\b|각각|전년|대비|작년/iu

function findingsIn(statement: Statement, before: Statement | undefined): readonly RuleFinding[] {
  const { text, mentions, line, block } = statement
  const rest = mentions.findLast((one) => isPart(one) && isRest(text, one))
  if (!rest || apart.test(text)) return []
  const alike = alikeOf(
    mentions.filter(({ from }) => from < rest.from),
    rest,
  )
  const own = alike.find((one) => isWhole(text, one))
  const earlier = before?.block === block ? wholeOf(before, rest) : undefined
  const whole = own ?? earlier
  const parts = alike.filter((one) => one !== own)
  return whole && parts.length > 0 && parts.length < mostParts ? compare(whole, parts, rest, line) : []
}

/** "5,400, of which 2,900 work in research and 1,150 in operations. The other 1,350": all but the rest stand in the sentence before. */
function restOfBefore({ own, before }: Passage): readonly RuleFinding[] {
  if (!before || apart.test(before.text) || apart.test(own.text)) return []
  const [rest, ...others] = own.mentions.filter(isPart)
  if (!rest || others.length > 0 || !isRest(own.text, rest)) return []
  const [whole, ...parts] = alikeOf(before.mentions, rest)
  if (!whole || parts.length < 1 || parts.length >= mostParts) return []
  const isOf =
    /^[^.;\d]{0,24}(?:\bof (?:which|whom|these|them)\b|가운데|중)/iu.test(before.text.slice(whole.to)) ||
    isWhole(before.text, whole)
  return isOf ? compare(whole, parts, rest, own.line) : []
}

/** "52 %, 31 % and the remaining 17 %": parts of a hundred. */
function restOfHundred({ joined: { text, mentions }, own, before, start }: Passage): readonly RuleFinding[] {
  const percents = mentions.filter(({ unit }) => unit.kind === 'percent')
  const rest = percents.find((one) => one.from >= start && isRest(text, one))
  const parts = percents.filter((one) => rest !== undefined && one.from < rest.from)
  if (!rest || parts.length === 0 || percents.length !== parts.length + 1) return []
  // Within one sentence, or all of them in the one before.
  if (parts.some(({ from }) => from < start) !== (before !== undefined)) return []
  if (before && parts.some(({ from }) => from >= start)) return []
  if (percents.some((one) => one.isRange || one.sign === -1 || one.value <= 0) || changes.test(text))
    return []
  const hundred: Mention = { ...rest, value: 100, low: 100, high: 100, text: '100%' }
  const sum = parts.reduce((all, { value }) => all + value, 0)
  return sum < 100 ? compare(hundred, parts, rest, own.line) : []
}

const changes =
  /\b(?:up|down|rose|fell|grew|growth|margin|of the rest|of that|of which|by)\b|증가|감소|성장|상승|하락|대비|이익률|그중|이 중/iu

const mostParts = 12

function isPart(one: Mention): boolean {
  return isAmount(one) && !one.isRange && one.value > 0 && one.per === undefined && one.hedge === undefined
}

/** Amounts of the same unit; of a bare number all counts, since "260 run trials" counts no runs. */
function alikeOf(mentions: readonly Mention[], rest: Mention): readonly Mention[] {
  const parts = mentions.filter(isPart)
  const same = parts.filter((one) => sameUnit(one, rest))
  return rest.unit.kind === 'none' || same.length === 0 ? parts.filter((one) => isSameThing(one, rest)) : same
}

function isRest(text: string, { from, to }: Mention): boolean {
  return restBefore.test(text.slice(Math.max(0, from - 48), from)) || restAfter.test(text.slice(to))
}

function isWhole(text: string, { from, to }: Mention): boolean {
  return wholeBefore.test(text.slice(Math.max(0, from - 32), from)) || wholeAfter.test(text.slice(to))
}

/** The only amount of the sentence before, where that says that it is all of them. */
function wholeOf({ text, mentions }: Statement, rest: Mention): Mention | undefined {
  const [whole, ...others] = alikeOf(mentions, rest)
  return whole && others.length === 0 && wholeSaid.test(text) ? whole : undefined
}

function compare(
  whole: Mention,
  parts: readonly Mention[],
  rest: Mention,
  line: number,
): readonly RuleFinding[] {
  const taken = parts.map(allowed)
  const value = parts.reduce((left, part) => left - part.value, whole.value)
  const [all, said] = [allowed(whole), allowed(rest)]
  const low = taken.reduce((left, part) => left - part.high, all.low)
  const high = taken.reduce((left, part) => left - part.low, all.high)
  const isCount = [whole, rest, ...parts].every(
    (one) => Number.isInteger(one.value) && one.high - one.low <= 1,
  )
  const agrees = isCount ? value === rest.value : low <= said.high && high >= said.low
  // What is far off is the rest of something else.
  if (agrees || value <= 0 || value > 3 * rest.value || rest.value > 3 * value) return []
  const shown = parts.map(({ text }) => text).join(' + ')
  return [
    {
      severity: 'error',
      line,
      printed: rest.text,
      recomputed: printedNumber(value),
      message: {
        en: `${whole.text} less ${shown} leaves ${printedNumber(value)}, not ${rest.text}`,
        ko: inKorean`${whole.text}에서 ${shown}을(를) 빼면 ${koreanAmount(value, rest)}이지 ${rest.text}이(가) 아니다`,
      },
    },
  ]
}
