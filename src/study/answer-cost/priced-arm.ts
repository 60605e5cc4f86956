import { type BilledCounts, tokenKinds } from '#economics'
import type { RunArm } from '#run'
import type { ArmPrice } from './arm-price.ts'
import type { ProblemTally } from './problem-tally.ts'

/** An arm as it was tallied, with what it cost. */
export interface PricedArm {
  readonly arm: RunArm
  readonly problems: readonly ProblemTally[]
  readonly byProblem: ReadonlyMap<string, ProblemTally>
  readonly price: ArmPrice
  /** Undefined where the arm can't be priced; the reason is noted. */
  readonly cost: ((tally: ProblemTally) => number) | undefined
}

/** All tokens of an arm, by how they are billed. */
export function countsOf(problems: readonly ProblemTally[]): BilledCounts {
  const [uncachedInput = 0, cachedInput = 0, output = 0] = tokenKinds.map((kind) =>
    sumOver(problems, (tally) => tally[kind]),
  )
  return { uncachedInput, cachedInput, output }
}

export function sumOver(problems: readonly ProblemTally[], of: (tally: ProblemTally) => number): number {
  return problems.reduce((total, tally) => total + of(tally), 0)
}
