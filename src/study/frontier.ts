import { type FrontierPoint, frontier, type ProblemResponses } from '#metric'
import type { Summary } from '#run'
import type { ArmSelections, SelectedProblem } from './arm-selections.ts'
import { bound, type Estimator } from './estimator.ts'
import { sampleSizes } from './measure-samples.ts'
import type { RunSpending } from './spending.ts'

interface FrontierOptions {
  readonly estimator: Estimator
  readonly seed: string
  readonly level: number
  readonly spending: RunSpending
}

/** A way to answer, before it is known what it gives. */
interface Way {
  readonly arm: string
  readonly selection: 'majority' | 'shortest' | null
  readonly k: number
}

/** So many ways at most are set against each other. */
const mostWays = 200

interface FrontierArm {
  readonly id: string
  readonly selections: ArmSelections
}

/** An arm's problems that every arm has answered, by their places among its own, in one order for all arms. */
interface SharedArm extends FrontierArm {
  readonly places: readonly number[]
}

/**
 * Accuracy against cost: every arm alone, and what is selected from k of its responses, on the problems that all arms
 * answered. The reason is noted where there is no such thing.
 */
export function accuracyCostFrontier(
  arms: readonly FrontierArm[],
  options: FrontierOptions,
): Summary['frontier'] {
  const { estimator, spending, seed, level } = options
  const shared = arms.map((arm) => ({ ...arm, places: sharedPlaces(arm, arms) }))
  const problems = problemsOf(shared[0])
  const clusters = [...new Set(problems.map(({ cluster }) => cluster))]
  const reason = 'absent' in spending ? spending.absent : whyNone(clusters.length, arms.length)
  if (reason !== undefined || 'absent' in spending) {
    estimator.note('frontier', reason ?? 'no costs')
    return undefined
  }
  const { ways, points } = pointsOf(shared, clusters)
  if (points.some(({ cost }) => cost.reduce((sum, one) => sum + one, 0) <= 0)) {
    estimator.note('frontier', 'some responses cost nothing: there is no logarithm of their cost')
    return undefined
  }
  const counts = columnOf(problems, clusters, () => 1)
  const found = frontier(points, { seed: `frontier of ${seed}`, level, problems: counts })
  return {
    unit: spending.unit,
    problems: problems.length,
    axis: found.axis,
    points: found.points.map((point, index) => ({ ...(ways[index] as Way), ...point })),
    areas: found.areas.map(({ arm, value, low, high }) => ({
      arm,
      value,
      low: bound(low),
      high: bound(high),
    })),
  }
}

function whyNone(clusters: number, arms: number): string | undefined {
  if (clusters >= 2) return undefined
  return arms > 1
    ? 'fewer than two problems were answered and graded in every arm'
    : 'responses to fewer than two problems are graded'
}

function sharedPlaces({ selections }: FrontierArm, arms: readonly FrontierArm[]): number[] {
  const answered = arms.map((arm) => new Set(arm.selections.problems.map(({ problem }) => problem)))
  const named = selections.problems.map(({ problem }, place) => ({ problem, place }))
  return named
    .filter(({ problem }) => answered.every((problems) => problems.has(problem)))
    .sort((a, b) => (a.problem < b.problem ? -1 : 1))
    .map(({ place }) => place)
}

function problemsOf(arm: SharedArm | undefined): ProblemResponses[] {
  return arm ? arm.places.map((place) => arm.selections.problems[place] as ProblemResponses) : []
}

function pointsOf(
  arms: readonly SharedArm[],
  clusters: readonly string[],
): { readonly ways: Way[]; readonly points: FrontierPoint[] } {
  const isCounted = arms.every(({ selections }) => selections.whyNoShortest === undefined)
  const kinds = isCounted ? (['majority', 'shortest'] as const) : (['majority'] as const)
  const perArm = Math.max(1, Math.floor(mostWays / arms.length))
  const all = arms.flatMap((arm) => {
    const most = problemsOf(arm).reduce((least, { responses }) => Math.min(least, responses.length), Infinity)
    const sizes = sampleSizes(most, 8).filter((k) => k > 1)
    const ways: Way[] = [
      { arm: arm.id, selection: null, k: 1 },
      ...sizes.flatMap((k) => kinds.map((selection) => ({ arm: arm.id, selection, k }))),
    ]
    return ways.slice(0, perArm).map((way) => ({ way, point: pointOf(way, arm, clusters) }))
  })
  return { ways: all.map(({ way }) => way), points: all.map(({ point }) => point) }
}

function pointOf({ selection, k }: Way, arm: SharedArm, clusters: readonly string[]): FrontierPoint {
  const problems = problemsOf(arm)
  const selected = arm.selections.at(selection ?? 'majority', k)
  const at = (index: number): SelectedProblem | undefined => selected[arm.places[index] as number]
  // Alone, what a response is graded is what it gives, whatever it votes for.
  const accuracyAt = (index: number): number =>
    selection === null ? shareCorrect(problems[index] as ProblemResponses) : (at(index)?.accuracy ?? 0)
  return {
    arm: arm.id,
    accuracy: columnOf(problems, clusters, accuracyAt),
    cost: columnOf(problems, clusters, (index) => at(index)?.cost ?? 0),
  }
}

function shareCorrect({ responses }: ProblemResponses): number {
  return responses.filter(({ outcome }) => outcome === 'correct').length / responses.length
}

/** What the problems of each cluster add up to. */
function columnOf(
  problems: readonly ProblemResponses[],
  clusters: readonly string[],
  amount: (index: number) => number,
): Float64Array {
  const places = new Map(clusters.map((cluster, place) => [cluster, place]))
  const column = new Float64Array(clusters.length)
  for (const [index, { cluster }] of problems.entries()) {
    const place = places.get(cluster)
    if (place !== undefined) column[place] = (column[place] as number) + amount(index)
  }
  return column
}
