import { policyBreakEven, type ResponseTokens, type TokenKind } from '#economics'
import { totalsBootstrap } from '#metric'
import type { SummaryEstimate } from '#run'
import type { Estimator } from '../estimator.ts'
import { writtenTotals } from '../written-totals.ts'
import type { ArmComparison } from './answer-cost.ts'
import { pairedClusters } from './paired-clusters.ts'
import { pairedSpread } from './paired-spread.ts'
import { countsOf, type PricedArm, sumOver } from './priced-arm.ts'
import type { ProblemTally } from './problem-tally.ts'

export interface ComparingOptions {
  readonly seed: string
  readonly level: number
  /** Where the reason of what is missing is noted. */
  readonly estimator: Estimator
}

/** Two arms of one run, paired by problem; undefined where one of them has no price. */
export function compareArms(
  a: PricedArm,
  b: PricedArm,
  { seed, level, estimator: notes }: ComparingOptions,
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
  const spread = spreadOf(a, b, seed)
  if (!spread) notes.note(`${path}.spread`, 'too few problems are shared, or an arm does not vary over them')
  return {
    a: a.arm.id,
    b: b.arm.id,
    ...(typeof ratio === 'string' ? {} : { costOfPassRatio: ratio }),
    ...(spread && { spread }),
    ...(breakEven && { breakEven }),
  }
}

function spreadOf(a: PricedArm, b: PricedArm, seed: string): ArmComparison['spread'] {
  const partsOf = (tally: ProblemTally, { cost }: PricedArm): number[] => [
    tally.correct,
    tally.responses - tally.ungraded,
    cost?.(tally) ?? Number.NaN,
    tally.responses,
  ]
  const paired = pairedClusters(a.byProblem, b.byProblem, (ofA, ofB) => [
    ...partsOf(ofA, a),
    ...partsOf(ofB, b),
  ])
  return pairedSpread(paired, seed)
}

/** Paired by problem: the same problems are drawn for both arms. */
function costRatio(
  a: PricedArm,
  b: PricedArm,
  { seed, level }: { readonly seed: string; readonly level: number },
): SummaryEstimate | string {
  const { columns, clusters, answers } = pairedClusters(a.byProblem, b.byProblem, (ofA, ofB) => [
    a.cost?.(ofA) ?? 0,
    ofA.correct,
    b.cost?.(ofB) ?? 0,
    ofB.correct,
  ])
  if (clusters < 2) return 'fewer than two problems are shared'
  if (columns.some((column) => column.every((value) => value === 0)))
    return 'an arm is never right, or costs nothing'
  const estimate = totalsBootstrap(columns, { seed: `cost ratio of ${seed}`, level }).estimate(
    ([costA = 0, rightA = 0, costB = 0, rightB = 0]) => costB / rightB / (costA / rightA),
    'logarithm',
  )
  return estimate ? writtenTotals(estimate, { n: answers, problems: clusters }) : 'it is not defined'
}

function meanOf({ problems }: PricedArm): ResponseTokens {
  const answers = sumOver(problems, ({ responses }) => responses)
  const graded = answers - sumOver(problems, ({ ungraded }) => ungraded)
  const counts = countsOf(problems)
  const each = (kind: TokenKind): number => counts[kind] / answers
  return {
    accuracy: graded === 0 ? 0 : sumOver(problems, ({ correct }) => correct) / graded,
    tokens: {
      uncachedInput: each('uncachedInput'),
      cachedInput: each('cachedInput'),
      output: each('output'),
    },
  }
}
