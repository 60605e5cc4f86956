import type { Mention } from '../mention/mention.ts'

/** Twice the standard deviation of a sum of roundings. */
const usual = 2

/**
 * Whether a difference is of the size that rounding makes: each number is off by anything within half of its last digit, so
 * that the sum is off by √(Σ width² ÷ 12) in the mean of squares.
 */
export function likelyRounding(
  numbers: readonly Pick<Mention, 'low' | 'high'>[],
  difference: number,
): boolean {
  const variance = numbers.reduce((sum, { low, high }) => sum + (high - low) ** 2 / 12, 0)
  return Math.abs(difference) <= usual * Math.sqrt(variance) + 1e-9
}
