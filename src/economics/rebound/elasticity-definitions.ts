import { positive } from '../domain.ts'

/** Price and quantity before and after a change. */
export interface PriceChange {
  readonly priceBefore: number
  readonly priceAfter: number
  readonly quantityBefore: number
  readonly quantityAfter: number
}

/** One change gives three different numbers, and who prints one seldom says which. Each is positive where less costs more is bought. */
export interface ChangeElasticities {
  /** Percent of quantity ÷ percent of price, both of what was before. Depends on the direction. */
  readonly ratio: number
  /** ln quantity ÷ ln price: what constant elasticity means, and what a rebound is computed by. */
  readonly log: number
  /** Arc elasticity: both changes as shares of their midpoints. Close to the logarithmic one. */
  readonly midpoint: number
}

/**
 * The elasticity of a change by each definition. A cut of 10 % that brings 12 % more is 1.2 as a ratio and 1.08 in logarithms.
 * @throws RangeError where an amount is not above 0, or the price did not change
 */
export function changeElasticities(change: PriceChange): ChangeElasticities {
  const { priceBefore, priceAfter, quantityBefore, quantityAfter } = change
  for (const [name, value] of Object.entries(change)) positive(named[name as keyof PriceChange], value)
  if (priceBefore === priceAfter) throw new RangeError(`price ${priceAfter}: must have changed`)
  const [price, quantity] = [priceAfter - priceBefore, quantityAfter - quantityBefore]
  return {
    ratio: -(quantity / quantityBefore) / (price / priceBefore),
    log: Math.log(quantityAfter / quantityBefore) / Math.log(priceBefore / priceAfter),
    midpoint: -(quantity / (quantityAfter + quantityBefore)) / (price / (priceAfter + priceBefore)),
  }
}

const named: Readonly<Record<keyof PriceChange, string>> = {
  priceBefore: 'price before',
  priceAfter: 'price after',
  quantityBefore: 'quantity before',
  quantityAfter: 'quantity after',
}
