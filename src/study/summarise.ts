import type { MeasuredResponse } from '#metric'
import { type RunArm, type RunStudy, type Summary, type SummaryArm, summaryVersion } from '#run'
import { type ArmResponses, compareArms, levelsOf } from './compare-arms.ts'
import type { DerivedResponse } from './derive-response.ts'
import { type Estimator, estimator, totals } from './estimator.ts'
import { measureResponses } from './measure-responses.ts'
import type { StudyPlan } from './study-plan.ts'

/** What was derived of one arm: pairs that all arms have, and pairs that some arm left failed. */
interface ArmRecord {
  readonly arm: RunArm
  readonly kept: readonly DerivedResponse[]
  readonly leftOut: readonly DerivedResponse[]
}

/** Every metric of a study with its interval, from its plan and what was derived of each planned response. */
export function summarise(plan: StudyPlan, derived: readonly DerivedResponse[]): Summary {
  const { description, problems } = plan
  const { study, engine, family } = description
  const estimating = estimator({ seed: `estimates of ${study.seed}`, level: family.level })
  const incomplete = incompletePairs(derived)
  const records = description.arms.map((arm): ArmRecord => {
    const own = derived.filter(({ grade }) => grade.arm === arm.id)
    return {
      arm,
      kept: own.filter((one) => !incomplete.has(pairOf(one))),
      leftOut: own.filter((one) => incomplete.has(pairOf(one))),
    }
  })
  const arms = records.map((record) => summariseArm(record, plan, estimating))
  const responses = records.map(
    ({ arm, kept }): ArmResponses => ({ id: arm.id, responses: measuredOf(kept) }),
  )
  const comparisons = compareArms(responses, { description, estimator: estimating })
  return {
    version: summaryVersion,
    study: {
      problems: problems.length,
      clusters: new Set(problems.map(({ cluster }) => cluster)).size,
      samples: study.samples,
      kind: study.kind,
      split: study.split,
      seed: study.seed,
      engine: engine.name,
      model: engine.model,
      tokenizer: engine.tokenizer,
      judge: description.judge,
      ...(engine.notice === null ? {} : { notice: engine.notice }),
    },
    baseline: study.baseline,
    arms,
    comparisons,
    family: {
      metrics: [...family.metrics],
      size: comparisons.filter(({ level }) => level === undefined).length,
      level: family.level,
    },
    denominators: { planned: problems.length * study.samples, leftOut: incomplete.size },
    absent: estimating.absent(),
  }
}

function summariseArm({ arm, kept, leftOut }: ArmRecord, plan: StudyPlan, estimator: Estimator): SummaryArm {
  const { study } = plan.description
  const path = `arms.${arm.id}`
  const measured = measuredOf(kept)
  const outside = measuredOf(leftOut)
  const validSteps = validStepsOf(kept, { path, estimator })
  return {
    id: arm.id,
    engine: arm.engine,
    policy: arm.id,
    selection: arm.selection,
    sampling: samplingOf(study),
    ...measureResponses(measured, { path, estimator, seed: study.seed, leftOut: outside }),
    ...(validSteps && { validSteps }),
    ...accuracyBounds([...measured, ...outside]),
    billedTokens: billedTokens([...measured, ...outside], plan, { path, estimator }),
    byLevel: levelsOf(measured).map((level) => ({
      level,
      ...measureResponses(
        measured.filter((one) => one.level === level),
        {
          path: `${path}.byLevel.${level}`,
          estimator,
          seed: study.seed,
          leftOut: outside.filter((one) => one.level === level),
        },
      ),
    })),
  }
}

function samplingOf(study: RunStudy): SummaryArm['sampling'] {
  if (study.kind === 'import') return { temperature: null, topP: null, maxTokens: null }
  const { temperature, topP, maxTokens } = study
  return { temperature, topP, maxTokens }
}

interface Noting {
  readonly path: string
  readonly estimator: Estimator
}

function validStepsOf(
  kept: readonly DerivedResponse[],
  { path, estimator }: Noting,
): SummaryArm['validSteps'] {
  const members = kept.map(({ measured, thoughts }) => ({
    cluster: measured.cluster,
    steps: thoughts?.steps,
  }))
  const clusters = totals(members, ({ steps }) => ({ sum: steps?.valid ?? 0, count: steps?.stated ?? 0 }))
  return estimator.ratio(`${path}.validSteps`, clusters, false)
}

/** What accuracy would be had every failed response been wrong, and right. */
function accuracyBounds(responses: readonly MeasuredResponse[]): Pick<SummaryArm, 'accuracyBounds'> {
  const failed = responses.filter(({ outcome }) => outcome === 'failed').length
  if (failed === 0) return {}
  const correct = responses.filter(({ outcome }) => outcome === 'correct').length
  return { accuracyBounds: { low: correct / responses.length, high: (correct + failed) / responses.length } }
}

function billedTokens(
  responses: readonly MeasuredResponse[],
  { description: { priceRatio } }: StudyPlan,
  { path, estimator }: Noting,
): SummaryArm['billedTokens'] {
  const there = responses.filter(({ outcome }) => outcome !== 'failed')
  const sum = (kind: 'prompt' | 'output'): number =>
    there.reduce((total, { tokens }) => total + (tokens[kind] ?? 0), 0)
  const counts = { uncachedInput: sum('prompt'), cachedInput: 0, output: sum('output') }
  if (there.length === 0) {
    estimator.note(`${path}.billedTokens.weightedPerResponse`, 'no response')
    return counts
  }
  const untold = there.filter(
    ({ tokens }) => tokens.prompt === undefined || tokens.output === undefined,
  ).length
  if (untold > 0) {
    estimator.note(
      `${path}.billedTokens.weightedPerResponse`,
      `${untold} of ${there.length} responses do not say how many tokens they were billed for`,
    )
    return counts
  }
  const weighted = counts.uncachedInput * priceRatio.uncachedInput + counts.output * priceRatio.output
  return { ...counts, weightedPerResponse: weighted / there.length }
}

function measuredOf(derived: readonly DerivedResponse[]): MeasuredResponse[] {
  return derived.map(({ measured }) => measured)
}

function pairOf({ grade: { problem, sample } }: DerivedResponse): string {
  return JSON.stringify([problem, sample])
}

function incompletePairs(derived: readonly DerivedResponse[]): ReadonlySet<string> {
  return new Set(derived.filter(({ grade }) => grade.outcome === 'failed').map(pairOf))
}
