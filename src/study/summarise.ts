import type { MeasuredResponse } from '#metric'
import { formatPolicySetting } from '#policy'
import { type RunArm, type RunDescription, type Summary, type SummaryArm, summaryVersion } from '#run'
import { type ArmSelections, armSelections } from './arm-selections.ts'
import { armsTogether } from './arms-together.ts'
import { billedTokens } from './billed-tokens.ts'
import { budgetCurve, largestBudget } from './budget-curve.ts'
import { compareArms, levelsOf } from './compare-arms.ts'
import type { DerivedResponse } from './derive-response.ts'
import { summariseDistributions } from './distributions.ts'
import { type Estimator, estimator, totals } from './estimator.ts'
import { correctingOf, type JudgedBy, judgeErrorsOf } from './judge-errors.ts'
import type { Correcting } from './measure-correction.ts'
import { measureResponses } from './measure-responses.ts'
import { measureSamples } from './measure-samples.ts'
import { incompletePairs, pairOf, selectionOf } from './select-arms.ts'
import type { SelectedResponses } from './select-responses.ts'
import { type RunSpending, spendingOf } from './spending.ts'
import type { StudyPlan } from './study-plan.ts'
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

/** What a summary is made of. */
export interface MeasuredRun {
  readonly description: RunDescription
  readonly problems: number
  readonly clusters: number
  readonly arms: readonly ArmRecord[]
  /** Pairs of (problem, sample). */
  readonly planned: number
  readonly leftOut: number
  /** What the token counts are by. */
  readonly tokenizer: string
  readonly splitting?: string
  /** Who judged the thoughts; without it whom run.json names. */
  readonly judged?: JudgedBy
  readonly warnings?: readonly string[]
}

/** Every metric of a study with its interval, from its plan and what was derived of each planned response. */
export function summarise(
  plan: StudyPlan,
  derived: readonly DerivedResponse[],
  counted: Pick<MeasuredRun, 'splitting' | 'judged'> & { readonly tokenizer?: string } = {},
): Summary {
  const { description, problems } = plan
  const incomplete = incompletePairs(derived)
  const arms = recordsOf(plan, derived, incomplete)
  return summariseMeasured({
    description,
    problems: problems.length,
    clusters: new Set(problems.map(({ cluster }) => cluster)).size,
    arms,
    planned: problems.length * description.study.samples,
    leftOut: incomplete.size,
    tokenizer: counted.tokenizer ?? description.engine.tokenizer,
    ...(counted.splitting === undefined ? {} : { splitting: counted.splitting }),
    ...(counted.judged === undefined ? {} : { judged: counted.judged }),
  })
}

/** What was generated for each arm, and what the others select from it. */
function recordsOf(
  plan: StudyPlan,
  derived: readonly DerivedResponse[],
  incomplete: ReadonlySet<string>,
): ArmRecord[] {
  const records = new Map<string, ArmRecord>()
  for (const arm of plan.description.arms) {
    const from = arm.of === undefined ? undefined : records.get(arm.of)
    records.set(
      arm.id,
      from === undefined
        ? recordOf(arm, derived, incomplete)
        : selectingRecord(arm, selectionOf(arm, plan, from.kept)),
    )
  }
  return [...records.values()]
}

function selectingRecord(arm: RunArm, { responses, hindrance }: SelectedResponses): ArmRecord {
  return { arm, kept: responses, leftOut: [], ...(hindrance === undefined ? {} : { hindrance }) }
}

function recordOf(
  arm: RunArm,
  derived: readonly DerivedResponse[],
  incomplete: ReadonlySet<string>,
): ArmRecord {
  const own = derived.filter(({ grade }) => grade.arm === arm.id)
  const kept = own.filter((one) => !incomplete.has(pairOf(one)))
  return {
    arm,
    kept: kept.map(({ measured }) => measured),
    leftOut: own.filter((one) => incomplete.has(pairOf(one))).map(({ measured }) => measured),
    steps: kept.map(({ measured, thoughts }) => ({
      cluster: measured.cluster,
      stated: thoughts?.steps?.stated ?? 0,
      valid: thoughts?.steps?.valid ?? 0,
    })),
  }
}

/** Every metric of a run with its interval, from what was measured of its responses. */
export function summariseMeasured(run: MeasuredRun): Summary {
  const { description, warnings = [] } = run
  const { judged = { text: description.judge } } = run
  const { study, family } = description
  const estimating = estimator({ seed: `estimates of ${study.seed}`, level: family.level })
  const spending = spendingOf(run.arms, description.priceRatio)
  const budget = largestBudget(run.arms, study)
  const generated = run.arms.filter(({ arm }) => arm.selection === null)
  const selected = generated.map(({ arm, kept }) => ({
    id: arm.id,
    responses: kept,
    selections: armSelections(kept, { seed: study.seed, spending }),
  }))
  const arms = run.arms.map((record) =>
    summariseArm(record, description, {
      selections: selected.find(({ id }) => id === record.arm.id)?.selections,
      estimator: estimating,
      spending,
      budget,
      correcting: correctingOf(judged),
    }),
  )
  const comparisons =
    family.metrics.length === 0
      ? []
      : compareArms(
          run.arms.map(({ arm, kept }) => ({ id: arm.id, responses: kept })),
          { description, estimator: estimating },
        )
  return {
    version: summaryVersion,
    study: summarisedStudy(run, judged),
    baseline: study.baseline,
    arms,
    comparisons,
    ...armsTogether(selected, { description, estimator: estimating, spending }),
    family: {
      metrics: [...family.metrics],
      size: comparisons.filter(({ level }) => level === undefined).length,
      level: family.level,
    },
    denominators: { planned: run.planned, leftOut: run.leftOut },
    absent: estimating.absent(),
    ...(warnings.length === 0 ? {} : { warnings }),
  }
}

function summarisedStudy(
  { description: { study, engine }, tokenizer, splitting, ...run }: MeasuredRun,
  judged: JudgedBy,
): Summary['study'] {
  return {
    problems: run.problems,
    clusters: run.clusters,
    samples: study.samples,
    kind: study.kind,
    split: study.split,
    seed: study.seed,
    engine: engine.name,
    model: engine.model,
    tokenizer,
    judge: judged.text,
    ...(judged.calibration && { judgeErrors: judgeErrorsOf(judged.calibration, study.seed) }),
    ...(splitting === undefined ? {} : { splitting }),
    ...(study.kind === 'import' ? { files: study.files.map(({ name, format }) => ({ name, format })) } : {}),
    ...(engine.notice === null ? {} : { notice: engine.notice }),
  }
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
