import { type ExchangeRate, exchanged } from './exchange.ts'
import { type Explained, given } from './explained.ts'
import { explain, type Formula } from './formula.ts'
import { of } from './quantity.ts'

const perMillion = 1e6

const trillionWon: Formula<'total' | 'fx'> = {
  name: 'total in won',
  symbol: 'won',
  unit: 'KRW tn',
  text: 'total · fx / 1000000',
  of: ({ total, fx }) => (total * fx) / perMillion,
}

const won: Formula<'cost' | 'fx'> = {
  name: 'cost in won',
  symbol: 'won',
  unit: 'KRW/GPU-h',
  text: 'cost · fx',
  of: ({ cost, fx }) => cost * fx,
}

/** A total of so many million dollars in trillions of won, with the rate, its day and who says it. */
export function explainTrillionWon(total: Explained, rate: ExchangeRate<'USD', 'KRW'>): Explained {
  return explain(trillionWon, { total, fx: rateOf(rate) })
}

/** What a GPU-hour costs in won, with the rate, its day and who says it. */
export function explainHourInWon(cost: Explained, rate: ExchangeRate<'USD', 'KRW'>): Explained {
  return explain(won, { cost, fx: rateOf(rate) })
}

/** @throws RangeError where the rate is not above 0 */
function rateOf(rate: ExchangeRate<'USD', 'KRW'>): Explained {
  const { amount } = exchanged(of('USD', 1), rate)
  return { ...given('won for a dollar', 'fx', amount, 'KRW/USD'), source: rate.source, date: rate.date }
}
