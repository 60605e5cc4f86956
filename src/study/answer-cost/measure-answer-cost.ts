import {
  type BilledCounts,
  policyBreakEven,
  priceTokens,
  type ResponseTokens,
  type TokenKind,
  tokenKinds,
} from '#economics'
import { totalsBootstrap } from '#metric'
import { formatPolicySetting } from '#policy'
import type { RunArm, RunReader, SummaryEstimate } from '#run'
import { costOfPassOver } from '../cost-of-pass.ts'
import { type Estimator, estimator } from '../estimator.ts'
import { isOracle } from '../select-responses.ts'
import { StudyError } from '../study-error.ts'
import { writtenTotals } from '../written-totals.ts'
import type { AnswerCost, ArmComparison, ArmCost, NotPriced } from './answer-cost.ts'
import type { ArmPrice } from './arm-price.ts'
import type { ProblemTally } from './problem-tally.ts'
import { type RunTally, tallyRun } from './tally-run.ts'
import { underthinkingTax } from './underthinking-tax.ts'

export interface AnswerCostOptions {
  /** By what an arm's responses are priced. */
  readonly priceOf: (arm: RunArm) => ArmPrice
  /** What a person takes for a right answer: no problem costs more. */
  readonly humanUsd?: number
  readonly level: number
  readonly signal: AbortSignal
  /** Called as each response is read: a run may hold millions. */
  readonly onResponse?: () => void
}

/** What is needed of every arm. */
interface Measuring extends AnswerCostOptions {
  readonly estimator: Estimator
  readonly seed: string
}

/** An arm as it was tallied, with what it cost. */
interface Priced {
  readonly arm: RunArm
  readonly problems: readonly ProblemTally[]
  readonly byProblem: ReadonlyMap<string, ProblemTally>
  readonly price: ArmPrice
  /** Undefined where the arm can't be priced; the reason is noted. */
  readonly cost: ((tally: ProblemTally) => number) | undefined
}

/**
 * What a right answer of each arm costs in dollars, with intervals over problems.
 * @throws StudyError where the run holds no grade
 */
export async function measureAnswerCost(run: RunReader, options: AnswerCostOptions): Promise<AnswerCost> {
  const tallies = await tallyRun(run, options.signal, options.onResponse)
  if (tallies.size === 0)
    throw new StudyError(`${run.folder}: holds no graded response; jevons score grades it`)
  const { arms, study } = run.description
  const measuring: Measuring = {
    ...options,
    estimator: estimator({ seed: `estimates of ${study.seed}`, level: options.level }),
    seed: study.seed,
  }
  const priced = arms.flatMap((arm) => pricedArm(arm, tallies, measuring) ?? [])
  const baseline = priced.find(({ arm }) => arm.id === study.baseline) ?? priced[0]
  return {
    version: 1,
    baseline: baseline?.arm.id ?? study.baseline,
    level: options.level,
    arms: priced.map((one) => armCost(one, measuring)),
    comparisons: priced.flatMap((one) =>
      baseline === undefined || one === baseline ? [] : (comparison(baseline, one, measuring) ?? []),
    ),
    absent: measuring.estimator.absent(),
  }
}

function pricedArm(
  arm: RunArm,
  tallies: RunTally,
  { priceOf: find, estimator: notes }: Measuring,
): Priced | undefined {
  const byProblem = tallies.get(arm.id)
  if (!byProblem) return undefined
  const problems = [...byProblem.values()]
  const price = find(arm)
  const reason = whyNoCost(price, problems)
  if (reason !== undefined) notes.note(`arms.${arm.id}.costOfPass`, reason)
  return { arm, problems, byProblem, price, cost: reason === undefined ? costBy(price) : undefined }
}

function whyNoCost(price: ArmPrice, problems: readonly ProblemTally[]): string | undefined {
  if ('absent' in price) return price.absent
  const answers = sum(problems, ({ responses }) => responses)
  const untold = sum(problems, (tally) =>
    price.kind === 'as billed' ? tally.untold.cost : tally.untold.output,
  )
  if (untold === 0) return undefined
  const what = price.kind === 'as billed' ? 'what they cost' : 'how many tokens came out'
  return `${untold} of ${answers} answers do not say ${what}`
}

