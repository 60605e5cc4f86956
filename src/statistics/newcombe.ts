import type { Interval } from './interval.ts'
import { wilsonInterval } from './wilson.ts'

/** A pair of arms on the same problems, one response each: how many problems had which outcome. */
export interface PairedCounts {
  /** Both right. */
  readonly both: number
  /** Only a right. */
  readonly onlyA: number
  /** Only b right. */
  readonly onlyB: number
  /** Both wrong. */
  readonly neither: number
}

/** The correlation of the two outcomes, its numerator lowered by n/2 where positive (continuity; method 10). */
function correctedPhi({ both, onlyA, onlyB, neither }: PairedCounts): number {
  const n = both + onlyA + onlyB + neither
  const margins = (both + onlyA) * (onlyB + neither) * (both + onlyB) * (onlyA + neither)
  if (margins === 0) return 0
  const cross = both * neither - onlyA * onlyB
  return (cross > 0 ? Math.max(cross - n / 2, 0) : cross) / Math.sqrt(margins)
}

/**
 * Newcombe's interval of the difference b − a of paired proportions from Wilson's intervals of both (Newcombe 1998,
 * "Improved confidence intervals for the difference between binomial proportions based on paired data", method 10).
 */
export function newcombeInterval(counts: PairedCounts, level: number): Interval {
  const n = counts.both + counts.onlyA + counts.onlyB + counts.neither
  const shareA = (counts.both + counts.onlyA) / n
  const shareB = (counts.both + counts.onlyB) / n
  const a = wilsonInterval(counts.both + counts.onlyA, n, level)
  const b = wilsonInterval(counts.both + counts.onlyB, n, level)
  const phi = correctedPhi(counts)
  const reach = (x: number, y: number): number => Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y))
  const difference = (counts.onlyB - counts.onlyA) / n
  return {
    low: difference - reach(shareB - b.low, a.high - shareA),
    high: difference + reach(b.high - shareB, shareA - a.low),
  }
}
