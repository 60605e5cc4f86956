import { betaQuantile } from './beta.ts'
import type { Interval } from './interval.ts'
import { wilsonInterval } from './wilson.ts'

/**
 * Wilson's interval, never narrower than the exact (Clopper–Pearson) one-sided bounds at the same level. Alone, Wilson's
 * coverage falls to .83 just inside 0 and 1, where the chance of 1 success in n puts the low bound above the truth;
 * with the exact bounds it stays above .92 for every n and p at level .95, at a mean of .95 to .977.
 * @param successes from 0 to n; need not be an integer
 */
export function proportionInterval(successes: number, n: number, level: number): Interval {
  const wilson = wilsonInterval(successes, n, level)
  return {
    low: Math.min(wilson.low, exactLow(successes, n, level)),
    high: Math.max(wilson.high, 1 - exactLow(n - successes, n, level)),
  }
}

/** The share with which a count of `successes` or more has the chance 1 − level. */
function exactLow(successes: number, n: number, level: number): number {
  return successes <= 0 ? 0 : betaQuantile(1 - level, successes, n - successes + 1)
}
