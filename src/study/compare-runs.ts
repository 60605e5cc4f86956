import type { RunReader, SummaryRatio } from '#run'
import { type ClusterTotal, comparePaired, type PairedContrast } from '#statistics'
import { type SharedProblems, sharedProblems } from './compare-problems.ts'
import { ratioRecord } from './compare-ratio.ts'
import { differenceRecord, type KnownDifference } from './compare-record.ts'
import { type RunMismatch, runMismatches } from './compare-settings.ts'
import { type ComparedMetric, comparedMetrics, type ProblemTotals, totalsOf } from './compare-totals.ts'
import { StudyError } from './study-error.ts'

export interface RunComparing {
  readonly armA?: string
  readonly armB?: string
  /** .95 unless stated. */
  readonly level?: number
  /** The largest loss of accuracy that counts as none, declared before looking. */
  readonly margin?: number
}

/** An arm of B against one of A in one metric. */
export interface RunsDifference {
  /** Arm ids. */
  readonly a: string
  readonly b: string
  readonly metric: ComparedMetric
  /** Means over the shared problems. */
  readonly meanA: number
  readonly meanB: number
  /** B − A, simultaneous over all that is compared. */
  readonly difference: ReturnType<typeof differenceRecord>
  /** Of tokens: B ÷ A. */
  readonly ratio?: SummaryRatio
}

export interface RunsComparison {
  readonly shared: SharedProblems
  readonly mismatches: readonly RunMismatch[]
  readonly level: number
  readonly comparisons: readonly RunsDifference[]
  /** Why a metric is not compared, by `b.metric`. */
  readonly absent: Readonly<Record<string, string>>
}

/**
 * Compares two runs on the problems that they share: each arm of B with the arm of A of the same id, or the two that are
 * named. A problem counts as often in both arms: as often as in the one with fewer responses to it, with its mean there.
 * @throws StudyError where no problem is shared, a run is not graded, or it is not clear which arms to compare
 */
export async function compareRuns(
  a: RunReader,
  b: RunReader,
  options: RunComparing = {},
): Promise<RunsComparison> {
  const { level = 0.95, margin } = options
  const arms = armPairs(a, b, options)
  const shared = await sharedProblems(a, b)
  const size = shared.clusters.length
  if (size === 0)
    throw new StudyError(
      `${a.folder} and ${b.folder} share no problem: neither ids with equal texts nor texts alone`,
    )
  const mismatches = runMismatches(a, b)
  const totalsA = await totalsOf(a, { arms: arms.map((pair) => pair.a), places: shared.placesInA, size })
  const totalsB = await totalsOf(b, { arms: arms.map((pair) => pair.b), places: shared.placesInB, size })
  const absent: Record<string, string> = {}
  const pairs = arms.flatMap((pair) =>
    comparedMetrics.flatMap((metric): Pair[] => {
      const clusters = pairedClusters(shared.clusters, {
        a: totalsA.get(pair.a)?.[metric],
        b: totalsB.get(pair.b)?.[metric],
      })
      const reason = hindrance(clusters) ?? notComparable(metric, mismatches)
      if (reason === undefined) return [{ ...pair, metric, clusters }]
      absent[`${pair.b}.${metric}`] = reason
      return []
    }),
  )
  const seed = `${a.description.study.seed} and ${b.description.study.seed}`
  const differences = comparePaired(
    pairs.map((pair) => contrastOf(pair, margin)),
    { level, seed: `comparison of ${seed}` },
  )
  const comparisons = pairs.flatMap((pair, index) => {
    const difference = differences[index]
    if (difference?.value === undefined) return []
    const known: KnownDifference = { ...difference, value: difference.value }
    return [differenceOf(pair, known, { level, comparisons: pairs.length, seed: `ratios of ${seed}` })]
  })
  return { shared, mismatches, level, comparisons, absent }
}

interface ArmPair {
  readonly a: string
  readonly b: string
}

interface PairedCluster {
  readonly a: ClusterTotal
  readonly b: ClusterTotal
}

interface Pair extends ArmPair {
  readonly metric: ComparedMetric
  readonly clusters: readonly PairedCluster[]
}