function costBy(price: ArmPrice): (tally: ProblemTally) => number {
  if ('absent' in price || price.kind === 'as billed') return ({ costUsd }) => costUsd
  return (tally) => priceTokens(tally, price.usdPerMillion).usd
}

function armCost({ arm, problems, price, cost }: Priced, measuring: Measuring): ArmCost {
  const { estimator: estimating, seed, level, humanUsd } = measuring
  const path = `arms.${arm.id}`
  const answers = sum(problems, ({ responses }) => responses)
  const correct = sum(problems, (tally) => tally.correct)
  const ungraded = sum(problems, (tally) => tally.ungraded)
  const notPriced = notPricedOf(problems, price)
  const accuracy = estimating.ratio(
    `${path}.accuracy`,
    clustersOf(
      problems,
      (tally) => tally.correct,
      (tally) => tally.responses - tally.ungraded,
    ),
    true,
  )
  if (cost !== undefined && ungraded === answers)
    estimating.note(`${path}.costOfPass`, 'no response is graded')
  const counted = problems.map((tally) => ({
    cluster: tally.cluster,
    cost: cost?.(tally) ?? Number.NaN,
    correct: tally.correct,
    responses: tally.responses,
  }))
  const options = { path, estimator: estimating, seed, level }
  const perAnswer =
    cost &&
    estimating.ratio(
      `${path}.perAnswerUsd`,
      clustersOf(problems, cost, ({ responses }) => responses),
      false,
    )
  const costs =
    cost && ungraded < answers
      ? costOfPassOver(counted, { ...options, ...(humanUsd === undefined ? {} : { cap: humanUsd }) })
      : undefined
  const tax = cost && underthinkingTax({ arm, problems, price, cost }, options)
  return {
    ...identity(arm),
    answers,
    correct,
    ...(accuracy && { accuracy }),
    price,
    tokens: countsOf(problems),
    ...(cost && { bound: notPriced.length === 0 ? 'exact' : 'lower' }),
    notPriced,
    ...(cost && { totalUsd: sum(problems, cost) }),
    ...(perAnswer && { perAnswerUsd: perAnswer }),
    ...(costs && { costOfPass: { unit: 'USD', ...costs } }),
    ...(tax && { underthinkingTaxUsd: tax }),
  }
}

function identity(arm: RunArm): Pick<ArmCost, 'id' | 'policy' | 'selection' | 'of' | 'oracle'> {
  return {
    id: arm.id,
    policy: formatPolicySetting(arm.policy),
    selection: arm.selection,
    ...(arm.of === undefined ? {} : { of: arm.of }),
    ...(isOracle(arm) && { oracle: true as const }),
  }
}

function notPricedOf(problems: readonly ProblemTally[], price: ArmPrice): NotPriced[] {
  if ('absent' in price || price.kind === 'as billed') return []
  const { usdPerMillion } = price
  const counts = countsOf(problems)
  const answers = sum(problems, ({ responses }) => responses)
  const untold = sum(problems, (tally) => tally.untold.input)
  const unknown: NotPriced[] =
    untold === 0
      ? []
      : [
          {
            kind: 'uncachedInput',
            tokens: null,
            reason: `${untold} of ${answers} answers do not say how many tokens went in`,
          },
        ]
  const { notPriced } = priceTokens(counts, usdPerMillion)
  return [...unknown, ...notPriced.map((kind) => withoutPrice(kind, counts, usdPerMillion.input))]
}

function withoutPrice(kind: TokenKind, counts: BilledCounts, inputPrice: number | undefined): NotPriced {
  const names = { uncachedInput: 'input', cachedInput: 'cached input', output: 'output' }
  const most = kind === 'cachedInput' && inputPrice !== undefined ? inputPrice : undefined
  return {
    kind,
    tokens: counts[kind],
    reason: `no price of ${names[kind]} is known, and a missing price is not the full one`,
    ...(most === undefined
      ? {}
      : { atMostUsd: priceTokens({ ...noTokens, output: counts[kind] }, { output: most }).usd }),
  }
}

