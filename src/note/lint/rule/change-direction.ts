import type { Mention } from '../../mention/mention.ts'
import { isAmount, unitName } from '../../mention/same-unit.ts'
import { orderedPairs } from '../amount-pair.ts'
import { inKorean } from '../in-korean.ts'
import { nearly } from '../nearly.ts'
import { type Passage, passages } from '../passage.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "3,200 at the end of June and 2,900 three months later: it added 300 jobs": what lies between two amounts went the other way. */
export const changeDirection: Rule = {
  name: 'change-direction',
  checks: {
    en: 'the direction of a change ("added 300", "57원 하락") against the two amounts, earlier first, that it lies between',
    ko: '변동의 방향(“300명 늘었다”, “57원 하락”)을 앞뒤 두 수치에 대조',
  },
  yields: true,
  find: ({ statements }) => [...passages(statements).flatMap(findingsIn), ...statements.flatMap(upFrom)],
}

const up =
  /\b(?:add(?:s|ed|ing)|gain(?:s|ed)?|rose|rises?|increas\w+|grew|grown|hired|up|higher|more|climb\w*)\b|늘[어었린고]|늘린|증가|상승|올[라랐랐]|올랐|확대|오[르른]|\bbeat(?:s|ing)?\b/iu
const down =
  /\b(?:shed(?:s|ding)?|los[et]s?|lost|fell|falls?|fallen|decreas\w+|drop\w*|declin\w+|cut(?:s)?|down|lower|fewer|less|worked off)\b|줄[어었인고]|줄인|감소|하락|내[려렸린리]|축소|miss(?:ed|es|ing)|떨어/iu

function findingsIn({ joined, own, before, start }: Passage): readonly RuleFinding[] {
  const { text, mentions } = joined
  const amounts = mentions.filter((one) => (isAmount(one) || one.unit.kind === 'time') && one.value > 0)
  const [a, b, by, ...others] = amounts
  if (!a || !b || !by || others.length > 0 || by.from < start || (before && b.from >= start)) return []
  if (mentions.length > amounts.length || !isInTime(joined, a, b) || !isAlike(a, b, by)) return []
  const [first, second, change] = [nearly(a), nearly(b), nearly(by)]
  const isRise = b.value > a.value
  const [low, high] = isRise
    ? [second.low - first.high, second.high - first.low]
    : [first.low - second.high, first.high - second.low]
  if (low > change.high || high < change.low) return []
  const near = `${text.slice(Math.max(b.to, by.from - 24), by.from)} ${text.slice(by.to, by.to + 14)}`
  const [isUp, isDown] = [up.test(near), down.test(near)]
  if (isUp === isDown || isUp === isRise) return []
  const words = near.match(isUp ? up : down)?.[0] ?? ''
  return [
    {
      severity: 'error',
      line: own.line,
      printed: `${words} ${by.text}`,
      recomputed: isRise ? `+${by.text}` : `−${by.text}`,
      message: {
        en: `from ${a.text} to ${b.text} is a ${isRise ? 'rise' : 'fall'} of ${by.text}, not "${words}"`,
        ko: inKorean`${a.text}에서 ${b.text}(으)로는 ${by.text} ${isRise ? '늘어난' : '줄어든'} 것이지 ‘${words}’이(가) 아니다`,
      },
    },
  ]
}

const fromBefore =
  /^[^.;\d]{0,24}\b(?<way>up|down|higher|lower)\b,? (?:from|than) (?:the |its )?(?:US)?[$€£₩]?$/iu
const korean =
  /^\)?(?:보다|에서)\s(?:[가-힣]{1,6}\s)?(?<way>오른|상승한|높은|늘어난|내린|하락한|낮은|줄어든)\s(?:[가-힣]{1,6}\s)?$/u

/** "Closed at $41.70, up from $44.10", "17만6500원보다 내린 18만2000원": no change is told, and its way is wrong. */
function upFrom({ text, mentions, line }: Statement): readonly RuleFinding[] {
  return mentions.flatMap((a, at): readonly RuleFinding[] => {
    const b = mentions[at + 1]
    const told =
      b && isAlike(a, b) && [a, b].every(isPlain) ? wayTold(text.slice(a.to, b.from), a, b) : undefined
    if (!told) return []
    const [low, high] = [nearly(told.old), nearly(told.now)]
    const isOff = told.isUp ? high.high < low.low : high.low > low.high
    return isOff ? [wrongWay(told, line)] : []
  })
}

interface Told {
  readonly old: Mention
  readonly now: Mention
  readonly isUp: boolean
  readonly said: string
}

function isPlain({ isRange, hedge }: Mention): boolean {
  return !isRange && hedge === undefined
}

function wayTold(between: string, a: Mention, b: Mention): Told | undefined {
  const english = fromBefore.exec(between)?.groups?.way
  const said = english ?? korean.exec(between)?.groups?.way
  if (said === undefined) return undefined
  const [old, now] = english === undefined ? [a, b] : [b, a]
  return { old, now, said, isUp: /^(?:up|higher|오른|상승한|높은|늘어난)$/iu.test(said) }
}

function wrongWay({ old, now, isUp, said }: Told, line: number): RuleFinding {
  return {
    severity: 'error',
    line,
    printed: said,
    recomputed: isUp ? 'down' : 'up',
    message: {
      en: `${now.text} is ${isUp ? 'less' : 'more'} than ${old.text}, not ${said}`,
      ko: inKorean`${now.text}은(는) ${old.text}보다 ${isUp ? '작다' : '크다'}. ‘${said}’이(가) 맞지 않는다`,
    },
  }
}

/** Of one unit; a number without one is of what is counted beside it. */
function isAlike(...amounts: readonly Mention[]): boolean {
  const units = new Set(amounts.filter(({ unit }) => unit.kind !== 'none').map(({ unit }) => unitName(unit)))
  return units.size <= 1
}

const laterWords =
  /\b(?:later|now|today|by the end|at the end|three months|since|then)\b|1분기[^.]{0,24}2분기|2분기[^.]{0,24}3분기|3분기[^.]{0,24}4분기|이제|현재/iu

/** That the first amount was there first: "from A to B", days in their order, "A … three months later". */
function isInTime({ text, mentions, dates }: Passage['joined'], a: Mention, b: Mention): boolean {
  if (orderedPairs({ text, mentions }).some(({ old, now }) => old === a && now === b)) return true
  const [first, second, ...others] = dates
  if (first && second && others.length === 0) return first.start < second.start
  return (
    laterWords.test(text.slice(a.from, b.to + 24)) &&
    !/\b(?:from|versus|against|up|down|compared)\b|대비|보다/iu.test(text.slice(a.to, b.from))
  )
}