function armPairs(a: RunReader, b: RunReader, { armA, armB }: RunComparing): ArmPair[] {
  const ids = (run: RunReader): string[] => run.description.arms.map(({ id }) => id)
  const [ofA, ofB] = [ids(a), ids(b)]
  const chosen = (id: string | undefined, all: readonly string[], run: RunReader): string | undefined => {
    if (id === undefined || all.includes(id)) return id ?? (all.length === 1 ? all[0] : undefined)
    throw new StudyError(`${run.folder}: has no arm ${id}: its arms are ${all.join(', ')}`)
  }
  const [inA, inB] = [chosen(armA, ofA, a), chosen(armB, ofB, b)]
  if (inA !== undefined && inB !== undefined) return [{ a: inA, b: inB }]
  const both = armA === undefined && armB === undefined ? ofA.filter((id) => ofB.includes(id)) : []
  if (both.length > 0) return both.map((id) => ({ a: id, b: id }))
  throw new StudyError(
    `say which arms to compare with --arm-a (${ofA.join(', ')}) and --arm-b (${ofB.join(', ')})`,
  )
}

/** Totals of both arms by cluster of problems, all clusters in one order; a problem that one of them lacks says nothing. */
function pairedClusters(
  clusters: readonly string[],
  totals: { readonly a: ProblemTotals | undefined; readonly b: ProblemTotals | undefined },
): PairedCluster[] {
  const { a, b } = totals
  if (!a || !b) return []
  const byCluster = new Map<string, PairedCluster>()
  for (const [place, cluster] of clusters.entries()) {
    const count = Math.min(a.counts[place] as number, b.counts[place] as number)
    const before = byCluster.get(cluster) ?? { a: nothing, b: nothing }
    byCluster.set(
      cluster,
      count === 0
        ? before
        : {
            a: added(before.a, a, { place, count }),
            b: added(before.b, b, { place, count }),
          },
    )
  }
  return [...byCluster.values()]
}

const nothing: ClusterTotal = { sum: 0, count: 0 }

function added(
  before: ClusterTotal,
  { sums, counts }: ProblemTotals,
  { place, count }: { readonly place: number; readonly count: number },
): ClusterTotal {
  const sum = (sums[place] as number) * (count / (counts[place] as number))
  return { sum: before.sum + sum, count: before.count + count }
}

function hindrance(clusters: readonly PairedCluster[]): string | undefined {
  const counted = clusters.filter(({ a }) => a.count > 0).length
  if (counted === 0) return 'no shared problem has a response in both that counts'
  return counted === 1 ? 'one problem alone says nothing about others' : undefined
}

/** Numbers of other units are not subtracted from each other. */
function notComparable(metric: ComparedMetric, mismatches: readonly RunMismatch[]): string | undefined {
  const differs = (what: string): boolean => mismatches.some((mismatch) => mismatch.what === what)
  if (metric === 'tokens' && differs('tokenizer')) return 'the runs count by different tokenizers'
  if (metric === 'thoughts' && differs('splitting')) return 'the runs were cut into thoughts differently'
  return undefined
}

function contrastOf({ a, b, metric, clusters }: Pair, margin: number | undefined): PairedContrast {
  const binary = metric === 'accuracy'
  return {
    name: `${a} ${b} ${metric}`,
    clusters,
    binary,
    harmful: binary ? 'lower' : 'higher',
    ...(binary && margin !== undefined ? { margin } : {}),
  }
}

function differenceOf(
  { a, b, metric, clusters }: Pair,
  difference: KnownDifference,
  options: { readonly level: number; readonly comparisons: number; readonly seed: string },
): RunsDifference {
  const mean = (arm: 'a' | 'b'): number =>
    clusters.reduce((sum, cluster) => sum + cluster[arm].sum, 0) /
    clusters.reduce((sum, cluster) => sum + cluster[arm].count, 0)
  const ratio = metric === 'tokens' ? ratioRecord(clusters, options) : undefined
  return {
    a,
    b,
    metric,
    meanA: mean('a'),
    meanB: mean('b'),
    difference: differenceRecord(difference),
    ...(ratio && { ratio }),
  }
}
