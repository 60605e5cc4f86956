import { type ContrastIntervals, familyIntervals, kindOf } from './contrast-intervals.ts'
import { fourfoldCounts } from './counted-contrast.ts'
import { holm } from './holm.ts'
import { type Interval, mirrored } from './interval.ts'
import { mcNemar } from './mcnemar.ts'
import { normalQuantile } from './normal.ts'
import { type OrientedContrast, orientFamily } from './oriented-contrast.ts'
import type { PairedContrast, PairedDifference } from './paired-contrast.ts'
import { requireLevel, requireTotals } from './requirement.ts'
import { signFlipPValues } from './sign-flip.ts'

/** The power at which the detectable difference is stated. */
const power = 0.8

/**
 * The differences b − a of one family of contrasts, with intervals that hold together and p-values adjusted by Holm.
 * One response of value 0 or 1 to each problem: Newcombe's paired interval (Tango's near 0 and 1) and the exact
 * McNemar test. Otherwise bootstrap-t over problems with the family's largest |t| and a studentised sign-flip test; with
 * fewer than 30 problems Student's t and a warning.
 * @throws RangeError where the contrasts list different numbers of problems or a total or margin is impossible
 */
export function comparePaired(
  contrasts: readonly PairedContrast[],
  options: { readonly level?: number; readonly seed: string; readonly replicates?: number },
): readonly PairedDifference[] {
  const { level = 0.95, seed, replicates = Math.ceil(200 / (1 - level)) } = options
  requireLevel(level)
  requireFamily(contrasts)
  if (contrasts.length === 0) return []
  const family = orientFamily(contrasts)
  const intervals = familyIntervals(family, { level, seed, replicates })
  const pValues = holm(rawPValues(family, seed))
  return family.map((oriented, index) =>
    differenceOf(oriented, { intervals: intervals[index] as ContrastIntervals, pValue: pValues[index] }),
  )
}

function requireFamily(contrasts: readonly PairedContrast[]): void {
  for (const { name, clusters, binary, margin } of contrasts) {
    const expected = contrasts[0]?.clusters.length
    if (clusters.length !== expected) {
      throw new RangeError(
        `contrast ${name}: ${clusters.length} problems, but the family's first has ${expected}`,
      )
    }
    if (margin !== undefined && !(margin > 0))
      throw new RangeError(`contrast ${name}: margin ${margin} must be above 0`)
    requireTotals(
      clusters.map(({ a }) => a),
      binary,
    )
    requireTotals(
      clusters.map(({ b }) => b),
      binary,
    )
  }
}

function rawPValues(family: readonly OrientedContrast[], seed: string): (number | undefined)[] {
  const kinds = family.map(kindOf)
  const permuted = family.filter(
    (_, index) => !['fourfold', 'one problem', 'no data'].includes(kinds[index] ?? ''),
  )
  const found = new Map(signFlipPValues(permuted, seed).map((pValue, index) => [permuted[index], pValue]))
  return family.map((oriented, index) => {
    if (kinds[index] !== 'fourfold') return found.get(oriented)
    const { onlyA, onlyB } = fourfoldCounts(oriented.totals)
    return mcNemar(onlyA, onlyB)
  })
}

function differenceOf(
  { contrast, turned, difference }: OrientedContrast,
  { intervals, pValue }: { readonly intervals: ContrastIntervals; readonly pValue: number | undefined },
): PairedDifference {
  const direct = (interval: Interval): Interval => (turned ? mirrored(interval) : interval)
  const { low, high } = direct(intervals.simultaneous)
  const value = turned ? 0 - difference.value : difference.value
  const { margin, harmful, name } = contrast
  return {
    name,
    value: Number.isNaN(value) ? undefined : value,
    low,
    high,
    pointwise: direct(intervals.pointwise),
    pValue,
    distinguishable: low > 0 || high < 0,
    nonInferior: margin === undefined ? undefined : harmful === 'lower' ? low > -margin : high < margin,
    margin,
    detectable: detectableOf(low, high, difference.standardError),
    method: intervals.method,
    ...(intervals.warning === undefined ? {} : { warning: intervals.warning }),
  }
}

/** Half the simultaneous interval, and the quantile of the power beyond it; undefined where the spread is unknown. */
function detectableOf(low: number, high: number, standardError: number): number | undefined {
  const detectable = (high - low) / 2 + normalQuantile(power) * standardError
  return standardError > 0 && Number.isFinite(detectable) ? detectable : undefined
}
