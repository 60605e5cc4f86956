import { positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

/**
 * One pace of decline in every unit that it is printed in. "Times a year", "orders of magnitude a year" and "halves every so
 * many months" are different numbers: 5 times a year are 0.70 orders, and 0.5 orders are 3.16 times.
 */
export interface Decline {
  /** The price falls to 1 ÷ this in a year. Below 1 it rises. */
  readonly foldPerYear: number
  readonly ordersPerYear: number
  /** Undefined where the price does not fall. */
  readonly halvingMonths: number | undefined
  readonly percentPerYear: number
}

const foldPerYear: Formula<'fold' | 'years'> = {
  name: 'decline',
  symbol: 'foldPerYear',
  unit: '× a year',
  text: 'fold^(1 ÷ years)',
  of: ({ fold, years }) => fold ** (1 / years),
}

const monthsPerYear = 12

/** A decline of so many times in so many years. @throws RangeError where one is not above 0 */
export function declineOver(fold: number, years: number): Decline {
  positive('decline', fold)
  positive('years', years)
  return declineOf(foldPerYear.of({ fold, years }))
}

/** The same pace from times a year. */
export function declineOf(fold: number): Decline {
  positive('decline', fold)
  const orders = Math.log10(fold)
  return {
    foldPerYear: fold,
    ordersPerYear: orders,
    halvingMonths: fold > 1 ? (monthsPerYear * Math.LN2) / Math.log(fold) : undefined,
    percentPerYear: 100 * (1 - 1 / fold),
  }
}

/** The same pace from orders of magnitude a year. */
export function declineOfOrders(orders: number): Decline {
  return declineOf(10 ** orders)
}

export function explainDecline(fold: number, years: number): Explained {
  return explain(foldPerYear, {
    fold: given('times cheaper', 'fold', fold, '×'),
    years: given('years', 'years', years, 'years'),
  })
}
