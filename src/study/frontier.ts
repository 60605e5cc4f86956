import {
  type FrontierPoint,
  frontier,
  type MeasuredResponse,
  type ProblemResponses,
  problemResponses,
} from '#metric'
import type { Summary } from '#run'
import { bound, type Estimator } from './estimator.ts'
import { type SelectProblem, sampleSizes, selectors } from './measure-samples.ts'
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

/**
 * Accuracy against cost: every arm alone, and what is selected from k of its responses, on the problems that all arms
 * answered. The reason is noted where there is no such thing.
 */
export function accuracyCostFrontier(
  arms: readonly { readonly id: string; readonly responses: readonly MeasuredResponse[] }[],
  options: FrontierOptions,
): Summary['frontier'] {
  const { estimator, spending, seed, level } = options
  const grouped = arms.map(({ id, responses }) => ({ id, problems: sharedProblems(responses, arms) }))
  const clusters = [...new Set(grouped[0]?.problems.map(({ cluster }) => cluster))]
  const reason = 'absent' in spending ? spending.absent : whyNone(clusters.length, arms.length)
  if (reason !== undefined || 'absent' in spending) {
    estimator.note('frontier', reason ?? 'no costs')
    return undefined
  }
  const { ways, points } = pointsOf(grouped, clusters, options)
  if (points.some(({ cost }) => cost.reduce((sum, one) => sum + one, 0) <= 0)) {
    estimator.note('frontier', 'some responses cost nothing: there is no logarithm of their cost')
    return undefined
  }
  const problems = columnOf(grouped[0]?.problems ?? [], clusters, () => 1)
  const found = frontier(points, { seed: `frontier of ${seed}`, level, problems })
  return {
    unit: spending.unit,
    problems: grouped[0]?.problems.length ?? 0,
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

/** An arm's responses to the problems that every arm has answered, these in one order for all. */
function sharedProblems(
  responses: readonly MeasuredResponse[],
  arms: readonly { readonly responses: readonly MeasuredResponse[] }[],
): ProblemResponses[] {
  const counted = (some: readonly MeasuredResponse[]): Set<string> =>
    new Set(problemResponses(some).map(({ problem }) => problem))
  const shared = arms.map((arm) => counted(arm.responses))
  return problemResponses(responses)
    .filter(({ problem }) => shared.every((problems) => problems.has(problem)))
    .sort((a, b) => (a.problem < b.problem ? -1 : 1))
}

function pointsOf(
  arms: readonly { readonly id: string; readonly problems: readonly ProblemResponses[] }[],
  clusters: readonly string[],
  options: FrontierOptions,
): { readonly ways: Way[]; readonly points: FrontierPoint[] } {
  const select = selectors(options)
  const isCounted = arms.every(({ problems }) =>
    problems.every(({ responses }) =>
      responses.every(({ finished, tokens }) => !finished || tokens.reasoning !== undefined),
    ),
  )
  const kinds = isCounted ? (['majority', 'shortest'] as const) : (['majority'] as const)
  const perArm = Math.max(1, Math.floor(mostWays / arms.length))
  const all = arms.flatMap(({ id, problems }) => {
    const most = Math.min(...problems.map(({ responses }) => responses.length))
    const sizes = sampleSizes(most, 8).filter((k) => k > 1)
    const selected = kinds.flatMap((kind) =>
      sizes.map((k) => ({ way: { arm: id, selection: kind, k }, of: select[kind] })),
    )
    // Alone is the most frequent answer of one.
    const alone = { way: { arm: id, selection: null, k: 1 }, of: aloneOf(select.majority) }
    return [alone, ...selected].slice(0, perArm).map(({ way, of }) => ({
      way,
      point: { arm: id, ...amounts(problems, clusters, (problem) => of(way.k, problem)) },
    }))
  })
  return { ways: all.map(({ way }) => way), points: all.map(({ point }) => point) }
}

/** Without any vote: what a response is graded is what it gives. */
function aloneOf(select: SelectProblem): SelectProblem {
  return (k, problem) => {
    const selected = select(k, problem)
    const right = problem.responses.filter(({ outcome }) => outcome === 'correct').length
    return selected && { ...selected, accuracy: right / problem.responses.length }
  }
}

function amounts(
  problems: readonly ProblemResponses[],
  clusters: readonly string[],
  of: (problem: ProblemResponses) => ReturnType<SelectProblem>,
): Pick<FrontierPoint, 'accuracy' | 'cost'> {
  const selected = problems.map(of)
  const column = (amount: 'accuracy' | 'cost'): Float64Array =>
    columnOf(problems, clusters, (index) => selected[index]?.[amount] ?? 0)
  return { accuracy: column('accuracy'), cost: column('cost') }
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
