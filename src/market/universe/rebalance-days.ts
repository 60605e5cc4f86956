import { addDays, addMonths, type Day, weekday } from '../calendar/day.ts'
import type { Rebalancing, Universe } from './universe.ts'

const quarterMonths = [3, 6, 9, 12]
const friday = 5

/** The third Friday of the month of a day. */
export function thirdFriday(day: Day): Day {
  const first = `${day.slice(0, 8)}01`
  return addDays(first, ((friday - weekday(first) + 7) % 7) + 14)
}

/**
 * The trading days at whose close weights are set anew: the last on or before each day of the rule, and the first on which a
 * version takes effect.
 */
export function rebalanceDays(
  { rebalancing, versions, base }: Universe,
  tradingDays: readonly Day[],
): ReadonlySet<Day> {
  const last = tradingDays.at(-1) ?? base.date
  const onOrBefore = (day: Day): Day | undefined => tradingDays.findLast((one) => one <= day)
  const onOrAfter = (day: Day): Day | undefined => tradingDays.find((one) => one >= day)
  const regular = quarterDays(rebalancing, base.date, last).map(onOrBefore)
  const changes = versions.map(({ effective }) => onOrAfter(effective))
  const days = [...regular, ...changes].filter((day) => day !== undefined && day > base.date)
  return new Set(days as Day[])
}

function quarterDays(rebalancing: Rebalancing, from: Day, to: Day): readonly Day[] {
  if (rebalancing === 'none') return []
  const days: Day[] = []
  for (let month = `${from.slice(0, 8)}01`; month <= to; month = addMonths(month, 1)) {
    if (!quarterMonths.includes(Number(month.slice(5, 7)))) continue
    const day = rebalancing === 'third-friday' ? thirdFriday(month) : addDays(addMonths(month, 1), -1)
    // The quarter that is under way has no end yet.
    if (day >= from && day <= to) days.push(day)
  }
  return days
}
