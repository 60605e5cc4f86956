import {
  gPassAt,
  meanGPassAt,
  type ProblemResponses,
  passAt,
  passEveryAt,
  type SampleCounts,
  sampleCounts,
} from '#metric'
import type { EstimateAt, SampleMeasures, SelectionEstimateAt, ThresholdEstimateAt } from '#run'
import type { ArmSelections, SelectedProblem } from './arm-selections.ts'
import { measureCostOfPass } from './cost-of-pass.ts'
import type { ProblemValue } from './estimator.ts'
import type { SampleOptions } from './sample-options.ts'

/** The thresholds of G-Pass@k between its ends, which are pass@k and pass^k. */
const thresholds = [0.5, 0.75]

/** What the responses to each problem give together: how often some, all or the selected of k are correct, and at which cost. */
export function measureSamples(selections: ArmSelections, options: SampleOptions): SampleMeasures {
  const { problems } = selections
  const most = usualSize(problems)
  const costOfPass = measureCostOfPass(problems, options)
  const reason =
    most === 0 ? 'no response is graded' : most === 1 ? 'one response to each problem' : undefined
  if (reason !== undefined) {
    for (const name of ['passAt', 'passEveryAt', 'gPassAt', 'majorityAt', 'shortestAt'])
      options.estimator.note(`${options.path}.${name}`, reason)
    return costOfPass ? { costOfPass } : {}
  }
  return {
    ...passes(problems, most, options),
    ...selectionMeasures(selections, most, options),
    ...(costOfPass && { costOfPass }),
  }
}

/** The most responses that at least half of the problems have. */
function usualSize(problems: readonly ProblemResponses[]): number {
  const sizes = problems.map(({ responses }) => responses.length).sort((a, b) => b - a)
  return sizes[Math.ceil(sizes.length / 2) - 1] ?? 0
}

/** 1, 2, 4 … and all of them; with `closely`, each one up to eight first. */
export function sampleSizes(most: number, closely = 1): number[] {
  const sizes = new Set<number>()
  for (let size = 1; size <= Math.min(most, closely); size++) sizes.add(size)
  for (let size = 1; size <= most; size *= 2) sizes.add(size)
  return [...sizes, most].filter((size, index, all) => all.indexOf(size) === index).sort((a, b) => a - b)
}

function passes(
  problems: readonly ProblemResponses[],
  most: number,
  { path, estimator }: SampleOptions,
): Pick<SampleMeasures, 'passAt' | 'passEveryAt' | 'gPassAt'> {
  const counted = problems.map((problem) => ({ ...problem, counts: sampleCounts(problem) }))
  const over = (k: number, name: string, of: (counts: SampleCounts) => number | undefined): EstimateAt[] => {
    const values = counted.map(
      ({ cluster, counts }): ProblemValue => ({ cluster, value: of(counts), responses: counts.responses }),
    )
    const estimate = estimator.overProblems(`${path}.${name}.${k}`, values, 'share')
    return estimate ? [{ k, ...estimate }] : []
  }
  const sizes = sampleSizes(most)
  const atThresholds = sizes.filter((k) => k >= 4)
  if (atThresholds.length === 0)
    estimator.note(`${path}.gPassAt`, 'fewer than four responses to each problem')
  return {
    passAt: sizes.flatMap((k) => over(k, 'passAt', (counts) => passAt(k, counts))),
    passEveryAt: sizes.flatMap((k) => over(k, 'passEveryAt', (counts) => passEveryAt(k, counts))),
    ...(atThresholds.length > 0 && {
      gPassAt: atThresholds.flatMap((k): ThresholdEstimateAt[] => [
        ...thresholds.flatMap((threshold) =>
          over(k, `gPassAt.${threshold}`, (counts) => gPassAt(k, { ...counts, threshold })).map((one) => ({
            ...one,
            threshold,
          })),
        ),
        ...over(k, 'gPassAt.mean', (counts) => meanGPassAt(k, counts)).map(
          (one): ThresholdEstimateAt => ({ ...one, threshold: 'mean' }),
        ),
      ]),
    }),
  }
}

function selectionMeasures(
  selections: ArmSelections,
  most: number,
  options: SampleOptions,
): Pick<SampleMeasures, 'majorityAt' | 'shortestAt'> {
  const { problems, whyNoShortest } = selections
  const sizes = sampleSizes(most, 8)
  if (whyNoShortest !== undefined) options.estimator.note(`${options.path}.shortestAt`, whyNoShortest)
  const at = (name: 'majority' | 'shortest'): SelectionEstimateAt[] =>
    sizes.flatMap((k) => {
      const selected = selections.at(name, k)
      const paired = problems.map((problem, index) => ({ problem, selected: selected[index] }))
      return selectionEstimate(k, paired, { ...options, name: `${name}At` })
    })
  return { majorityAt: at('majority'), ...(whyNoShortest === undefined && { shortestAt: at('shortest') }) }
}

function selectionEstimate(
  k: number,
  selected: readonly {
    readonly problem: ProblemResponses
    readonly selected: SelectedProblem | undefined
  }[],
  { path, estimator, name }: SampleOptions & { readonly name: string },
): SelectionEstimateAt[] {
  const over = (part: string, of: (one: SelectedProblem) => number | undefined, kind: 'share' | 'amount') =>
    estimator.overProblems(
      `${path}.${name}.${k}${part}`,
      selected.map(({ problem, selected: one }) => ({
        cluster: problem.cluster,
        value: one && of(one),
        responses: problem.responses.length,
      })),
      kind,
    )
  const estimate = over('', ({ accuracy }) => accuracy, 'share')
  if (!estimate) return []
  const there = selected.flatMap(({ selected: one }) => one ?? [])
  const hasCost = there.every(({ cost }) => cost !== undefined)
  const cost = hasCost ? over('.cost', (one) => one.cost, 'amount') : undefined
  const outputTokens = there.reduce((sum, one) => sum + (one.outputTokens ?? Number.NaN), 0) / there.length
  const drawn = Math.sqrt(there.reduce((sum, one) => sum + one.drawingError ** 2, 0)) / there.length
  return [
    {
      k,
      ...estimate,
      ...(cost && { cost }),
      ...(Number.isNaN(outputTokens) ? {} : { outputTokens }),
      ...(drawn > 0 && { drawingError: drawn }),
    },
  ]
}
