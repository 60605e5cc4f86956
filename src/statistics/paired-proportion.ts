import type { Interval } from './interval.ts'
import { newcombeInterval, type PairedCounts } from './newcombe.ts'
import { proportionInterval } from './proportion.ts'
import { tangoInterval } from './tango.ts'

const fewest = 5

/**
 * Whether Newcombe's interval can be trusted: both arms have enough right and enough wrong, and enough pairs differ in
 * either direction. Where all pairs that differ do so in one direction its coverage falls to .91.
 */
function newcombeHolds({ both, onlyA, onlyB, neither }: PairedCounts): boolean {
  const counts = [onlyA, onlyB, both + onlyA, both + onlyB, neither + onlyA, neither + onlyB]
  return counts.every((count) => count >= fewest)
}

/**
 * Tango's interval, never narrower than the exact bound of the one direction in which pairs differ.
 * @param onlyA pairs in which only a is right; need not be an integer
 * @param onlyB pairs in which only b is right; need not be an integer
 */
export function discordanceInterval(onlyA: number, onlyB: number, n: number, level: number): Interval {
  const { low, high } = tangoInterval(onlyA, onlyB, n, level)
  return {
    low: onlyB === 0 ? Math.min(low, -proportionInterval(onlyA, n, level).high) : low,
    high: onlyA === 0 ? Math.max(high, proportionInterval(onlyB, n, level).high) : high,
  }
}

/** The interval of the difference b − a of two arms with one response to each problem. */
export function pairedProportionInterval(
  counts: PairedCounts,
  level: number,
): { readonly interval: Interval; readonly method: string } {
  if (newcombeHolds(counts)) return { interval: newcombeInterval(counts, level), method: 'Newcombe paired' }
  const n = counts.both + counts.onlyA + counts.onlyB + counts.neither
  return { interval: discordanceInterval(counts.onlyA, counts.onlyB, n, level), method: 'Tango score' }
}
