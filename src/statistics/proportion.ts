import { betaQuantile } from './beta.ts'
import type { Interval } from './interval.ts'
import { wilsonInterval } from './wilson.ts'

/**
 * Wilson's interval, never narrower than the exact interval (Clopper and Pearson 1934) at a slightly lower level. Alone,
 * Wilson's coverage at level .95 falls to .83 just inside 0 and 1, where the chance of 1 success in n puts the low bound
 * above the truth; the exact interval guarantees at least .92 for every n and p, and Wilson keeps the mean near .95.
 * @param successes from 0 to n; need not be an integer
 */
export function proportionInterval(successes: number, n: number, level: number): Interval {
  const wilson = wilsonInterval(successes, n, level)
  const error = toleratedError(level)
  return {
    low: Math.min(wilson.low, exactLow(successes, n, error / 2)),
    high: Math.max(wilson.high, 1 - exactLow(n - successes, n, error / 2)),
  }
}

/** The greatest error anywhere: 3 points above the nominal one, and above level .95 not more than 1.6 times it. */
function toleratedError(level: number): number {
  return 1 - level + Math.min(0.03, 0.6 * (1 - level))
}

/** The share at which a count of `successes` or more has the chance `tail`. */
function exactLow(successes: number, n: number, tail: number): number {
  return successes <= 0 ? 0 : betaQuantile(tail, successes, n - successes + 1)
}
