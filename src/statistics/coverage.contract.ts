import { expect } from 'vitest'
import type { Interval } from './interval.ts'

/** How often an interval held the truth, at one place of the parameter space. */
export interface Coverage {
  readonly at: string
  readonly share: number
}

/** Whether an interval holds a number; a number that a bound merely rounds counts as held. */
export function holds({ low, high }: Interval, truth: number): boolean {
  return low <= truth + 1e-12 && truth <= high + 1e-12
}

export interface CoverageClaim {
  readonly name: string
  readonly level: number
  /** Whether the mean must not exceed the level by more than 2 points either: where discreteness has faded. */
  readonly smooth?: boolean
  /** What the shares may miss by chance, where they are simulated. */
  readonly chance?: number
}

/** One line of the table of coverages: name, mean, least and greatest with its place. */
export function coverageLine(coverages: readonly Coverage[], { name, level }: CoverageClaim): string {
  const ordered = [...coverages].sort((x, y) => x.share - y.share)
  const mean = meanOf(coverages)
  const points = (share: number): string => (100 * share).toFixed(1).padStart(5)
  const excess = mean > level + 0.02 ? `excess ${points(mean - level).trim()}` : ''
  const places = `least ${points(ordered[0]?.share ?? 0)} at ${ordered[0]?.at}`
  return `${name.padEnd(44)} nominal ${points(level)} mean ${points(mean)} ${places.padEnd(52)} ${excess}`
}

/**
 * What an interval owes: the mean coverage over the parameters not more than 2 points below its level, and nowhere more
 * than 3. Excess is allowed where it comes from discreteness: shown by the printed line, and gone where the claim is
 * smooth.
 */
export function expectCoverage(coverages: readonly Coverage[], claim: CoverageClaim): void {
  const { name, level, smooth = false, chance = 0 } = claim
  const least = Math.min(...coverages.map(({ share }) => share))
  expect(meanOf(coverages), `${name}: mean coverage`).toBeGreaterThanOrEqual(level - 0.02)
  expect(least, `${name}: least coverage`).toBeGreaterThanOrEqual(level - 0.03 - chance)
  if (smooth) expect(meanOf(coverages), `${name}: mean coverage`).toBeLessThanOrEqual(level + 0.02)
}

function meanOf(coverages: readonly Coverage[]): number {
  return coverages.reduce((sum, { share }) => sum + share, 0) / coverages.length
}
