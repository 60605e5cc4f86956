import type { Confidence } from '../datum.ts'
import { changeElasticities } from './elasticity-definitions.ts'

/** An elasticity that somebody published, and what it is not. */
export interface PublishedElasticity {
  readonly id: string
  readonly name: string
  /** As it was published, by its own definition. */
  readonly value: number
  readonly unit: string
  readonly definition: 'log' | 'ratio'
  /** The change that a ratio was read off, as shares: −.1 for a cut of 10 %. */
  readonly change?: { readonly price: number; readonly quantity: number }
  readonly kind: string
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  /** What it does not measure. */
  readonly note: string
}

/** The number that a rebound is computed by: the logarithmic one, worked out where a ratio was published. */
export function logElasticity({ value, definition, change }: PublishedElasticity): number | undefined {
  if (definition === 'log') return value
  if (change === undefined) return undefined
  const { price, quantity } = change
  return changeElasticities({
    priceBefore: 1,
    priceAfter: 1 + price,
    quantityBefore: 1,
    quantityAfter: 1 + quantity,
  }).log
}
