import type { RunDescription, Summary } from '#run'
import type { ArmSelections } from './arm-selections.ts'
import type { ArmResponses } from './compare-arms.ts'
import type { Estimator } from './estimator.ts'
import { accuracyCostFrontier } from './frontier.ts'
import type { RunSpending } from './spending.ts'
import { tradeOffs } from './trade-offs.ts'

export interface SelectedArm extends ArmResponses {
  readonly selections: ArmSelections
}

/** What is read off several arms at once, apart from the comparisons that test something. */
export function armsTogether(
  arms: readonly SelectedArm[],
  {
    description,
    ...rest
  }: {
    readonly description: RunDescription
    readonly estimator: Estimator
    readonly spending: RunSpending
  },
): Pick<Summary, 'tradeOffs' | 'frontier'> {
  const { study, family } = description
  const options = { ...rest, seed: study.seed, level: family.level }
  const baseline = arms.find(({ id }) => id === study.baseline)
  const others = arms.filter((arm) => arm !== baseline)
  // Imported arms are other models on other problems: there is no baseline to trade against.
  const isPaired = baseline !== undefined && family.metrics.length > 0 && others.length > 0
  const points = accuracyCostFrontier(arms, options)
  return {
    ...(isPaired && { tradeOffs: tradeOffs(baseline, others, options) }),
    ...(points && { frontier: points }),
  }
}