const noTokens: BilledCounts = { uncachedInput: 0, cachedInput: 0, output: 0 }

function comparison(
  a: Priced,
  b: Priced,
  { seed, level, estimator: notes }: Measuring,
): ArmComparison | undefined {
  if (!a.cost || !b.cost || 'absent' in b.price) return undefined
  const { price } = b
  const breakEven =
    price.kind === 'as billed' || price !== a.price
      ? undefined
      : policyBreakEven(meanOf(a), meanOf(b), price.usdPerMillion)
  const path = `comparisons.${b.arm.id}`
  const ratio = costRatio(a, b, { seed, level })
  if (typeof ratio === 'string') notes.note(`${path}.costOfPassRatio`, ratio)
  return {
    a: a.arm.id,
    b: b.arm.id,
    ...(typeof ratio === 'string' ? {} : { costOfPassRatio: ratio }),
    ...(breakEven && { breakEven }),
  }
}

/** Paired by problem: the same problems are drawn for both arms. */
function costRatio(
  a: Priced,
  b: Priced,
  { seed, level }: { readonly seed: string; readonly level: number },
): SummaryEstimate | string {
  const clusters = new Map<string, [number, number, number, number]>()
  let n = 0
  for (const [problem, ofA] of a.byProblem) {
    const ofB = b.byProblem.get(problem)
    if (!ofB) continue
    const sums = clusters.get(ofA.cluster) ?? [0, 0, 0, 0]
    clusters.set(ofA.cluster, sums)
    const parts = [a.cost?.(ofA) ?? 0, ofA.correct, b.cost?.(ofB) ?? 0, ofB.correct]
    for (const [index, part] of parts.entries()) sums[index] = (sums[index] as number) + part
    n += ofA.responses + ofB.responses
  }
  const all = [...clusters.values()]
  if (all.length < 2) return 'fewer than two problems are shared'
  const columns = [0, 1, 2, 3].map((index) => Float64Array.from(all, (sums) => sums[index] as number))
  if (columns.some((column) => column.every((value) => value === 0)))
    return 'an arm is never right, or costs nothing'
  const estimate = totalsBootstrap(columns, { seed: `cost ratio of ${seed}`, level }).estimate(
    ([costA = 0, rightA = 0, costB = 0, rightB = 0]) => costB / rightB / (costA / rightA),
    'logarithm',
  )
  return estimate ? writtenTotals(estimate, { n, problems: all.length }) : 'it is not defined'
}

function meanOf({ problems }: Priced): ResponseTokens {
  const answers = sum(problems, ({ responses }) => responses)
  const graded = answers - sum(problems, ({ ungraded }) => ungraded)
  const counts = countsOf(problems)
  const each = (kind: TokenKind): number => counts[kind] / answers
  return {
    accuracy: graded === 0 ? 0 : sum(problems, ({ correct }) => correct) / graded,
    tokens: {
      uncachedInput: each('uncachedInput'),
      cachedInput: each('cachedInput'),
      output: each('output'),
    },
  }
}

function countsOf(problems: readonly ProblemTally[]): BilledCounts {
  const [uncachedInput = 0, cachedInput = 0, output = 0] = tokenKinds.map((kind) =>
    sum(problems, (tally) => tally[kind]),
  )
  return { uncachedInput, cachedInput, output }
}

function clustersOf(
  problems: readonly ProblemTally[],
  sumOf: (tally: ProblemTally) => number,
  countOf: (tally: ProblemTally) => number,
): { readonly sum: number; readonly count: number }[] {
  const clusters = new Map<string, { sum: number; count: number }>()
  for (const tally of problems) {
    const before = clusters.get(tally.cluster) ?? { sum: 0, count: 0 }
    clusters.set(tally.cluster, { sum: before.sum + sumOf(tally), count: before.count + countOf(tally) })
  }
  return [...clusters.values()]
}

function sum(problems: readonly ProblemTally[], of: (tally: ProblemTally) => number): number {
  return problems.reduce((total, tally) => total + of(tally), 0)
}
