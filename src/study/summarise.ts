import { type RunArm, type RunDescription, type Summary, summaryVersion } from '#run'
import { armSelections } from './arm-selections.ts'
import { armsTogether } from './arms-together.ts'
import { compareArms } from './compare-arms.ts'
import type { DerivedResponse } from './derive-response.ts'
import { type JudgedBy, judgeErrorsOf } from './judge-errors.ts'
import { incompletePairs, pairOf, selectionOf } from './select-arms.ts'
import type { SelectedResponses } from './select-responses.ts'
import type { StudyPlan } from './study-plan.ts'
import {
  type ArmRecord,
  type ArmSummary,
  armSummary,
  estimatorOf,
  sharedByArms,
  spendingAs,
} from './summarise-arm.ts'
import { isUnpaid } from './unpaid-reason.ts'

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
  const warnings = unpaidWarnings(derived)
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
    ...(warnings.length === 0 ? {} : { warnings }),
  })
}

/** Numbers of a study that ended with its money are numbers of a part of it. */
function unpaidWarnings(derived: readonly DerivedResponse[]): readonly string[] {
  const unpaid = derived.filter(({ grade }) => grade.outcome === 'failed' && isUnpaid(grade.reason)).length
  if (unpaid === 0) return []
  return [
    `The limit of cost was reached: ${unpaid} of ${derived.length} planned responses were not asked for.`,
  ]
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

/**
 * Every metric of a run with its interval, from what was measured of its responses.
 * @param summarised its arms, where threads have summarised them
 */
export function summariseMeasured(run: MeasuredRun, summarised?: readonly ArmSummary[]): Summary {
  const { description, warnings = [] } = run
  const { judged = { text: description.judge } } = run
  const { study, family } = description
  const estimating = estimatorOf(description)
  const shared = sharedByArms(run)
  const spending = spendingAs(shared)
  const generated = run.arms.filter(({ arm }) => arm.selection === null)
  const selected = generated.map(({ arm, kept }) => ({
    id: arm.id,
    responses: kept,
    selections: armSelections(kept, { seed: study.seed, spending }),
  }))
  const arms = run.arms.map((record, index) => {
    const selections = selected.find(({ id }) => id === record.arm.id)?.selections
    const { arm, absent } = summarised?.[index] ?? armSummary(record, shared, selections)
    estimating.noteAll(absent)
    return arm
  })
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
