import type { MeasuredResponse } from '#metric'
import { formatPolicySetting } from '#policy'
import type { RunArm, RunDescription, SummaryArm } from '#run'
import { type ArmSelections, armSelections } from './arm-selections.ts'
import { billedTokens } from './billed-tokens.ts'
import { budgetCurve, largestBudget } from './budget-curve.ts'
import { levelsOf } from './compare-arms.ts'
import { summariseDistributions } from './distributions.ts'
import { type Estimator, estimator, totals } from './estimator.ts'
import { correctingOf, type JudgedBy } from './judge-errors.ts'
import type { Correcting } from './measure-correction.ts'
import { measureResponses } from './measure-responses.ts'
import { measureSamples } from './measure-samples.ts'
import { type RunSpending, type Spending, spendingIn, spendingOf } from './spending.ts'
import { measureSelected, measureSelectedByLevel, selectingMarks } from './summarise-selecting.ts'

/** What was measured of one arm. */
export interface ArmRecord {
  readonly arm: RunArm
  /** Responses to what all arms have. */
  readonly kept: readonly MeasuredResponse[]
  /** Responses of pairs that some arm left failed: they count in the outcomes alone. */
  readonly leftOut: readonly MeasuredResponse[]
  /** Why an arm could select nothing. */
  readonly hindrance?: string
  /** Steps of arithmetic, where the task has them. */
  readonly steps?: readonly StepsOfResponse[]
}

interface StepsOfResponse {
  readonly cluster: string
  readonly stated: number
  readonly valid: number
}

/** What the arms of a run have to know of each other to be summarised one by one. It can be sent to threads. */
export interface SharedByArms {
  readonly description: RunDescription
  readonly judged: JudgedBy
  /** In which unit all of them tell what they cost, or why there is none. */
  readonly spending: Pick<Spending, 'unit'> | { readonly absent: string }
  readonly budget: number | undefined
}

export function sharedByArms({
  arms,
  description,
  judged,
}: {
  readonly arms: readonly ArmRecord[]
  readonly description: RunDescription
  readonly judged?: JudgedBy
}): SharedByArms {
  const spending = spendingOf(arms, description.priceRatio)
  return {
    description,
    judged: judged ?? { text: description.judge },
    spending: 'absent' in spending ? spending : { unit: spending.unit },
    budget: largestBudget(arms, description.study),
  }
}

/** How costs are told, once it is known in which unit. */
export function spendingAs({ spending, description }: SharedByArms): RunSpending {
  return 'absent' in spending ? spending : spendingIn(spending.unit, description.priceRatio)
}

export function estimatorOf({ study, family }: RunDescription): Estimator {
  return estimator({ seed: `estimates of ${study.seed}`, level: family.level })
}

/** An arm's part of the summary, and what is missing in it. */
export interface ArmSummary {
  readonly arm: SummaryArm
  readonly absent: Readonly<Record<string, string>>
}

/** Summarises one arm; what is selected from it is told where somebody else needs it too. */
export function armSummary(
  record: ArmRecord,
  shared: SharedByArms,
  selections: ArmSelections | undefined,
): ArmSummary {
  const { description, judged, budget } = shared
  const estimating = estimatorOf(description)
  const options = { selections, estimator: estimating, spending: spendingAs(shared), budget }
  const arm = summariseArm(record, description, { ...options, correcting: correctingOf(judged) })
  return { arm, absent: estimating.absent() }
}

/** Summarises one arm that was imported, which selects from itself alone. */
export function importedArmSummary(record: ArmRecord, shared: SharedByArms): ArmSummary {
  const { seed } = shared.description.study
  return armSummary(record, shared, armSelections(record.kept, { seed, spending: spendingAs(shared) }))
}

interface ArmOptions {
  /** Absent for an arm that selects itself. */
  readonly selections: ArmSelections | undefined
  readonly estimator: Estimator
  readonly spending: RunSpending
  readonly budget: number | undefined
  readonly correcting: Correcting
}

function summariseArm(
  record: ArmRecord,
  description: RunDescription,
  { selections, estimator, spending, budget, correcting }: ArmOptions,
): SummaryArm {
  const { arm, kept, leftOut, steps } = record
  const { study } = description
  const path = `arms.${arm.id}`
  const billed = billedTokens([...kept, ...leftOut], description, { path, estimator })
  if (!selections) return summariseSelecting(record, description, { estimator, billed })
  const distributing = { estimator, seed: study.seed, level: description.family.level }
  const curve = budgetCurve(kept, { path, estimator, largest: budget })
  const validSteps =
    steps &&
    estimator.ratio(
      `${path}.validSteps`,
      totals(steps, ({ stated, valid }) => ({ sum: valid, count: stated })),
      false,
    )
  return {
    id: arm.id,
    engine: arm.engine,
    policy: study.kind === 'import' ? arm.policy.name : arm.id,
    selection: arm.selection,
    sampling: samplingOf(study),
    ...measureResponses(kept, { path, estimator, seed: study.seed, leftOut, correcting }),
    distributions: summariseDistributions(kept, { path, ...distributing }),
    ...measureSamples(selections, { path, ...distributing, spending }),
    ...(curve && { budgetCurve: curve }),
    ...(validSteps && { validSteps }),
    ...accuracyBounds([...kept, ...leftOut]),
    billedTokens: billed,
    byLevel: levelsOf(kept).map((level) => ({
      level,
      ...measureResponses(
        kept.filter((one) => one.level === level),
        {
          path: `${path}.byLevel.${level}`,
          estimator,
          seed: study.seed,
          leftOut: leftOut.filter((one) => one.level === level),
          correcting,
        },
      ),
      distributions: summariseDistributions(
        kept.filter((one) => one.level === level),
        { path: `${path}.byLevel.${level}`, ...distributing },
      ),
    })),
  }
}

function summariseSelecting(
  { arm, kept, hindrance }: ArmRecord,
  { study }: RunDescription,
  { estimator, billed }: { readonly estimator: Estimator; readonly billed: SummaryArm['billedTokens'] },
): SummaryArm {
  const measuring = { path: `arms.${arm.id}`, estimator }
  if (hindrance !== undefined) estimator.note(measuring.path, hindrance)
  return {
    id: arm.id,
    engine: arm.engine,
    policy: formatPolicySetting(arm.policy),
    selection: arm.selection,
    ...selectingMarks(arm),
    sampling: samplingOf(study),
    ...measureSelected(kept, measuring),
    billedTokens: billed,
    byLevel: measureSelectedByLevel(kept, measuring),
  }
}

function samplingOf(study: RunDescription['study']): SummaryArm['sampling'] {
  if (study.kind === 'import') return { temperature: null, topP: null, maxTokens: null }
  const { temperature, topP, maxTokens } = study
  return { temperature, topP, maxTokens }
}

/** What accuracy would be had every failed response been wrong, and right. */
function accuracyBounds(responses: readonly MeasuredResponse[]): Pick<SummaryArm, 'accuracyBounds'> {
  const failed = responses.filter(({ outcome }) => outcome === 'failed').length
  if (failed === 0) return {}
  const correct = responses.filter(({ outcome }) => outcome === 'correct').length
  return { accuracyBounds: { low: correct / responses.length, high: (correct + failed) / responses.length } }
}
