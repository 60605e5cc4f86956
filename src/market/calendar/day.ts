/** A day of the calendar as YYYY-MM-DD; it sorts as text. */
export type Day = string

const millisecondsPerDay = 86_400_000

/** Days since 1970. @throws RangeError where the text is no day of the calendar */
export function dayNumber(day: Day): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // 30 February would become a day of March.
  if (Number.isNaN(at) || dayOf(at / millisecondsPerDay) !== day)
    throw new RangeError(`"${day}": must be a day such as 2025-02-07`)
  return at / millisecondsPerDay
}

/** The day so many days after 1970. */
function dayOf(number: number): Day {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days)
}

/** How many days `to` is after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day of another month; its last day where that month is too short. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  dayNumber(day)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const at = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))
  return dayOf(at / millisecondsPerDay)
}

/** From 0 on Sunday to 6 on Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}
