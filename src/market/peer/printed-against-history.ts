import { rounded } from '#economics'
import { baseDate, type ReturnWindow, returnWindows } from '../calendar/base-date.ts'
import { type Day, daysBetween } from '../calendar/day.ts'
import { closeOn, type PriceHistory } from '../price/price-history.ts'
import type { Peer } from './peer.ts'

/** A printed return beside what closes give. */
export interface PrintedReturnCheck {
  readonly ticker: string
  readonly window: ReturnWindow
  readonly printedPercent: number
  /** From the base day of the rule; null where there is no close. */
  readonly computedPercent: number | null
  readonly baseDate: Day | null
  /** Whether that rounds to what was printed. */
  readonly agrees: boolean
  /** Days around the base day whose close gives the printed return: what it may have been counted from. */
  readonly fits: readonly Day[]
}

/** So far around the base day others are looked at. */
const reachDays = 10
const returnDecimals = 1

/** Every printed return of a stock against its closes. Nothing where it has no close on the day that was printed. */
export function printedAgainstHistory(
  { ticker, printed }: Peer,
  history: PriceHistory,
  date: Day,
): readonly PrintedReturnCheck[] {
  const last = closeOn(history, date)
  if (printed === undefined || 'absent' in last) return []
  return returnWindows.map((window) => {
    const printedPercent = printed.returnsPercent[window]
    const range = rounded(printedPercent, returnDecimals)
    const day = baseDate(window, date)
    const base = closeOn(history, day)
    const percentFrom = (close: number): number => 100 * (last.close / close - 1)
    const isPrinted = (percent: number): boolean => percent >= range.low && percent <= range.high
    const computed = 'absent' in base ? null : percentFrom(base.close)
    return {
      ticker,
      window,
      printedPercent,
      computedPercent: computed,
      baseDate: 'absent' in base ? null : base.date,
      agrees: computed !== null && isPrinted(computed),
      fits: history.closes
        .filter(({ date: at }) => Math.abs(daysBetween(day, at)) <= reachDays && at < date)
        .filter(({ close }) => isPrinted(percentFrom(close)))
        .map(({ date: at }) => at),
    }
  })
}
