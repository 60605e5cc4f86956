import { billedCost, type MeasuredResponse } from '#metric'
import type { PriceRatio } from '#run'

/** How what responses cost is told in a run. */
export interface Spending {
  readonly unit: 'USD' | 'uncached input tokens'
  /** What one response cost. */
  readonly of: (response: MeasuredResponse) => number
}

/** What counts as spent, the same for every arm of a run, or why that is not known. */
export type RunSpending = Spending | { readonly absent: string }

/**
 * Dollars where every response says what it cost, else billed tokens weighted by the price ratio. A run in which some
 * responses tell neither has no costs: the others may be the cheap ones.
 */
export function spendingOf(
  arms: readonly { readonly kept: readonly MeasuredResponse[] }[],
  priceRatio: PriceRatio,
): RunSpending {
  let count = 0
  let inDollars = 0
  let inTokens = 0
  for (const { kept } of arms) {
    for (const response of kept) {
      if (response.outcome === 'failed') continue
      count++
      if (response.costUsd !== undefined) inDollars++
      if (billedCost(response, priceRatio) !== undefined) inTokens++
    }
  }
  if (count === 0) return { absent: 'no response' }
  if (inDollars === count) return spendingIn('USD', priceRatio)
  if (inTokens === count) return spendingIn('uncached input tokens', priceRatio)
  return {
    absent: `${count - Math.max(inDollars, inTokens)} of ${count} responses do not say what they cost, in dollars or in tokens of input and output`,
  }
}

/** What is spent in a unit, where it is known that every response tells it. */
export function spendingIn(unit: Spending['unit'], priceRatio: PriceRatio): Spending {
  if (unit === 'USD') return { unit, of: ({ costUsd = 0 }) => costUsd }
  return { unit, of: (response) => billedCost(response, priceRatio) ?? 0 }
}
