import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '#engine'
import {
  createRun,
  newRunFolder,
  type RunFolder,
  type RunReader,
  readRun,
  resumeRun,
  type Summary,
  summaryText,
} from '#run'
import {
  deriveRun,
  derivingWith,
  judgedBy,
  planDatasetStudy,
  planStudy,
  refusedArms,
  type ScoreSettings,
  StudyError,
  type StudyPlan,
  selectionLines,
  splittingText,
  summarise,
  tokenizerText,
  usualScoring,
} from '#study'
import { type GeneratingStudy, generateStudy } from './generate-study.ts'
import { Interruption } from './interruption.ts'
import { sayPlan } from './say-plan.ts'
import { settleSettings } from './settle-settings.ts'
import { resumeCommand } from './shell-word.ts'
import { type DatasetContext, isOfDataset, settleDataset } from './study-dataset.ts'
import { openStudyEngine } from './study-engine.ts'
import { studyPrice } from './study-price.ts'
import { readStudyFlags, type StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** `jevons study`: plans a study, generates what is missing of it, and writes summary and report. */
export async function study(flags: object, world: World): Promise<void> {
  const fromFlags = readStudyFlags(flags)
  const asked = { ...(await fromFile(fromFlags)), ...fromFlags }
  if (asked.resume && asked.out === undefined)
    throw new UsageError('--resume needs --out DIR: the run to finish')
  if (asked.workers !== undefined && asked.queue === undefined)
    throw new UsageError('--workers needs --queue URL: the database that workers take responses from')
  const resumed = goesOn(asked) ? runIn(asked.out) : undefined
  const engine = await openStudyEngine(asked, { world, recorded: resumed?.description })
  try {
    // What is replayed says what is asked, wherever nobody says otherwise.
    const before = resumed ?? replayed(asked)
    const { plan, notes } = await planAsked(asked, { world, engine, resumed: before })
    const priced = await studyPrice(asked, engine.describe(), world)
    if (asked.dryRun) return await sayPlan(plan, { asked, engine, resumed, priced, world })
    if (asked.queue !== undefined) (await import('./queue-study.ts')).checkQueued({ asked, priced })
    const run = openRun(plan, asked, world)
    if (!asked.quiet) world.err([...notes, `run folder ${run.folder}`].map((note) => `${note}\n`).join(''))
    try {
      await finish(plan, { run, engine, priced, world, asked })
    } finally {
      run.close()
    }
  } finally {
    await engine.close()
  }
}

/** The reader of YAML is loaded for who has a file: scoring shares this module, and needs none. */
async function fromFile({ config }: StudyFlags): Promise<StudyFlags> {
  return config === undefined ? {} : (await import('./study-file.ts')).readStudyFile(config)
}

function runIn(folder = ''): RunReader | undefined {
  return existsSync(join(folder, 'run.json')) ? readRun(folder) : undefined
}

function replayed({ engine, from }: StudyFlags): RunReader | undefined {
  return engine === 'replay' && from !== undefined ? readRun(from) : undefined
}

async function planAsked(
  asked: StudyFlags,
  context: DatasetContext,
): Promise<{ readonly plan: StudyPlan; readonly notes: readonly string[] }> {
  const { engine, resumed, world } = context
  const description = engine.describe()
  const planning = { engine: description, startedAt: world.now(), versions: world.versions }
  if (isOfDataset(asked, resumed?.description)) {
    const { settings, notes } = await settleDataset(asked, context)
    return { plan: planDatasetStudy(settings, planning), notes }
  }
  const { settings, notes } = settleSettings(asked, { engine: description, recorded: resumed?.description })
  const [refused] = await refusedArms(engine, settings.policies, world.signal)
  if (refused) throw new UsageError(`--policy ${refused.arm}: ${refused.reason}`)
  return { plan: planStudy(settings, planning), notes }
}

/** Through a queue the same command again goes on by itself: the study is there, whatever became of this process. */
function goesOn({ resume, queue, out }: StudyFlags): boolean {
  return resume === true || (queue !== undefined && runIn(out) !== undefined)
}

function openRun(plan: StudyPlan, asked: StudyFlags, world: World): RunFolder {
  const { out } = asked
  if (goesOn(asked) && out !== undefined) return resumeRun(out, plan)
  return createRun(out ?? newRunFolder('runs', world.now()), plan)
}

async function finish(plan: StudyPlan, generating: GeneratingStudy): Promise<void> {
  const { run, world, asked } = generating
  const { signal } = world
  try {
    if (asked.queue === undefined) await generateStudy(plan, generating)
    else await (await import('./queue-study.ts')).generateQueued(plan, generating)
  } catch (error) {
    throw error instanceof Interruption
      ? new Interruption(stoppedText(run, asked))
      : hinted(error, run, asked)
  }
  const summary = await summariseRun(plan, run)
  if (signal.aborted) throw new Interruption(stoppedText(run, asked))
  const { writeReport } = await import('./write-report.ts')
  const report = await writeReport({ run, summary, world })
  if (asked.json) return world.out(summaryText(summary))
  const { resultText } = await import('./result-text.ts')
  world.out(resultText(summary, { run: run.folder, report }))
}

/** Derives all that a run's responses tell, and writes it down. */
export async function summariseRun(
  plan: StudyPlan,
  run: RunFolder,
  settings: ScoreSettings = usualScoring,
): Promise<Summary> {
  const derived = await deriveRun(plan, run, await derivingWith(settings, run.folder))
  const summary = summarise(plan, derived, {
    tokenizer: tokenizerText(settings, {
      arms: plan.description.arms.map(({ id }) => id),
      otherwise: plan.description.engine.tokenizer,
    }),
    splitting: splittingText(settings.splitting),
    ...(settings.judge && { judged: judgedBy(settings.judge, run.folder) }),
  })
  run.writeDerived({
    grades: derived.map(({ grade }) => grade),
    thoughts: derived.flatMap(({ thoughts }) => thoughts ?? []),
    selections: selectionLines(plan, derived),
    summary,
  })
  return summary
}

function stoppedText({ folder }: RunFolder, { queue }: StudyFlags): string {
  return `interrupted; what is done is kept. Go on with: ${resumeCommand(folder, queue)}`
}

function hinted(error: unknown, { folder }: RunFolder, { queue }: StudyFlags): Error {
  if (error instanceof UsageError) return error
  const said = error instanceof Error ? error.message : String(error)
  const message = `${said}; what is done is kept. Go on with: ${resumeCommand(folder, queue)}`
  // A server that is down and a disk that is full are for the user to put right.
  const isUsers =
    error instanceof EngineError ||
    error instanceof StudyError ||
    (error as NodeJS.ErrnoException).code !== undefined
  return isUsers ? new EngineError(message, { cause: error }) : new Error(message, { cause: error })
}

/** The plan of a study that is there already. */
export async function planOf(run: RunReader): Promise<StudyPlan> {
  const problems = []
  for await (const problem of run.problems()) problems.push(problem)
  return { description: run.description, problems }
}
