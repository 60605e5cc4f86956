import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'
import { rootOfIncreasing } from './root.ts'

/**
 * Tango's score interval of the difference b − a of paired proportions (Tango 1998, "Equivalence test and confidence
 * interval for the difference in proportions for the paired-sample design").
 * @param onlyA pairs in which only a is right; need not be an integer
 * @param onlyB pairs in which only b is right; need not be an integer
 */
export function tangoInterval(onlyA: number, onlyB: number, n: number, level: number): Interval {
  const z = normalQuantile(0.5 + level / 2)
  const difference = (onlyB - onlyA) / n
  const score = (theta: number): number => {
    const excess = theta * n - (onlyB - onlyA)
    if (excess === 0) return 0
    const linear = -onlyA - onlyB + (2 * n - onlyB + onlyA) * theta
    const constant = -onlyA * theta * (1 - theta)
    const root = Math.sqrt(Math.max(0, linear * linear - 8 * n * constant))
    // The share in which only a is right that is most likely where the difference is theta.
    const shareA = (root - linear) / (4 * n)
    const variance = n * (2 * shareA + theta * (1 - theta))
    return variance <= 0 ? Math.sign(excess) * Infinity : excess / Math.sqrt(variance)
  }
  return {
    low: rootOfIncreasing((theta) => score(theta) + z, -1, difference),
    high: rootOfIncreasing((theta) => score(theta) - z, difference, 1),
  }
}
