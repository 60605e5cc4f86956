import { addDays, addMonths, type Day } from './day.ts'

/** The windows that returns are told over. */
export const returnWindows = ['1W', '1M', '3M', '6M', '1Y', 'YTD'] as const
export type ReturnWindow = (typeof returnWindows)[number]

const monthsOf = { '1M': 1, '3M': 3, '6M': 6, '1Y': 12 } as const

/**
 * The day that a return counts from: seven days before; the same day one, three, six or twelve months before, or the last of
 * that month where it is too short; for the year to date the last day of the year before. The price is the last close on or
 * before it, in each stock's own market, so that no later price gets in.
 */
export function baseDate(window: ReturnWindow, day: Day): Day {
  if (window === '1W') return addDays(day, -7)
  if (window === 'YTD') return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}-12-31`
  return addMonths(day, -monthsOf[window])
}
