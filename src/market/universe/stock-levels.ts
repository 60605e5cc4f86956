import type { Day } from '../calendar/day.ts'
import type { FxTable } from '../price/fx-table.ts'
import type { PriceHistory } from '../price/price-history.ts'
import { priceOf, type StockPrices } from './held-stocks.ts'

/** A fund or a stock as a series beside an index: on the days that it was traded, 100 on the first. */
export interface StockLevel {
  readonly date: Day
  readonly price: number
  readonly total: number
}

/** @throws RangeError where it has no close in that time, or its currency no rate */
export function stockLevels(
  { ticker, closes }: PriceHistory,
  {
    currency,
    fx,
    from,
    to,
    withholding = 0,
  }: {
    readonly currency: string
    readonly fx: FxTable
    readonly from: Day
    readonly to: Day
    readonly withholding?: number
  },
): readonly StockLevel[] {
  const stock: StockPrices = { ticker, closes, currency, fx, asked: {} }
  const days = closes.filter(({ date }) => date >= from && date <= to)
  if (days[0] === undefined) throw new RangeError(`${ticker}: no close from ${from} to ${to}`)
  const start = priceOf(stock, days[0].date)
  if (start.absent !== undefined) throw new RangeError(`${ticker}: ${start.absent}`)
  let [before, total] = [start.value, 100]
  return days.map(({ date }) => {
    const { value, dividend } = priceOf(stock, date)
    // A dividend of the first day was earned before it.
    if (date !== days[0]?.date) total *= (value + dividend * (1 - withholding)) / before
    before = value
    return { date, price: (100 * value) / start.value, total }
  })
}
