import type { EngineDescription } from '#engine'
import { formatPolicySetting, formatSelectionSetting, mostSamples } from '#policy'
import type { Problem } from '#problem'
import type { CountdownStudy, DatasetStudy, PriceRatio, ResponseKey, RunArm, RunDescription } from '#run'
import { askedQuestion } from './asked-question.ts'
import { drawProblems } from './draw-problems.ts'
import { isOracle, selectionSetting } from './select-responses.ts'
import { StudyError } from './study-error.ts'
import type { DatasetSettings, GeneratingSettings, StudySettings } from './study-settings.ts'

/** A study before it runs: what run.json records, and its problems. */
export interface StudyPlan {
  readonly description: RunDescription
  readonly problems: readonly Problem[]
}

export interface PlanningContext {
  readonly engine: EngineDescription
  readonly startedAt: Date
  readonly versions: RunDescription['versions']
}

/** What the three kinds of tokens cost, relative to uncached input, where nobody declares another ratio. */
const priceRatio: PriceRatio = { uncachedInput: 1, cachedInput: 0.1, output: 4 }

/**
 * Plans a study of countdown: its arms, its baseline and the family of comparisons, all before the first response.
 * @throws StudyError where the settings contradict each other or the split has too few problems
 */
export function planStudy(settings: StudySettings, context: PlanningContext): StudyPlan {
  const problems = drawProblems({ count: settings.problems, seed: settings.seed, split: settings.split })
  if (problems.length < settings.problems) {
    throw new StudyError(
      `problems: ${settings.problems} are too many, the ${settings.split} split has ${problems.length} to draw`,
    )
  }
  const { split } = settings
  return planned(problems, settings, { context, judge: 'countdown, exact', of: { kind: 'countdown', split } })
}

/**
 * Plans a study of a file's problems.
 * @throws StudyError where the settings contradict each other or there are no problems
 */
export function planDatasetStudy(settings: DatasetSettings, context: PlanningContext): StudyPlan {
  const { problems, file, protocol = null } = settings
  if (problems.length === 0) throw new StudyError(`${file}: no problems to study`)
  const of = { kind: 'dataset', split: 'dataset', file, protocol } as const
  return planned(problems, settings, { context, judge: 'none', of })
}

type Kind =
  | Pick<CountdownStudy, 'kind' | 'split'>
  | Pick<DatasetStudy, 'kind' | 'split' | 'file' | 'protocol'>

function planned(
  problems: readonly Problem[],
  settings: GeneratingSettings,
  { context, judge, of }: { readonly context: PlanningContext; readonly judge: string; readonly of: Kind },
): StudyPlan {
  const { engine, startedAt, versions } = context
  const { samples, temperature, topP, maxTokens, seed, margin = null } = settings
  const arms = armsOf(settings, engine.name)
  const baseline = baselineOf(settings, arms)
  const asked = { problems: problems.length, samples, temperature, topP, maxTokens, seed, baseline, margin }
  const [first] = problems
  const description: RunDescription = {
    version: 1,
    startedAt: startedAt.toISOString(),
    versions,
    study: { ...of, ...asked },
    arms,
    engine: recordedEngine(engine),
    prompt: engine.promptTemplate.replace('{question}', () => (first ? askedQuestion(first) : '')),
    judge,
    family: { metrics: ['accuracy', 'tokens'], level: 0.95 },
    priceRatio,
  }
  return { description, problems }
}

/** Every response of a study, what is selected from others apart, in the order of problems, samples, arms: what is there when it stops is paired. */
export function* plannedResponses({ description, problems }: StudyPlan): Generator<ResponseKey> {
  for (const { id: problem } of problems) {
    for (let sample = 0; sample < description.study.samples; sample++) {
      for (const { id: arm, selection } of description.arms)
        if (selection === null) yield { problem, arm, sample }
    }
  }
}

function armsOf({ policies, selections = [], samples }: GeneratingSettings, engine: string): RunArm[] {
  const generated = policies.map((policy) => ({
    id: formatPolicySetting(policy),
    engine,
    policy,
    selection: null,
  }))
  const chosen = selections.map((text) => checkedSelection(text, samples))
  const selecting = generated.flatMap(({ id: of, ...arm }) =>
    chosen.map((selection) => ({ ...arm, id: selectingName(selection, of), selection, of })),
  )
  const arms = [...generated, ...selecting]
  const twice = arms.find(({ id }, index) => arms.findIndex((other) => other.id === id) < index)
  if (twice)
    throw new StudyError(
      `${twice.selection === null ? 'policy' : 'selection'} ${twice.id} is named twice: each arm must differ from the others`,
    )
  return arms
}

/** What knows the right answers says so wherever it is named. */
function selectingName(selection: string, of: string): string {
  return `${selection}${isOracle({ selection }) ? ' (oracle)' : ''} of ${of}`
}

/** The selection with every default filled in. */
function checkedSelection(text: string, samples: number): string {
  const setting = selectionSetting(text)
  const complete = formatSelectionSetting(setting)
  const needed = mostSamples(setting)
  if (needed <= samples) return complete
  throw new StudyError(`selection ${complete} needs ${needed} samples of each problem; there are ${samples}`)
}

function baselineOf({ baseline }: GeneratingSettings, arms: readonly RunArm[]): string {
  const ids = arms.map(({ id }) => id)
  if (baseline === undefined) return ids.find((id) => id === 'none') ?? ids[0] ?? ''
  if (ids.includes(baseline)) return baseline
  // A bare name is enough where only one arm has that policy.
  const named = arms.filter(({ policy, selection }) => selection === null && policy.name === baseline)
  if (named.length === 1 && named[0]) return named[0].id
  throw new StudyError(`baseline "${baseline}" is no arm of this study: its arms are ${ids.join(', ')}`)
}

/** An engine as run.json records it. */
export function recordedEngine(engine: EngineDescription): RunDescription['engine'] {
  const { policyDefaults: _, weightsHash = null, notice = null, ...rest } = engine
  return { ...rest, weightsHash, notice }
}
