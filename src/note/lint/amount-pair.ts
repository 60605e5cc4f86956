import { allowed, type Mention } from '../mention/mention.ts'
import { isAmount, sameUnit, unitName } from '../mention/same-unit.ts'
import type { Statement } from './statement.ts'

/** Two amounts of one thing, the old one first. */
export interface AmountPair {
  readonly old: Mention
  readonly now: Mention
  /** "from A to B": the sentence says which came first. */
  readonly isOrdered: boolean
}

const links =
  /\b(?:from|vs\.?|versus|against|compar\w+ (?:with|to)|over|than|after|above|below|last year's|(?:previous|prior) year|a year (?:ago|earlier|before))\b|→|->|대비|에서|보다|였던|이던(?!스)|전년|전분기|전기|작년|지난해/iu

/** Pairs of which the sentence says by its form which came first: "from A to B", "to B from A", "A → B", "A에서 B로". */
export function orderedPairs({
  mentions,
  text,
}: Pick<Statement, 'mentions' | 'text'>): readonly AmountPair[] {
  return mentions.flatMap((a, at): readonly AmountPair[] => {
    // "3,200장에서 두 배인 6,400장": the factor between is no amount.
    const b = mentions
      .slice(at + 1, at + 3)
      .find(
        ({ unit, from }) =>
          unit.kind !== 'factor' &&
          !(unit.kind === 'percent' && a.unit.kind !== 'percent' && upBy.test(text.slice(a.to, from))),
      )
    if (!b || !isComparable(a, b)) return []
    // The 5 of "a 5-year mean" is no amount.
    if (b.unit.kind === 'none' && /^[-–]\p{L}/u.test(text.slice(b.to))) return []
    const between = text.slice(a.to, b.from)
    const before = text.slice(Math.max(0, a.from - 12), a.from)
    if (isOldFirst(before, between)) return [{ old: a, now: b, isOrdered: true }]
    return isNewFirst(before, between) ? [{ old: b, now: a, isOrdered: true }] : []
  })
}

/** "598 million, up 19.6 % from 500 million": the percentage stands between. */
const upBy = /,? (?:up|down|a (?:rise|fall|drop|gain|cut) of|an increase of) (?:about |some )?$/iu

function isOldFirst(before: string, between: string): boolean {
  const isArrow =
    /^\s?(?:→|->|⇒|=>)\s?[$₩€£¥]?$/u.test(between) ||
    /^\s?(?:[가-힣]{0,4})?에서\s[^.;]{0,10}$/u.test(between) ||
    /^\s?(?:이던|였던|이었던|하던)\s[^.,;\d]{0,16}$/u.test(between)
  return isArrow || (/\bfrom [$₩€£¥]?$/i.test(before) && /^(?:\s[a-z]+){0,3} to [$₩€£¥]?$/i.test(between))
}

function isNewFirst(before: string, between: string): boolean {
  const isAgainst =
    /^[^.;\d]{0,30}\b(?:instead of|up from|down from|(?:up|down|(?:rise|fall|drop|gain|cut|increase) of) (?:about |some )?[\d.]+ ?(?:%|per ?cent) from|versus|vs\.?|against|compared (?:with|to)) (?:the )?[$₩€£¥]?$/i.test(
      between,
    )
  return isAgainst || (/\bto [$₩€£¥]?$/i.test(before) && /^(?:\s[a-z]+){0,3},? from [$₩€£¥]?$/i.test(between))
}

/** Of one unit; a rate that only one of them names ("$2.50 to $2.10 per hour") is of both. */
function isComparable(a: Mention, b: Mention): boolean {
  return (
    !a.isRange &&
    !b.isRange &&
    a.value > 0 &&
    b.value > 0 &&
    (unitName(a.unit) === unitName(b.unit) || isBare(a, b)) &&
    (a.per === b.per || a.per === undefined || b.per === undefined)
  )
}

/** "From 12,500 tokens to 8,750": the second of what the first counts. */
function isBare(a: Mention, b: Mention): boolean {
  return a.unit.kind === 'count' && b.unit.kind === 'none' && b.value >= 100
}

/** Any two amounts of one unit, in the order that a rise or a fall gives them. */
export function anyPairs({ mentions }: Statement, isRise: boolean): readonly AmountPair[] {
  const amounts = mentions.filter((one) => isAmount(one) && one.value > 0 && one.unit.kind !== 'none')
  return amounts.slice(0, mostAmounts).flatMap((a, at) =>
    amounts.slice(at + 1, mostAmounts).flatMap((b): readonly AmountPair[] => {
      if (!sameUnit(a, b) || a.value === b.value) return []
      const [small, large] = a.value < b.value ? [a, b] : [b, a]
      return [
        isRise ? { old: small, now: large, isOrdered: false } : { old: large, now: small, isOrdered: false },
      ]
    }),
  )
}

/** A sentence with more amounts is a list. */
const mostAmounts = 24

/** Whether a word such as "from" or "against" stands at one of the two. */
export function isLinked(text: string, { old, now }: AmountPair): boolean {
  const [a, b] = old.from < now.from ? [old, now] : [now, old]
  const around = [
    text.slice(a.to, b.from),
    text.slice(Math.max(0, a.from - 12), a.from),
    text.slice(Math.max(0, b.from - 24), b.from),
    text.slice(b.to, b.to + 8),
  ]
  return around.some((part) => links.test(part))
}

/** What the new amount can be of the old one. */
export function ratioOf({ old, now }: AmountPair): { readonly low: number; readonly high: number } {
  const [before, after] = [allowed(old), allowed(now)]
  return {
    low: after.low / before.high,
    high: before.low > 0 ? after.high / before.low : Number.POSITIVE_INFINITY,
  }
}
