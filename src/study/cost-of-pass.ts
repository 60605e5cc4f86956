import {
  costOfPass,
  medianCostOfPass,
  type ProblemCost,
  type ProblemResponses,
  sampleCounts,
  totalsBootstrap,
} from '#metric'
import type { CostOfPass, SummaryEstimate } from '#run'
import type { SampleOptions } from './sample-options.ts'
import type { Spending } from './spending.ts'
import { writtenTotals } from './written-totals.ts'

/** With fewer responses a problem's own cost-of-pass is far off: it is one over an estimated chance. */
const rough = 'one over a chance that few responses estimate: biased upwards for each problem'

/** What a correct answer costs, pooled and problem by problem; the reason is noted where it cannot be told. */
export function measureCostOfPass(
  problems: readonly ProblemResponses[],
  options: SampleOptions,
): CostOfPass | undefined {
  const { path, estimator, spending } = options
  if ('absent' in spending || problems.length === 0) {
    const reason = 'absent' in spending ? spending.absent : 'no response is graded'
    estimator.note(`${path}.costOfPass`, reason)
    return undefined
  }
  return {
    unit: spending.unit,
    ...costOfPassOver(
      problems.map((problem) => costOf(problem, spending)),
      options,
    ),
  }
}

/** What the responses to one problem cost, and how many they are. */
export interface CountedCost extends ProblemCost {
  readonly responses: number
}

/** How cost-of-pass is estimated from what each problem cost. */
export interface CostOptions extends Pick<SampleOptions, 'path' | 'estimator' | 'seed' | 'level'> {
  /** What somebody else takes for a right answer: no problem costs more. */
  readonly cap?: number
}

/** Cost-of-pass from what each problem cost: pooled, and problem by problem. */
export function costOfPassOver(
  costs: readonly CountedCost[],
  options: CostOptions,
): Pick<CostOfPass, 'pooled' | 'perProblem'> {
  const n = costs.reduce((sum, { responses }) => sum + responses, 0)
  const pooled = pooledEstimate(costs, { ...options, n })
  const perProblem = overProblems(costs, { ...options, n })
  return { ...(pooled && { pooled }), ...(perProblem && { perProblem }) }
}

function costOf({ cluster, responses, problem }: ProblemResponses, spending: Spending): CountedCost {
  const { correct } = sampleCounts({ problem, cluster, responses })
  const cost = responses.reduce((sum, response) => sum + spending.of(response), 0)
  return { cluster, cost, correct, responses: responses.length }
}

function pooledEstimate(
  costs: readonly ProblemCost[],
  { path, estimator, seed, level, n }: CostOptions & { readonly n: number },
): SummaryEstimate | undefined {
  const clusters = new Map<string, { cost: number; correct: number }>()
  for (const { cluster, cost, correct } of costs) {
    const before = clusters.get(cluster) ?? { cost: 0, correct: 0 }
    clusters.set(cluster, { cost: before.cost + cost, correct: before.correct + correct })
  }
  const all = [...clusters.values()]
  const reason =
    all.length < 2
      ? 'responses to one problem only: an interval needs at least two problems'
      : all.every(({ correct }) => correct === 0)
        ? 'no response is correct: a correct answer has no price'
        : undefined
  if (reason !== undefined) {
    estimator.note(`${path}.costOfPass.pooled`, reason)
    return undefined
  }
  const columns = [
    Float64Array.from(all, ({ cost }) => cost),
    Float64Array.from(all, ({ correct }) => correct),
  ]
  const estimate = totalsBootstrap(columns, { seed: `cost of ${seed}`, level }).estimate(
    ([cost = 0, correct = 0]) => cost / correct,
    'logarithm',
  )
  return estimate && writtenTotals(estimate, { n, problems: all.length })
}

function overProblems(
  costs: readonly CountedCost[],
  { path, estimator, seed, level, n, cap }: CostOptions & { readonly n: number },
): CostOfPass['perProblem'] {
  if (costs.every(({ responses }) => responses === 1)) {
    const reason = 'one response to each problem: its cost of a right answer is what it cost, or infinite'
    estimator.note(`${path}.costOfPass.perProblem`, reason)
    return undefined
  }
  const neverSolved = costs.filter(({ correct }) => correct === 0).length
  const median = medianCostOfPass(costs, {
    seed: `median cost of ${seed}`,
    level,
    ...(cap === undefined ? {} : { cap }),
  })
  const clusters = new Set(costs.map(({ cluster }) => cluster)).size
  const values = costs.map((cost) => ({
    cluster: cost.cluster,
    value: costOfPass(cost, cap),
    responses: cost.responses,
  }))
  const hasMean = neverSolved === 0 || cap !== undefined
  const mean = hasMean
    ? estimator.overProblems(`${path}.costOfPass.perProblem.mean`, values, 'amount')
    : undefined
  if (!hasMean)
    estimator.note(
      `${path}.costOfPass.perProblem.mean`,
      `infinite: ${neverSolved} problems were never solved`,
    )
  if (median.value === Infinity)
    estimator.note(
      `${path}.costOfPass.perProblem.median`,
      'infinite: at least half of the problems were never solved',
    )
  return {
    problems: costs.length,
    neverSolved,
    median: median.value === Infinity ? null : writtenTotals(median, { n, problems: clusters }),
    ...(mean && { mean }),
    warning: rough,
  }
}
