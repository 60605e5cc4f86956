import { spend } from '../latex/work.ts'
import {
  type Comparison,
  type Decision,
  numericallyDifferent,
  numericallyEqual,
  undecided,
} from './comparison.ts'
import type { RealSet } from './real-set.ts'

/** Values that are tried besides those around the bounds: on both sides of 0, near and far, whole and not. */
const usual: readonly number[] = [
  -1e6, -997.3, -53.7, -11, -6.13, -3, -1.77, -0.61, -0.07, 0.07, 0.61, 1.77, 3, 6.13, 11, 53.7, 997.3, 1e6,
]
const mostBounds = 300
const scanFrom = -40
const scanTo = 40
const scanSteps = 80

/**
 * Compares two sets of real numbers by their members: at every bound of either, beside it, between bounds, and at some values
 * more. Two relations must have one variable.
 */
export function sameRealSet(a: RealSet, b: RealSet, comparison: Comparison): Decision {
  const named = a.variable !== undefined && b.variable !== undefined
  if (named && a.variable !== b.variable && comparison.options.strict) return numericallyDifferent
  const bounds = allBounds(a, b, comparison)
  if (bounds.length > mostBounds) return undecided
  for (const value of membersToTry(bounds)) {
    if (!spend(comparison.work, a.cost + b.cost)) return undecided
    if (a.contains(value) !== b.contains(value)) return numericallyDifferent
  }
  return comparison.work.left > 0 ? numericallyEqual : undecided
}

function allBounds(a: RealSet, b: RealSet, comparison: Comparison): readonly number[] {
  const bounds = [...a.bounds, ...b.bounds]
  for (const difference of [...a.differences, ...b.differences])
    bounds.push(...signChanges(difference, comparison))
  return [...new Set(bounds.filter(Number.isFinite))].sort((x, y) => x - y)
}

function membersToTry(bounds: readonly number[]): readonly number[] {
  const values = [...usual, 0]
  for (const [place, bound] of bounds.entries()) {
    const step = 1e-5 * Math.max(1, Math.abs(bound))
    values.push(bound, bound - step, bound + step)
    const next = bounds[place + 1]
    if (next !== undefined) values.push((bound + next) / 2)
  }
  return values
}

/** Where a function changes its sign, found on a grid and narrowed down by halving. */
function signChanges(difference: (value: number) => number, comparison: Comparison): readonly number[] {
  const changes: number[] = []
  let before = scanFrom
  let valueBefore = difference(before)
  for (let step = 1; step <= scanSteps && comparison.work.left > 0; step++) {
    const now = scanFrom + ((scanTo - scanFrom) * step) / scanSteps
    const value = difference(now)
    if (value === 0) changes.push(now)
    else if (valueBefore * value < 0) changes.push(narrowed(difference, before, now))
    before = now
    valueBefore = value
  }
  return changes.slice(0, 40)
}

function narrowed(difference: (value: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  const rising = difference(low) < 0
  for (let step = 0; step < 52; step++) {
    const middle = (low + high) / 2
    if (difference(middle) < 0 === rising) low = middle
    else high = middle
  }
  return (low + high) / 2
}
