import { contrastLimits } from './contrast-limits.ts'
import { fourfoldCounts, isFourfold } from './counted-contrast.ts'
import { bootstrapFamily, largestOf } from './family-bootstrap.ts'
import { around, hull, type Interval, intersection, unbounded } from './interval.ts'
import type { OrientedContrast } from './oriented-contrast.ts'
import { pairedProportionInterval } from './paired-proportion.ts'
import { enoughClusters, enoughToWiden, fewClusters, rounding } from './requirement.ts'
import { studentQuantile } from './student.ts'
import { upperQuantile } from './upper-quantile.ts'

/** The intervals of one contrast, in its turned direction. */
export interface ContrastIntervals {
  readonly simultaneous: Interval
  readonly pointwise: Interval
  readonly method: string
  readonly warning?: string
}

interface FamilyOptions {
  readonly level: number
  readonly seed: string
  readonly replicates: number
}

export type Kind = 'fourfold' | 'resampled' | 'few' | 'no spread' | 'one problem' | 'no data'

export function kindOf({ contrast, totals, difference }: OrientedContrast): Kind {
  if (totals.informative === 0) return 'no data'
  if (isFourfold(contrast)) return 'fourfold'
  if (totals.informative === 1) return 'one problem'
  const scale = Math.max(Math.abs(difference.value), meanOf(totals.sumsA, totals.countsA))
  if (difference.standardError <= scale * rounding) return 'no spread'
  return totals.informative >= enoughClusters ? 'resampled' : 'few'
}

function meanOf(sums: Float64Array, counts: Float64Array): number {
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
  return Math.abs(total(sums) / total(counts))
}

/**
 * Intervals that hold together with the chance `level`, contrast by contrast: the error allowed is shared out equally,
 * and the resampled contrasts spend theirs together by the largest |t| of the family.
 */
export function familyIntervals(
  family: readonly OrientedContrast[],
  options: FamilyOptions,
): ContrastIntervals[] {
  const kinds = family.map(kindOf)
  const resampled = family.filter((oriented, index) => needsBootstrap(oriented, kinds[index] as Kind))
  const columns = new Map(
    bootstrapFamily(resampled, options).map((column, index) => [resampled[index], column]),
  )
  const share = (1 - options.level) / family.length
  const critical = largestCritical(family, { kinds, columns, share })
  return family.map((oriented, index) => {
    const kind = kinds[index] as Kind
    const column = columns.get(oriented)
    const levels = { simultaneous: 1 - share, pointwise: options.level }
    if (kind === 'resampled' && column) return resampledIntervals(oriented, { column, levels, critical })
    if (kind === 'few') return fewIntervals(oriented, { column, levels })
    return plainIntervals(oriented, { kind, levels })
  })
}

function needsBootstrap({ contrast, totals }: OrientedContrast, kind: Kind): boolean {
  if (kind === 'few') return contrast.binary || totals.informative >= enoughToWiden
  return kind === 'resampled'
}

interface Levels {
  readonly simultaneous: number
  readonly pointwise: number
}

interface Critical {
  readonly members: ReadonlySet<OrientedContrast>
  readonly value: number
}

/**
 * The reach, in standard errors, that the resampled contrasts share. One with many unbounded replicates would unbound
 * all the others: it stands alone with its own share of the error (Bonferroni).
 */
function largestCritical(
  family: readonly OrientedContrast[],
  {
    kinds,
    columns,
    share,
  }: {
    readonly kinds: readonly Kind[]
    readonly columns: ReadonlyMap<OrientedContrast | undefined, Float64Array>
    readonly share: number
  },
): Critical {
  const members = family.filter((oriented, index) => {
    const column = columns.get(oriented)
    if (kinds[index] !== 'resampled' || !column) return false
    return column.reduce((count, t) => count + (t === Infinity ? 1 : 0), 0) <= (column.length * share) / 2
  })
  const largest = largestOf(members.map((oriented) => columns.get(oriented) as Float64Array))
  return { members: new Set(members), value: upperQuantile(largest, 1 - share * members.length) }
}

function resampledIntervals(
  oriented: OrientedContrast,
  {
    column,
    levels,
    critical,
  }: { readonly column: Float64Array; readonly levels: Levels; readonly critical: Critical },
): ContrastIntervals {
  const { value, standardError } = oriented.difference
  const together = critical.members.has(oriented)
  const reach = together ? critical.value : upperQuantile(column, levels.simultaneous)
  const within = (quantile: number, level: number): Interval =>
    intersection(around(value, quantile * standardError), limitsOf(oriented, level))
  return {
    simultaneous: within(reach, levels.simultaneous),
    pointwise: within(upperQuantile(column, levels.pointwise), levels.pointwise),
    method: together ? 'bootstrap-t over problems, max-|t|' : 'bootstrap-t over problems, Bonferroni',
  }
}

function fewIntervals(
  oriented: OrientedContrast,
  { column, levels }: { readonly column: Float64Array | undefined; readonly levels: Levels },
): ContrastIntervals {
  const { difference, totals } = oriented
  const at = (level: number): Interval => {
    const quantile = studentQuantile(0.5 + level / 2, totals.informative - 1)
    const student = around(difference.value, quantile * difference.standardError)
    if (!column) return student
    // Over few problems Student's t covers too little where zeros and ones are rare or lengths skewed.
    const bootstrap = around(difference.value, upperQuantile(column, level) * difference.standardError)
    return intersection(hull(student, bootstrap), limitsOf(oriented, level))
  }
  return {
    simultaneous: at(levels.simultaneous),
    pointwise: at(levels.pointwise),
    method: 't over problems, Bonferroni',
    warning: fewClusters(totals.informative),
  }
}

function limitsOf({ contrast, totals }: OrientedContrast, level: number): Interval {
  return contrast.binary ? intersection(contrastLimits(totals, level), { low: -1, high: 1 }) : unbounded
}

function plainIntervals(
  oriented: OrientedContrast,
  { kind, levels }: { readonly kind: Kind; readonly levels: Levels },
): ContrastIntervals {
  const { contrast, totals } = oriented
  if (kind === 'fourfold') {
    const counts = fourfoldCounts(totals)
    const { interval, method } = pairedProportionInterval(counts, levels.simultaneous)
    const pointwise = pairedProportionInterval(counts, levels.pointwise).interval
    return { simultaneous: interval, pointwise, method: `${method}, Bonferroni` }
  }
  const bounded = kind === 'no spread' && contrast.binary
  const at = (level: number): Interval =>
    bounded ? limitsOf(oriented, level) : contrast.binary ? { low: -1, high: 1 } : { ...unbounded }
  return {
    simultaneous: at(levels.simultaneous),
    pointwise: at(levels.pointwise),
    method: bounded ? 'Tango score over problems, Bonferroni' : 'none',
    warning: warningOf(kind),
  }
}

function warningOf(kind: Kind): string {
  if (kind === 'no data') return 'an arm has no response that counts in this metric'
  if (kind === 'one problem') return 'one problem only: nothing bounds the difference'
  return 'every problem gives the same difference: its spread is unknown'
}
