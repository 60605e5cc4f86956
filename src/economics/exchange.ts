import { positive } from './domain.ts'
import { of, type Quantity } from './quantity.ts'

export type Currency = 'USD' | 'KRW' | 'CNY'

/** What one unit of `from` was in `to`, on a day, by a source: no amount is converted without. */
export interface ExchangeRate<From extends Currency = Currency, To extends Currency = Currency> {
  readonly from: From
  readonly to: To
  readonly rate: number
  readonly date: string
  readonly source: string
}

/** An amount in another currency, with the day of the rate that made it. */
export interface Converted<To extends Currency> {
  readonly amount: Quantity<To>
  readonly currency: To
  readonly rateDate: string
}

export function exchanged<From extends Currency, To extends Currency>(
  amount: Quantity<NoInfer<From>>,
  { to, rate, date }: ExchangeRate<From, To>,
): Converted<To> {
  return { amount: of(to, amount * positive('exchange rate', rate)), currency: to, rateDate: date }
}
