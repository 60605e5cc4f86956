import type { Absent } from '#statistics'
import { type Day, daysBetween } from '../calendar/day.ts'

/** What one unit of `from` was in `to` on a day. */
export interface FxRow {
  readonly date: Day
  readonly from: string
  readonly to: string
  readonly rate: number
  readonly source?: string
}

/** A rate as it was used: its day is that of its older leg. */
export interface FxRate extends FxRow {
  readonly source: string
}

/** Dated exchange rates. No amount is converted without one. */
export interface FxTable {
  /** The rate of that day, or the last before it that is not too old: direct, turned round, or across one other currency. */
  readonly rate: (from: string, to: string, day: Day) => FxRate | Absent
}

/** A rate older than this is not that day's: weekends and holidays are shorter. */
const oldestDays = 10

/** @throws RangeError where a rate is not above 0 */
export function fxTable(rows: readonly FxRow[]): FxTable {
  const pairs = new Map<string, FxRow[]>()
  for (const row of rows) {
    if (!(row.rate > 0 && Number.isFinite(row.rate)))
      throw new RangeError(`${row.from}/${row.to} ${row.date}: rate ${row.rate} must be above 0`)
    for (const one of [row, turned(row)]) {
      const known = pairs.get(key(one))
      if (known) known.push(one)
      else pairs.set(key(one), [one])
    }
  }
  for (const all of pairs.values()) all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const currencies = [...new Set(rows.flatMap(({ from, to }) => [from, to]))]
  const direct = (from: string, to: string, day: Day): FxRow | undefined =>
    lastBefore(pairs.get(key({ from, to })) ?? [], day)
  return {
    rate(from, to, day) {
      if (from === to) return { date: day, from, to, rate: 1, source: 'the same currency' }
      const found = direct(from, to, day)
      if (found) return { ...found, source: found.source ?? 'not named' }
      for (const over of currencies) {
        const [first, second] = [direct(from, over, day), direct(over, to, day)]
        if (first && second) return across(first, second)
      }
      return { absent: `no rate of ${from} in ${to} within ${oldestDays} days before ${day}` }
    },
  }
}

function key({ from, to }: Pick<FxRow, 'from' | 'to'>): string {
  return `${from} ${to}`
}

function turned({ from, to, rate, ...rest }: FxRow): FxRow {
  return { ...rest, from: to, to: from, rate: 1 / rate }
}

function across(first: FxRow, second: FxRow): FxRate {
  const sources = [...new Set([first.source ?? 'not named', second.source ?? 'not named'])]
  return {
    from: first.from,
    to: second.to,
    rate: first.rate * second.rate,
    date: [first.date, second.date].sort()[0] ?? first.date,
    source: `${sources.join('; ')}, across ${first.to}`,
  }
}

function lastBefore(rows: readonly FxRow[], day: Day): FxRow | undefined {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.date ?? '') <= day) low = middle + 1
    else high = middle
  }
  const row = rows[low - 1]
  return row !== undefined && daysBetween(row.date, day) <= oldestDays ? row : undefined
}
