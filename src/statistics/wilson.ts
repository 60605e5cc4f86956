import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'

/** Wilson's score interval of a proportion (Wilson 1927). Successes need not be an integer. */
export function wilsonInterval(successes: number, n: number, level: number): Interval {
  const z = normalQuantile(0.5 + level / 2)
  const share = successes / n
  const square = (z * z) / n
  const centre = share + square / 2
  const reach = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))
  return {
    low: successes <= 0 ? 0 : (centre - reach) / (1 + square),
    high: successes >= n ? 1 : (centre + reach) / (1 + square),
  }
}
