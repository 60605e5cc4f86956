import { joinedVotes } from '#answer'
import {
  gPassAt,
  type MeasuredResponse,
  majorityAt,
  meanGPassAt,
  type ProblemResponses,
  passAt,
  passEveryAt,
  problemResponses,
  type SampleCounts,
  sampleCounts,
  shortestAt,
} from '#metric'
import type { EstimateAt, SampleMeasures, SelectionEstimateAt, ThresholdEstimateAt } from '#run'
import { randomSource } from '#statistics'
import { measureCostOfPass } from './cost-of-pass.ts'
import type { Estimator, ProblemValue } from './estimator.ts'
import type { RunSpending, Spending } from './spending.ts'

export interface SampleOptions {
  /** Where the summary keeps these measures: `arms.none`. */
  readonly path: string
  readonly estimator: Estimator
  readonly seed: string
  readonly level: number
  readonly spending: RunSpending
}

/** The thresholds of G-Pass@k between its ends, which are pass@k and pass^k. */
const thresholds = [0.5, 0.75]

/** What the responses to each problem give together: how often some, all or the selected of k are correct, and at which cost. */
export function measureSamples(
  responses: readonly MeasuredResponse[],
  options: SampleOptions,
): SampleMeasures {
  const problems = problemResponses(responses)
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
    ...selections(problems, most, options),
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

/** What a selection gives on one problem. */
export interface SelectedProblem {
  readonly accuracy: number
  readonly drawingError: number
  /** Absent where nobody knows it. */
  readonly cost?: number
  readonly outputTokens?: number
}

/** A selection from k of a problem's responses; undefined where there are fewer. */
export type SelectProblem = (k: number, problem: ProblemResponses) => SelectedProblem | undefined

/** How each selection is worked out over a run's responses; the same for the frontier. */
export function selectors(options: {
  readonly seed: string
  readonly spending: RunSpending
}): Readonly<Record<'majority' | 'shortest', SelectProblem>> {
  const votes = majorityAt({ random: randomSource(`majority of ${options.seed}`) })
  const { spending } = options
  const spent = 'absent' in spending ? undefined : spending
  return {
    majority: (k, problem) => {
      const selected = votes(k, withJoinedVotes(problem))
      return selected && { ...selected, ...spendingOnAll(k, problem, spent) }
    },
    shortest: (k, { responses }) => {
      const selected = shortestAt(k, responses)
      if (!selected) return undefined
      const { accuracy, chances, none } = selected
      return { accuracy, drawingError: 0, ...spendingOnShortest(k, { responses, chances, none, spent }) }
    },
  }
}

/** Every one of the k responses is paid in full. */
function spendingOnAll(
  k: number,
  { responses }: ProblemResponses,
  spent: Spending | undefined,
): Pick<SelectedProblem, 'cost' | 'outputTokens'> {
  return {
    ...(spent && { cost: k * meanOf(responses, spent.of) }),
    ...amountOf('outputTokens', k * meanOf(responses, ({ tokens }) => tokens.output ?? Number.NaN)),
  }
}

/**
 * Of k responses that are decoded side by side until the shortest is there, each has cost as much as that one; where none
 * finishes, all are paid in full.
 */
function spendingOnShortest(
  k: number,
  {
    responses,
    chances,
    none,
    spent,
  }: {
    readonly responses: readonly MeasuredResponse[]
    readonly chances: Float64Array
    readonly none: number
    readonly spent: Spending | undefined
  },
): Pick<SelectedProblem, 'cost' | 'outputTokens'> {
  const unfinished = responses.filter(({ finished }) => finished !== true)
  const expected = (of: (response: MeasuredResponse) => number): number => {
    let sum = none === 0 ? 0 : none * meanOf(unfinished, of)
    for (const [index, response] of responses.entries())
      if (chances[index]) sum += (chances[index] as number) * of(response)
    return k * sum
  }
  return {
    ...(spent && { cost: expected(spent.of) }),
    ...amountOf(
      'outputTokens',
      expected(({ tokens }) => tokens.output ?? Number.NaN),
    ),
  }
}

function amountOf(name: 'outputTokens', amount: number): Pick<SelectedProblem, 'outputTokens'> {
  return Number.isNaN(amount) ? {} : { [name]: amount }
}

function meanOf(responses: readonly MeasuredResponse[], of: (response: MeasuredResponse) => number): number {
  return responses.reduce((sum, response) => sum + of(response), 0) / responses.length
}

/** Different ways of writing the same answer vote together. */
function withJoinedVotes({
  responses,
}: ProblemResponses): Pick<MeasuredResponse, 'vote' | 'outcome' | 'finished' | 'tokens'>[] {
  const keys = new Set(responses.flatMap(({ vote }) => (vote === undefined ? [] : [vote])))
  const joined = keys.size > 1 ? joinedVotes(keys) : undefined
  return responses.map(({ vote, outcome, finished, tokens }) => ({
    vote: vote === undefined ? undefined : (joined?.get(vote) ?? vote),
    outcome,
    finished,
    tokens,
  }))
}

function selections(
  problems: readonly ProblemResponses[],
  most: number,
  options: SampleOptions,
): Pick<SampleMeasures, 'majorityAt' | 'shortestAt'> {
  const { majority, shortest } = selectors(options)
  const sizes = sampleSizes(most, 8)
  const uncounted = problems.reduce(
    (sum, { responses }) =>
      sum + responses.filter(({ finished, tokens }) => finished && tokens.reasoning === undefined).length,
    0,
  )
  if (uncounted > 0) {
    const reason = `${uncounted} responses do not say how many tokens they reasoned for`
    options.estimator.note(`${options.path}.shortestAt`, reason)
  }
  const at = (name: 'majorityAt' | 'shortestAt', select: SelectProblem): SelectionEstimateAt[] =>
    sizes.flatMap((k) =>
      selectionEstimate(
        k,
        problems.map((problem) => ({ problem, selected: select(k, problem) })),
        { ...options, name },
      ),
    )
  return {
    majorityAt: at('majorityAt', majority),
    ...(uncounted === 0 && { shortestAt: at('shortestAt', shortest) }),
  }
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
