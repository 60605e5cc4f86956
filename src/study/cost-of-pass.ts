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
  const costs = problems.map((problem): ProblemCost => costOf(problem, spending))
  const n = problems.reduce((sum, { responses }) => sum + responses.length, 0)
  const pooled = pooledEstimate(costs, { ...options, n })
  const perProblem = overProblems(costs, { ...options, n, problems })
  return {
    unit: spending.unit,
    ...(pooled && { pooled }),
    ...(perProblem && { perProblem }),
  }
}

function costOf({ cluster, responses, problem }: ProblemResponses, spending: Spending): ProblemCost {
  const { correct } = sampleCounts({ problem, cluster, responses })
  return { cluster, cost: responses.reduce((sum, response) => sum + spending.of(response), 0), correct }
}

function pooledEstimate(
  costs: readonly ProblemCost[],
  { path, estimator, seed, level, n }: SampleOptions & { readonly n: number },
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
  costs: readonly ProblemCost[],
  {
    path,
    estimator,
    seed,
    level,
    n,
    problems,
  }: SampleOptions & { readonly n: number; readonly problems: readonly ProblemResponses[] },
): CostOfPass['perProblem'] {
  if (problems.every(({ responses }) => responses.length === 1)) {
    const reason = 'one response to each problem: its cost of a right answer is what it cost, or infinite'
    estimator.note(`${path}.costOfPass.perProblem`, reason)
    return undefined
  }
  const neverSolved = costs.filter(({ correct }) => correct === 0).length
  const median = medianCostOfPass(costs, { seed: `median cost of ${seed}`, level })
  const clusters = new Set(costs.map(({ cluster }) => cluster)).size
  const values = problems.map(({ cluster, responses }, index) => ({
    cluster,
    value: costOfPass(costs[index] as ProblemCost),
    responses: responses.length,
  }))
  const mean =
    neverSolved === 0
      ? estimator.overProblems(`${path}.costOfPass.perProblem.mean`, values, 'amount')
      : undefined
  if (neverSolved > 0)
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
