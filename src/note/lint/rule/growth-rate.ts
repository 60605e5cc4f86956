import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, sameUnit } from '../../mention/same-unit.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const rise =
  /\b(?:up|rise|rises|rose|risen|gr[eo]w(?:s|n|ing)?|growth|increas\w+|higher|gain\w*|jump\w*|climb\w*|more|above|expan\w+|yoy|year[- ]on[- ]year|y\/y)\b|증가|성장|상승|늘|확대|급증|웃도|높은|많은/iu
const fall =
  /\b(?:down|fall|falls|fell|fallen|decreas\w+|lower|drop\w*|declin\w+|less|below|cut|cheaper|reduc\w+|shr[aiu]nk|discount)\b|감소|하락|줄|축소|급감|낮은|저렴|밑도/iu
const links =
  /\b(?:from|vs\.?|versus|against|compared (?:with|to)|over|than|after)\b|→|->|대비|에서|보다|였던|이던/iu
const aside = 60

/** "75 against 52.6, up 43 %": the growth that is printed is not the growth of what is printed. */
export const growthRate: Rule = {
  name: 'growth-rate',
  checks: 'a growth or fall in per cent against the two amounts in the same sentence',
  find: ({ statements }) => statements.flatMap(findingsIn),
}

function findingsIn(statement: Statement): readonly RuleFinding[] {
  return statement.mentions.flatMap((growth) => {
    if (growth.unit.kind !== 'percent' || growth.isRange) return []
    const direction = directionOf(statement.text, growth)
    if (direction === undefined) return []
    const pairs = pairsNear(statement, growth)
    const signed = Math.abs(growth.value) * direction
    if (pairs.length === 0 || pairs.some((pair) => agrees(pair, growth, direction))) return []
    const pair = linked(statement, pairs, growth)
    if (!pair) return []
    const [from, to] = inOrder(pair, direction)
    const recomputed = to.value / from.value - 1
    return [
      {
        severity: Math.abs(recomputed * 100 - signed) > 1 ? 'error' : 'warning',
        line: statement.line,
        printed: statement.text.slice(growth.from, growth.to),
        recomputed: printedPercent(recomputed),
        message: `${printedNumber(to.value)} against ${printedNumber(from.value)} is ${printedPercent(recomputed)}, not ${growth.text}`,
      },
    ]
  })
}

type Pair = readonly [Mention, Mention]

function directionOf(text: string, growth: Mention): 1 | -1 | undefined {
  if (growth.sign === -1) return -1
  const before = text.slice(Math.max(0, growth.from - aside), growth.from)
  const after = text.slice(growth.to, growth.to + 24)
  if (/\+\s?$/.test(before)) return 1
  const near = `${before.split(/[,;(]/).at(-1)} ${after.split(/[,;)]/)[0]}`
  const [up, down] = [rise.test(near), fall.test(near)]
  return up === down ? undefined : up ? 1 : -1
}

/** Pairs of amounts of one unit in the sentence; none where the percentage is a margin or share of something. */
function pairsNear({ mentions, text }: Statement, growth: Mention): readonly Pair[] {
  if (
    /\b(?:CAGR|margin|share of|per cent of|% of)\b|마진|이익률|비중|점유율|연평균/iu.test(
      text.slice(growth.from, growth.to + 20),
    )
  )
    return []
  const amounts = mentions.filter(
    (one) => one !== growth && isAmount(one) && one.value > 0 && one.unit.kind !== 'none',
  )
  return amounts.flatMap((a, at) =>
    amounts.slice(at + 1).flatMap((b): Pair[] => (sameUnit(a, b) && a.value !== b.value ? [[a, b]] : [])),
  )
}

function agrees(pair: Pair, growth: Mention, direction: 1 | -1): boolean {
  const [from, to] = inOrder(pair, direction)
  const [old, now] = [allowed(from), allowed(to)]
  const bounds = {
    low: (now.low / old.high - 1) * 100,
    high: old.low > 0 ? (now.high / old.low - 1) * 100 : Infinity,
  }
  const said = allowed({
    ...growth,
    value: Math.abs(growth.value),
    low: Math.min(Math.abs(growth.low), Math.abs(growth.high)),
    high: Math.max(Math.abs(growth.low), Math.abs(growth.high)),
  })
  const [low, high] = direction === 1 ? [said.low, said.high] : [-said.high, -said.low]
  return bounds.low <= high && bounds.high >= low
}

/** What grew comes from the smaller amount, what fell from the larger. */
function inOrder([a, b]: Pair, direction: 1 | -1): Pair {
  const [small, large]: Pair = a.value < b.value ? [a, b] : [b, a]
  return direction === 1 ? [small, large] : [large, small]
}

/** The pair that the percentage is of: with a word such as "from" at one of the two, and nearest to it. */
function linked({ text }: Statement, pairs: readonly Pair[], growth: Mention): Pair | undefined {
  const distance = ([a, b]: Pair): number =>
    Math.min(Math.abs(a.from - growth.from), Math.abs(b.from - growth.from))
  return pairs
    .filter((pair) => isLinked(text, pair))
    .toSorted((one, other) => distance(one) - distance(other))[0]
}

function isLinked(text: string, [a, b]: Pair): boolean {
  const around = [
    text.slice(a.to, b.from),
    text.slice(Math.max(0, a.from - 12), a.from),
    text.slice(Math.max(0, b.from - 24), b.from),
    text.slice(b.to, b.to + 8),
  ]
  return around.some((part) => links.test(part))
}
