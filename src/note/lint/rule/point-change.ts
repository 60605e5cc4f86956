import { allowed, type Mention } from '../../mention/mention.ts'
import { type AmountPair, orderedPairs, ratioOf } from '../amount-pair.ts'
import { directionsIn } from '../growth-claim.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber, koreanPercent } from '../korean-number.ts'
import { type Passage, passages } from '../passage.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "From 31.2 % to 38.4 %, a gain of 9.2 points", "40 % last year. It is now 46 %, nine points higher": what lies between two percentages. */
export const pointChange: Rule = {
  name: 'point-change',
  checks: {
    en: 'the points (or per cent) between two percentages of a sentence, or of two that follow each other, against the two',
    ko: '두 비율 사이의 %p(또는 증감률)를 한 문장이나 이어진 두 문장의 두 비율에 대조',
  },
  find: ({ statements }) =>
    passages(statements).flatMap((passage) => [
      ...pointsIn(passage),
      ...(passage.before ? [] : percentIn(passage)),
    ]),
}

const compares =
  /\b(?:points? (?:apart|ahead|behind|above|below|clear)|gap|lead|difference|gain|loss|improvement|swing|change|spread|margin of|by)\b|차이|격차|개선|악화|벌어|좁혀|앞서|뒤져|뒤처|웃돌|밑돌|오[르른]|올[라랐]|내[리린려렸]/iu
const otherTime =
  /\b(?:than (?:last|a) year|year on year|yoy|a year (?:ago|earlier))\b|전년|작년|지난해|전분기/iu

function pointsIn(passage: Passage): readonly RuleFinding[] {
  const { joined, own, start } = passage
  const [said, ...more] = joined.mentions.filter((one) => isPoints(joined.text, one))
  if (!said || more.length > 0 || said.from < start || said.isRange) return []
  const pair = pairOf(joined, said)
  return pair && isCompared(passage, pair, said) ? pointsApart(pair[0], pair[1], said, own.line) : []
}

type Pair = readonly [Mention, Mention]

/** The two percentages of a text that has no other, or none before the points. */
function pairOf({ text, mentions }: Passage['joined'], said: Mention): Pair | undefined {
  const percents = mentions.filter((one) => one.unit.kind === 'percent' && !isOfInterval(text, one))
  // "24.9 % a year ago, now 17.5 %; a drop of 7.4 points": what follows in another clause is of something else.
  const told = percents.filter(({ from }) => from < said.from)
  const isApart = told.length === 2 && /[,;]/u.test(text.slice(said.to, percents[2]?.from))
  const [a, b, ...others] = isApart ? told : percents
  return a && b && others.length === 0 && !a.isRange && !b.isRange ? [a, b] : undefined
}

const level = /^[^.;\d]{0,6}\bto $|^[^.;\d]{0,10}(?:으로|해|한|된)\s$/iu

/** That the points are said of what lies between the two. */
function isCompared({ joined, own, before, start }: Passage, [a, b]: Pair, said: Mention): boolean {
  const { text } = joined
  // "Slipped by 1.5 points to 82.5 %": what it slipped from is not the other percentage.
  if (b.from > said.to && level.test(text.slice(said.to, b.from))) return false
  if (before && !goesOn(before, own, a.from >= start, b.from >= start)) return false
  const near = text.slice(Math.max(start, said.from - 40), said.to + 40)
  const { up, down } = directionsIn(near)
  const isOrdered = orderedPairs(joined).some(({ old, now }) =>
    [old, now].every((one) => one === a || one === b),
  )
  return isOrdered || up || down || compares.test(near)
}

/** What both stand in already has said it; a change against another time is of neither. */
function goesOn(before: Statement, own: Statement, isFirstOwn: boolean, isSecondOwn: boolean): boolean {
  if (isFirstOwn) return false
  return (
    isSecondOwn || (compares.test(own.text) && (!otherTime.test(own.text) || otherTime.test(before.text)))
  )
}

/** "A 95 % interval" is no share of anything. */
function isOfInterval(text: string, { to }: Mention): boolean {
  return /^[\s-]?(?:confidence|interval|CI\b|신뢰|구간)/iu.test(text.slice(to))
}

/** "9.2 points", "9%p"; plain points too: with two percentages beside them they are of these. */
function isPoints(text: string, { unit, to }: Mention): boolean {
  return (
    unit.kind === 'percentPoint' ||
    (unit.kind === 'count' && unit.name === 'point' && /[Pp]oints?$|pts?$|포인트$/u.test(text.slice(0, to)))
  )
}

function pointsApart(a: Mention, b: Mention, said: Mention, line: number): readonly RuleFinding[] {
  const [low, high] = [b.low - a.high, b.high - a.low]
  const size = Math.abs(said.value)
  const half = Math.max((said.high - said.low) / 2, said.hedge === undefined ? 0 : size * 0.1)
  const reaches = (value: number): boolean => value - half <= high + 1e-9 && value + half >= low - 1e-9
  if (reaches(size) || reaches(-size)) return []
  const recomputed = Math.abs(b.value - a.value)
  return [
    {
      severity: 'error',
      line,
      printed: said.text,
      recomputed: `${printedNumber(recomputed)} points`,
      message: {
        en: `between ${a.text} and ${b.text} are ${printedNumber(recomputed)} points, not ${said.text}`,
        ko: inKorean`${a.text}과(와) ${b.text}의 차이는 ${koreanNumber(recomputed)}%p이지 ${said.text}이(가) 아니다`,
      },
    },
  ]
}

/** "From 32 % to 35 %, a gain of 3 %": three points, and 9.4 per cent. */
function percentIn({ own: { text, mentions, line } }: Passage): readonly RuleFinding[] {
  const [pair, ...others] = orderedPairs({ text, mentions }).filter(({ old }) => old.unit.kind === 'percent')
  if (!pair || others.length > 0) return []
  const last = Math.max(pair.old.to, pair.now.to)
  const said = mentions.find(({ unit, from }) => unit.kind === 'percent' && from >= last)
  if (!said || said.isRange) return []
  const between = text.slice(last, said.from)
  const isBeside = between.length < 30 && !/[;]|\band\b|이고|으며|며\s/u.test(between)
  const { up, down } = directionsIn(between + text.slice(said.to, said.to + 24))
  return isBeside && (up !== down || compares.test(between)) ? asPercent(pair, said, line) : []
}

function asPercent(pair: AmountPair, said: Mention, line: number): readonly RuleFinding[] {
  const ratio = ratioOf(pair)
  const change = pair.now.value / pair.old.value - 1
  const sign = Math.sign(change)
  const { low, high } = allowed(said)
  const [least, most] = [100 * sign * (ratio.low - 1), 100 * sign * (ratio.high - 1)]
  if (Math.min(least, most) <= high + 1e-9 && Math.max(least, most) >= low - 1e-9) return []
  const points = Math.abs(pair.now.value - pair.old.value)
  const text = `${printedNumber(points)} points`
  return [
    {
      severity: Math.abs(Math.abs(said.value) - points) > 0.051 ? 'error' : 'warning',
      line,
      printed: said.text,
      recomputed: text,
      message: {
        en: `from ${pair.old.text} to ${pair.now.text} are ${text}, or ${printedPercent(change)}, not ${said.text}`,
        ko: inKorean`${pair.old.text}에서 ${pair.now.text}(으)로의 차이는 ${koreanNumber(points)}%p, 증감률로는 ${koreanPercent(change)}이지 ${said.text}이(가) 아니다`,
      },
    },
  ]
}
