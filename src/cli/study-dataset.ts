import { basename } from 'node:path'
import type { Engine } from '#engine'
import { formatPolicySetting } from '#policy'
import type { GoldProblem } from '#problem'
import {
  type DatasetStudy,
  problemsOfFile,
  type RunDescription,
  type RunReader,
  type StudyProtocol,
} from '#run'
import { type DatasetSettings, paperProtocol, protocolProblems, refusedArms } from '#study'
import { choiceOf } from './format-choice.ts'
import { skippedText } from './import-text.ts'
import { policiesOf } from './settle-settings.ts'
import type { StudyFlags } from './study-request.ts'
import { selectionsOf } from './study-selections.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** What a study of a data set does where nobody says otherwise: once to each problem, sampled as models mostly are. */
const usualSettings = { samples: 1, temperature: 0.7, topP: 0.95, maxTokens: 32_768, seed: '1' }

export interface DatasetContext {
  readonly world: World
  readonly engine: Engine
  /** The run that is resumed. */
  readonly resumed: RunReader | undefined
}

export interface SettledDataset {
  readonly settings: DatasetSettings
  /** What the user should know of them. */
  readonly notes: readonly string[]
}

/** Is it a study of a data set that is asked for, or that is resumed? */
export function isOfDataset({ data, preset }: StudyFlags, recorded: RunDescription | undefined): boolean {
  return data !== undefined || preset !== undefined || recorded?.study.kind === 'dataset'
}

/** Settles a study of a file's problems: what is asked, or else what was recorded, or else the protocol, or else the usual. */
export async function settleDataset(asked: StudyFlags, context: DatasetContext): Promise<SettledDataset> {
  const { engine, resumed } = context
  if (asked.split !== undefined)
    throw new UsageError('--split is of countdown problems; --data FILE gives its own')
  const recorded = recordedStudy(resumed)
  const preset = asked.preset === undefined ? undefined : paperProtocol
  const before = recorded ?? { ...usualSettings, ...preset?.settings, margin: null, baseline: undefined }
  const usual = preset?.settings.policies.map(formatPolicySetting) ?? ['none']
  const settled = policiesOf(asked, { engine: engine.describe(), recorded: resumed?.description }, usual)
  const { kept, protocol, notes } = await withProtocol(
    settled.map(({ setting }) => setting),
    { asked, recorded, context },
  )
  const { problems, file } = await problemsAsked(asked, { ...context, recorded })
  const { margin = before.margin, baseline = asked.policy === undefined ? before.baseline : undefined } =
    asked
  const settings: DatasetSettings = {
    problems,
    file,
    policies: kept,
    ...selectionsOf(asked, { recorded: context.resumed?.description, usual: before.samples }),
    temperature: asked.temperature ?? before.temperature,
    topP: asked.topP ?? before.topP,
    maxTokens: asked.maxTokens ?? before.maxTokens,
    seed: asked.seed ?? before.seed,
    ...(protocol && { protocol }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(margin === null ? {} : { margin }),
  }
  return {
    settings,
    notes: [...settled.flatMap(({ note }) => note ?? []), ...notes, settingsNote(settings)],
  }
}

function recordedStudy(resumed: RunReader | undefined): DatasetStudy | undefined {
  const study = resumed?.description.study
  if (study === undefined || study.kind === 'dataset') return study
  throw new UsageError(`--out holds a run of kind ${study.kind}: it can't be resumed with --data or --preset`)
}

/** The arms that the engine can carry out: a protocol goes without the others and says so, what is asked for by name does not. */
async function withProtocol(
  policies: DatasetSettings['policies'],
  {
    asked,
    recorded,
    context,
  }: {
    readonly asked: StudyFlags
    readonly recorded: DatasetStudy | undefined
    readonly context: DatasetContext
  },
): Promise<{
  readonly kept: DatasetSettings['policies']
  readonly protocol?: StudyProtocol
  readonly notes: readonly string[]
}> {
  const refused = await refusedArms(context.engine, policies, context.world.signal)
  const [first] = refused
  if (asked.preset === undefined) {
    if (first) throw new UsageError(first.reason)
    const protocol = recorded?.protocol ?? undefined
    return { kept: policies, ...(protocol && { protocol }), notes: [] }
  }
  if (first && asked.policy !== undefined) throw new UsageError(first.reason)
  if (asked.set === undefined)
    throw new UsageError(`--preset ${asked.preset} needs --set: ${setNames().join(', ')}`)
  const leftOut = refused.map(({ arm, reason }) => ({ arm, reason }))
  return {
    kept: policies.filter((policy) => !refused.some((one) => one.policy === policy)),
    protocol: { name: asked.preset, set: asked.set, leftOut },
    notes: leftOut.map(({ arm, reason }) => `arm ${arm} of the protocol is left out: ${reason}`),
  }
}

const setNames = (): string[] => paperProtocol.sets.map(({ name }) => name)

async function problemsAsked(
  asked: StudyFlags,
  { world, resumed, recorded }: DatasetContext & { readonly recorded: DatasetStudy | undefined },
): Promise<{ readonly problems: readonly GoldProblem[]; readonly file: string }> {
  if (asked.data === undefined) {
    if (!resumed || !recorded) throw new UsageError(`--preset ${asked.preset} needs --data FILE`)
    return { problems: await recordedProblems(resumed), file: recorded.file }
  }
  const file = basename(asked.data)
  const all = await problemsIn(asked, asked.data, world)
  const ofSet = asked.set === undefined ? all : protocolProblems(all, { set: asked.set, file: asked.data })
  return { problems: ofSet.slice(0, asked.problems ?? recorded?.problems), file }
}

async function recordedProblems(run: RunReader): Promise<GoldProblem[]> {
  const problems: GoldProblem[] = []
  for await (const problem of run.problems()) if (problem.kind !== 'countdown') problems.push(problem)
  return problems
}

async function problemsIn(asked: StudyFlags, data: string, world: World): Promise<GoldProblem[]> {
  const choice = choiceOf(asked)
  const problems: GoldProblem[] = []
  for await (const item of problemsOfFile(data, { stdin: world.stdin, ...(choice && { choice }) })) {
    world.signal.throwIfAborted()
    if ('problem' in item) problems.push(item.problem)
    else world.err(`${skippedText(data, item)}\n`)
  }
  if (problems.length === 0) throw new UsageError(`--data ${data}: no problems`)
  return problems
}

function settingsNote({
  problems,
  samples,
  temperature,
  topP,
  maxTokens,
  protocol,
}: DatasetSettings): string {
  const whose = protocol ? `${protocol.name} (${paperProtocol.source}), set ${protocol.set}: ` : ''
  const ungradable = problems.filter(({ gold }) => gold === undefined).length
  const without = ungradable === 0 ? '' : `; ${ungradable} problems have no gold answer and can't be graded`
  return `${whose}${problems.length} problems × ${samples} samples, temperature ${temperature}, top-p ${topP}, at most ${maxTokens} tokens${without}`
}
