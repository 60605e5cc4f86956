import { type Day, daysBetween } from '../calendar/day.ts'
import type { FxTable } from '../price/fx-table.ts'
import { type Close, lastPlace, oldestCloseDays, type PriceHistory } from '../price/price-history.ts'
import type { Universe } from './universe.ts'

/** A stock's closes, valued in the currency of an index as days are asked for. */
export interface StockPrices {
  readonly ticker: string
  readonly closes: readonly Close[]
  readonly currency: string
  readonly fx: FxTable
  /** The last answer: an index asks for one day several times. */
  readonly asked: { day?: Day; price?: StockPrice; rate?: number }
}

/** So many shares of today are in the index. */
export interface Held {
  readonly stock: StockPrices
  readonly units: number
}

export interface StockPrice {
  /** Of the close, in the currency of the index. */
  readonly value: number
  /** The first day without a dividend; 0 on others. */
  readonly dividend: number
  readonly date: Day
  readonly shares: number | undefined
  /** Why nobody can buy at this price; what is held already keeps it. */
  readonly absent?: string
}

/** Prices of every stock that a version of the universe holds. */
export function stockPrices(
  { versions, currency }: Universe,
  { histories, fx }: { readonly histories: ReadonlyMap<string, PriceHistory>; readonly fx: FxTable },
): ReadonlyMap<string, StockPrices> {
  const tickers = new Set(versions.flatMap(({ members }) => members))
  return new Map(
    [...tickers].flatMap((ticker) => {
      const closes = histories.get(ticker)?.closes
      return closes === undefined ? [] : [[ticker, { ticker, closes, currency, fx, asked: {} }]]
    }),
  )
}

/** The price on a day, or the last before it; the rate is that day's, so that currencies move over holidays too. */
export function priceOf(stock: StockPrices, day: Day): StockPrice {
  const { asked } = stock
  if (asked.day === day && asked.price) return asked.price
  const price = valued(stock, day)
  asked.day = day
  asked.price = price
  return price
}

function valued({ ticker, closes, currency, fx, asked }: StockPrices, day: Day): StockPrice {
  const close = closes[lastPlace(closes, day)]
  if (close === undefined)
    return {
      value: 0,
      dividend: 0,
      date: day,
      shares: undefined,
      absent: `${ticker} begins on ${closes[0]?.date}`,
    }
  const rate = fx.rate(close.currency ?? currency, currency, day)
  if (!('absent' in rate)) asked.rate = rate.rate
  // A rate that is missing for a while stands as it was; nothing is bought at it.
  const known = asked.rate
  const isStale = daysBetween(close.date, day) > oldestCloseDays
  const absent =
    'absent' in rate
      ? rate.absent
      : isStale
        ? `no close within ${oldestCloseDays} days before ${day}: the last is of ${close.date}`
        : undefined
  return {
    value: known === undefined ? 0 : close.close * known,
    dividend: known === undefined || close.date !== day ? 0 : close.dividend * known,
    date: close.date,
    shares: close.shares,
    ...(absent === undefined ? {} : { absent }),
  }
}
