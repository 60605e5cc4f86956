import type { Day } from '../calendar/day.ts'
import type { PriceHistory } from '../price/price-history.ts'

/** What something did from one trading day to the next. */
export interface DailyReturn {
  readonly date: Day
  /** With dividends; 0.01 for one per cent. */
  readonly value: number
}

/** Returns from close to close, dividends put back in; in the currency of the quotes. */
export function dailyReturns({ closes }: PriceHistory): readonly DailyReturn[] {
  return closes.slice(1).map(({ date, close, dividend }, place) => ({
    date,
    value: (close + dividend) / (closes[place]?.close ?? close) - 1,
  }))
}

/** The mean of several on each day on which at least one of them traded. */
export function meanReturns(all: readonly (readonly DailyReturn[])[]): readonly DailyReturn[] {
  const sums = new Map<Day, { sum: number; count: number }>()
  for (const { date, value } of all.flat()) {
    const at = sums.get(date) ?? { sum: 0, count: 0 }
    sums.set(date, { sum: at.sum + value, count: at.count + 1 })
  }
  return [...sums]
    .map(([date, { sum, count }]) => ({ date, value: sum / count }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
