import type { Mention, MentionUnit } from './mention.ts'

/** One name for a unit: equal where two numbers can be compared. */
export function unitName(unit: MentionUnit): string {
  if (unit.kind === 'money') return unit.currency
  return 'name' in unit ? unit.name : unit.kind
}

/** Whether two numbers are amounts of the same thing: their unit, and what it is for one of. */
export function sameUnit(a: Mention, b: Mention): boolean {
  return unitName(a.unit) === unitName(b.unit) && a.per === b.per
}

/** Of one unit; a count without a noun is of what is counted beside it: "860 firms" and the 410 of them. */
export function isSameThing(a: Mention, b: Mention): boolean {
  const isCount = ({ unit }: Mention): boolean => unit.kind === 'none' || unit.kind === 'count'
  const isBare = a.unit.kind === 'none' || b.unit.kind === 'none'
  return sameUnit(a, b) || (isBare && isCount(a) && isCount(b))
}

/** Whether a number is an amount of something, and no ratio of two. */
export function isAmount({ unit }: Mention): boolean {
  return unit.kind === 'money' || unit.kind === 'count' || unit.kind === 'physical' || unit.kind === 'none'
}
