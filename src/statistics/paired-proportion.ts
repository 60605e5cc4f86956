import type { Interval } from './interval.ts'
import { newcombeInterval, type PairedCounts } from './newcombe.ts'
import { proportionInterval } from './proportion.ts'
import { tangoInterval } from './tango.ts'

const fewest = 5

/** Whether so few pairs agree that each pair is little more than a sign. */
function nearlyAllDiffer(discordant: number, n: number): boolean {
  return n - discordant <= n / 10
}

/**
 * Whether Newcombe's interval can be trusted: both arms have enough right and enough wrong, and enough pairs differ in
 * either direction, but not nearly all. Where all that differ do so in one direction its coverage falls to .91.
 */
function newcombeHolds({ both, onlyA, onlyB, neither }: PairedCounts): boolean {
  const counts = [onlyA, onlyB, both + onlyA, both + onlyB, neither + onlyA, neither + onlyB]
  const n = both + onlyA + onlyB + neither
  return counts.every((count) => count >= fewest) && !nearlyAllDiffer(onlyA + onlyB, n)
}

/**
 * Tango's interval, never narrower than the exact bounds of what it resembles at its edges, where it would miss as
 * Wilson's does: a proportion of n, if pairs differ in one direction only; of two signs one, if nearly all differ.
 * @param onlyA pairs in which only a is right; need not be an integer
 * @param onlyB pairs in which only b is right; need not be an integer
 */
export function discordanceInterval(onlyA: number, onlyB: number, n: number, level: number): Interval {
  const { low, high } = tangoInterval(onlyA, onlyB, n, level)
  return {
    low: Math.min(low, 0 - edgeHigh(onlyB, onlyA, n, level)),
    high: Math.max(high, edgeHigh(onlyA, onlyB, n, level)),
  }
}

function edgeHigh(less: number, more: number, n: number, level: number): number {
  const oneWay = less === 0 ? proportionInterval(more, n, level).high : -1
  const sign = nearlyAllDiffer(less + more, n)
    ? 2 * proportionInterval((n + more - less) / 2, n, level).high - 1
    : -1
  return Math.max(oneWay, sign)
}

/**
 * The interval of the difference b − a of two arms with one response to each problem. Its coverage, by enumeration, is
 * nowhere more than 3 points below its level from .95 on; below that it may be, with few problems.
 */
export function pairedProportionInterval(
  counts: PairedCounts,
  level: number,
): { readonly interval: Interval; readonly method: string } {
  if (newcombeHolds(counts)) return { interval: newcombeInterval(counts, level), method: 'Newcombe paired' }
  const n = counts.both + counts.onlyA + counts.onlyB + counts.neither
  return { interval: discordanceInterval(counts.onlyA, counts.onlyB, n, level), method: 'Tango score' }
}
