import { type BilledCounts, priceTokens, type TokenKind } from '#economics'
import { formatPolicySetting } from '#policy'
import type { RunArm, RunReader } from '#run'
import { costOfPassOver } from '../cost-of-pass.ts'
import { type Estimator, estimator } from '../estimator.ts'
import { isOracle } from '../select-responses.ts'
import { StudyError } from '../study-error.ts'
import type { AnswerCost, ArmCost, NotPriced } from './answer-cost.ts'
import type { ArmPrice } from './arm-price.ts'
import { compareArms } from './compare-arms.ts'
import { countsOf, type PricedArm, sumOver } from './priced-arm.ts'
import type { ProblemTally } from './problem-tally.ts'
import { type RunTally, tallyRun } from './tally-run.ts'
import { underthinkingTax } from './underthinking-tax.ts'

export interface AnswerCostOptions {
  /** By what an arm's responses are priced. */
  readonly priceOf: (arm: RunArm) => ArmPrice
  /** What a person takes for a right answer: no problem costs more. */
  readonly humanUsd?: number
  /** The arm that the others are compared with; the study's where left out, or where nothing is graded of it. */
  readonly baseline?: string
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
  const { baseline: asked = study.baseline } = options
  const baseline = priced.find(({ arm }) => arm.id === asked) ?? priced[0]
  return {
    version: 1,
    baseline: baseline?.arm.id ?? asked,
    level: options.level,
    arms: priced.map((one) => armCost(one, measuring)),
    comparisons: priced.flatMap((one) =>
      baseline === undefined || one === baseline ? [] : (compareArms(baseline, one, measuring) ?? []),
    ),
    absent: measuring.estimator.absent(),
  }
}

function pricedArm(
  arm: RunArm,
  tallies: RunTally,
  { priceOf: find, estimator: notes }: Measuring,
): PricedArm | undefined {
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
  const answers = sumOver(problems, ({ responses }) => responses)
  const untold = sumOver(problems, (tally) =>
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

function armCost({ arm, problems, price, cost }: PricedArm, measuring: Measuring): ArmCost {
  const { estimator: estimating, seed, level, humanUsd } = measuring
  const path = `arms.${arm.id}`
  const answers = sumOver(problems, ({ responses }) => responses)
  const correct = sumOver(problems, (tally) => tally.correct)
  const ungraded = sumOver(problems, (tally) => tally.ungraded)
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
    ...(cost && { totalUsd: sumOver(problems, cost) }),
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
  const answers = sumOver(problems, ({ responses }) => responses)
  const untold = sumOver(problems, (tally) => tally.untold.input)
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
