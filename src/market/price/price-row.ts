import type { Day } from '../calendar/day.ts'

/** A close as files have it: as it was traded that day, not adjusted for what came later. */
export interface PriceRow {
  readonly date: Day
  readonly ticker: string
  readonly close: number
  /** Paid for one share, on the first day without it, in the currency of the close. */
  readonly dividend?: number
  /** On the first day of the new count, how many shares one became: 10 where each became ten, 0.1 where ten became one. */
  readonly split?: number
  /** Of the close; where it is left out, that of the row before. */
  readonly currency?: string
  /** Shares outstanding, where a market value is asked for; known until the next number. */
  readonly shares?: number
}
