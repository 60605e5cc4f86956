import { allowed, type Mention } from '../mention/mention.ts'

const mostUnsure = 0.03

/**
 * What an amount allows where it is computed with: "3억 달러" of which nobody says "about" is no 3.4, whatever its one digit
 * allows. What is rounded more than by three hundredths is said to be rounded.
 */
export function nearly(
  amount: Mention,
  share: number = mostUnsure,
): { readonly low: number; readonly high: number } {
  const { low, high } = allowed(amount)
  if (amount.hedge !== undefined || amount.isRange) return { low, high }
  const half = Math.abs(amount.value) * share
  return { low: Math.max(low, amount.value - half), high: Math.min(high, amount.value + half) }
}
