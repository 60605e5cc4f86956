import type { MeasuredResponse } from '#metric'
import { type RunArm, type RunDescription, type Summary, type SummaryArm, summaryVersion } from '#run'
import { type ArmSelections, armSelections } from './arm-selections.ts'
import { armsTogether, type SelectedArm } from './arms-together.ts'
import { budgetCurve, largestBudget } from './budget-curve.ts'
import { compareArms, levelsOf } from './compare-arms.ts'
import type { DerivedResponse } from './derive-response.ts'
import { summariseDistributions } from './distributions.ts'
import { type Estimator, estimator, totals } from './estimator.ts'
import { correctingOf, type JudgedBy, judgeErrorsOf } from './judge-errors.ts'
import type { Correcting } from './measure-correction.ts'
import { measureResponses } from './measure-responses.ts'
import { measureSamples } from './measure-samples.ts'
import { type RunSpending, spendingOf } from './spending.ts'
import type { StudyPlan } from './study-plan.ts'

/** What was measured of one arm. */
export interface ArmRecord {
  readonly arm: RunArm
  /** Responses to what all arms have. */
  readonly kept: readonly MeasuredResponse[]
  /** Responses of pairs that some arm left failed: they count in the outcomes alone. */
  readonly leftOut: readonly MeasuredResponse[]
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
  const arms = description.arms.map((arm): ArmRecord => {
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
  })
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

/** Every metric of a run with its interval, from what was measured of its responses. */
export function summariseMeasured(run: MeasuredRun): Summary {
  const { description, tokenizer, splitting, warnings = [] } = run
  const { judged = { text: description.judge } } = run
  const { study, engine, family } = description
  const estimating = estimator({ seed: `estimates of ${study.seed}`, level: family.level })
  const spending = spendingOf(run.arms, description.priceRatio)
  const budget = largestBudget(run.arms, study)
  const selected = run.arms.map(({ arm, kept }) => ({
    id: arm.id,
    responses: kept,
    selections: armSelections(kept, { seed: study.seed, spending }),
  }))
  const arms = run.arms.map((record, index) =>
    summariseArm(record, description, {
      selections: (selected[index] as SelectedArm).selections,
      estimator: estimating,
      spending,
      budget,
      correcting: correctingOf(judged),
    }),
  )
  const comparisons =
    family.metrics.length === 0 ? [] : compareArms(selected, { description, estimator: estimating })
  return {
    version: summaryVersion,
    study: {
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
      ...(study.kind === 'import'
        ? { files: study.files.map(({ name, format }) => ({ name, format })) }
        : {}),
      ...(engine.notice === null ? {} : { notice: engine.notice }),
    },
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

interface ArmOptions {
  readonly selections: ArmSelections
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
    billedTokens: billedTokens([...kept, ...leftOut], description, { path, estimator }),
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

function billedTokens(
  responses: readonly MeasuredResponse[],
  { priceRatio }: RunDescription,
  { path, estimator }: { readonly path: string; readonly estimator: Estimator },
): SummaryArm['billedTokens'] {
  const there = responses.filter(({ outcome }) => outcome !== 'failed')
  const sum = (kind: 'prompt' | 'cachedPrompt' | 'output'): number =>
    there.reduce((total, { tokens }) => total + (tokens[kind] ?? 0), 0)
  const cachedInput = sum('cachedPrompt')
  const counts = {
    uncachedInput: Math.max(0, sum('prompt') - cachedInput),
    cachedInput,
    output: sum('output'),
  }
  const missing = whyNoPrice(there)
  if (missing !== undefined) {
    estimator.note(`${path}.billedTokens.weightedPerResponse`, missing)
    return counts
  }
  const weighted =
    counts.uncachedInput * priceRatio.uncachedInput +
    counts.cachedInput * priceRatio.cachedInput +
    counts.output * priceRatio.output
  return { ...counts, weightedPerResponse: weighted / there.length }
}

function whyNoPrice(responses: readonly MeasuredResponse[]): string | undefined {
  if (responses.length === 0) return 'no response'
  const untold = responses.filter(({ tokens }) => tokens.prompt === undefined || tokens.output === undefined)
  if (untold.length === 0) return undefined
  return `${untold.length} of ${responses.length} responses do not say how many tokens they were billed for`
}

function pairOf({ grade: { problem, sample } }: DerivedResponse): string {
  return JSON.stringify([problem, sample])
}

function incompletePairs(derived: readonly DerivedResponse[]): ReadonlySet<string> {
  return new Set(derived.filter(({ grade }) => grade.outcome === 'failed').map(pairOf))
}
