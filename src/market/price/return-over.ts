import type { Absent } from '#statistics'
import type { Day } from '../calendar/day.ts'
import type { FxTable } from './fx-table.ts'
import { type Close, closeOn, lastPlace, type PriceHistory } from './price-history.ts'

/** What a stock did between two days, in the currency that it is quoted in at the end. */
export interface ReturnOver {
  readonly base: Close
  readonly last: Close
  /** Of the price, without dividends; 0.05 for five per cent. */
  readonly price: number
  /** Dividends put back in at the close of their day, before tax. */
  readonly total: number
}

/**
 * From the last close on or before one day to that of another. Where the quote's currency changed in between, the base is
 * taken over at the rate of its day.
 */
export function returnOver(
  history: PriceHistory,
  { from, to }: { readonly from: Day; readonly to: Day },
  fx: FxTable,
): ReturnOver | Absent {
  const last = closeOn(history, to)
  if ('absent' in last) return last
  const base = closeOn(history, from)
  if ('absent' in base) return base
  const rate = changedCurrency(base, last, fx)
  if (typeof rate !== 'number') return rate
  const { closes } = history
  let units = 1
  for (let place = lastPlace(closes, from) + 1; place <= lastPlace(closes, to); place++) {
    const { close, dividend } = closes[place] as Close
    units *= 1 + dividend / close
  }
  const price = last.close / (base.close * rate)
  return { base, last, price: price - 1, total: price * units - 1 }
}

function changedCurrency(base: Close, last: Close, fx: FxTable): number | Absent {
  if (base.currency === last.currency || base.currency === undefined || last.currency === undefined) return 1
  const rate = fx.rate(base.currency, last.currency, base.date)
  return 'absent' in rate ? rate : rate.rate
}
