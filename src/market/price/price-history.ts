import type { Absent } from '#statistics'
import { type Day, dayNumber, daysBetween } from '../calendar/day.ts'
import { wholeCurrency } from './currency.ts'
import type { PriceRow } from './price-row.ts'

/** A close in today's shares: divided by every later split. */
export interface Close {
  readonly date: Day
  readonly close: number
  /** As it was traded. */
  readonly traded: number
  readonly currency: string | undefined
  /** Paid on this day for a share of today. */
  readonly dividend: number
  /** Shares outstanding, in shares of today; undefined before the first number. */
  readonly shares: number | undefined
}

/** Everything that is known of one stock's price, oldest first. */
export interface PriceHistory {
  readonly ticker: string
  readonly closes: readonly Close[]
  /** What looks wrong in it, in sentences. */
  readonly warnings: readonly string[]
}

/** A close that is older than this stands for no other day: the stock was suspended, or its history has a gap. */
export const oldestCloseDays = 10

/**
 * Histories by ticker. Rows may come in any order; a row that comes twice is one.
 * @throws RangeError where a number is out of its range, or one day has two closes
 */
export function priceHistories(rows: Iterable<PriceRow>): ReadonlyMap<string, PriceHistory> {
  const byTicker = new Map<string, PriceRow[]>()
  for (const row of rows) {
    const own = byTicker.get(row.ticker)
    if (own) own.push(checked(row))
    else byTicker.set(row.ticker, [checked(row)])
  }
  return new Map([...byTicker].map(([ticker, own]) => [ticker, historyOf(ticker, own)]))
}

function checked(row: PriceRow): PriceRow {
  const { ticker, date, close, dividend = 0, split = 1, shares = 1 } = row
  dayNumber(date)
  const positives = { close, split, shares }
  for (const [name, value] of Object.entries(positives))
    if (!(value > 0 && Number.isFinite(value)))
      throw new RangeError(`${ticker} ${date}: ${name} ${value} must be above 0`)
  if (!(dividend >= 0 && Number.isFinite(dividend)))
    throw new RangeError(`${ticker} ${date}: dividend ${dividend} must be at least 0`)
  return row
}

function historyOf(ticker: string, rows: PriceRow[]): PriceHistory {
  const sorted = withoutRepeats(rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)))
  const quoted = withCurrencyCarried(sorted)
  const closes: Close[] = []
  // From the newest to the oldest: what a share of that day is in shares of today.
  let factor = 1
  for (const row of quoted.toReversed()) {
    const { currency, per } =
      row.currency === undefined ? { currency: undefined, per: 1 } : wholeCurrency(row.currency)
    closes.push({
      date: row.date,
      close: row.close / per / factor,
      traded: row.close / per,
      currency,
      dividend: (row.dividend ?? 0) / per / factor,
      shares: row.shares === undefined ? undefined : row.shares * factor,
    })
    factor *= row.split ?? 1
  }
  return { ticker, closes: withSharesCarried(closes.toReversed()), warnings: splitWarnings(sorted) }
}

function withoutRepeats(rows: readonly PriceRow[]): readonly PriceRow[] {
  return rows.filter((row, place) => {
    const before = rows[place - 1]
    if (before?.date !== row.date) return true
    if (JSON.stringify(before) !== JSON.stringify(row))
      throw new RangeError(`${row.ticker} ${row.date}: two different rows`)
    return false
  })
}

function withCurrencyCarried(rows: readonly PriceRow[]): readonly PriceRow[] {
  let currency: string | undefined
  return rows.map((row) => {
    currency = row.currency ?? currency
    return currency === undefined ? row : { ...row, currency }
  })
}

function withSharesCarried(closes: readonly Close[]): readonly Close[] {
  let shares: number | undefined
  return closes.map((close) => {
    shares = close.shares ?? shares
    return { ...close, shares }
  })
}

/** Closes move a little on any day: a split shows through that. */
const moreThanADay = 0.5

/** A split that the close does not show was probably taken out of the closes already: it would be counted twice. */
function splitWarnings(rows: readonly PriceRow[]): readonly string[] {
  return rows.flatMap(({ ticker, date, close, split = 1 }, place) => {
    const before = rows[place - 1]?.close
    if (before === undefined || split === 1) return []
    const jump = Math.log(close / before)
    const expected = -Math.log(split)
    return Math.abs(jump) < moreThanADay * Math.abs(expected)
      ? [
          `${ticker} ${date}: a split of ${split} of which the close shows nothing: are the closes adjusted already?`,
        ]
      : []
  })
}

/** The last close on or before a day. */
export function closeOn({ ticker, closes }: PriceHistory, day: Day): Close | Absent {
  const close = closes[lastPlace(closes, day)]
  if (close === undefined) return { absent: `${ticker} begins on ${closes[0]?.date}` }
  if (daysBetween(close.date, day) <= oldestCloseDays) return close
  return { absent: `no close within ${oldestCloseDays} days before ${day}: the last is of ${close.date}` }
}

/** Place of the last close on or before a day; −1 before the first. */
export function lastPlace(closes: readonly Close[], day: Day): number {
  let [low, high] = [0, closes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((closes[middle]?.date ?? '') <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}
