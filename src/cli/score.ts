import { type RunFolder, reopenRun, type Summary } from '#run'
import { readScoreRecord, type ScoreSettings, scoreImported, writeScoreRecord } from '#study'
import { threadsOf } from './import-flags.ts'
import type { QueueFlags } from './queue-score.ts'
import { scoreProgress } from './score-progress.ts'
import { type ScoreFlags, scoreSettings } from './score-settings.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** `jevons score`: grades, splits, counts and measures what runs hold, and writes their reports. The responses stay as they are. */
export async function score(folders: readonly string[], given: object, world: World): Promise<void> {
  const { judge, queue, workers, sharedFolder, ...flags } = given as ScoreFlags & QueueFlags & JudgeFlag
  const asked = scoreSettings(flags)
  refuseWithoutQueue({ queue, workers, sharedFolder })
  const reports: RunScoring[] = []
  try {
    for (const folder of folders) {
      const run = reopenRun(folder)
      reports.push({ run, settings: asked, flags: flagsOf(flags), running: flags, world })
    }
    const runs = await Promise.all(
      reports.map(async (one) => ({ ...one, settings: await settingsFor(one, { judge, flags }) })),
    )
    const summaries =
      queue === undefined
        ? await inTurn(runs)
        : await (await import('./queue-score.ts')).scoreQueued(
            runs,
            { queue, workers, sharedFolder, threads: threadsOf(flags), quiet: flags.quiet === true, world },
            writeUp,
          )
    const [only] = summaries
    if (flags.json) world.out(jsonText(summaries.length === 1 ? only : summaries))
  } finally {
    for (const { run } of reports) run.close()
  }
}

interface JudgeFlag {
  readonly judge?: string
}

function refuseWithoutQueue({ queue, workers, sharedFolder }: QueueFlags): void {
  if (queue !== undefined) return
  if (workers !== undefined) throw new UsageError('--workers take their work from a queue: add --queue URL')
  if (sharedFolder !== undefined)
    throw new UsageError('--shared-folder is for workers of a queue: add --queue URL')
}

async function inTurn(runs: readonly RunScoring[]): Promise<Summary[]> {
  const summaries: Summary[] = []
  for (const run of runs) summaries.push(await scoredAndReported(run))
  return summaries
}

/** The flags' settings, with what they leave to the run. */
async function settingsFor(
  { run, settings, world }: RunScoring,
  { judge, flags }: { readonly judge: string | undefined; readonly flags: ScoreFlags },
): Promise<ScoreSettings> {
  const judges =
    judge === undefined
      ? readScoreRecord(run.folder)?.settings.judge
      : await (await import('./judge-named.ts')).judgeNamed(judge, run)
  return {
    ...settings,
    ...(flags.tokenizer === 'auto' ? await chosenFor(run, flags, world) : {}),
    ...(judges === undefined ? {} : { judge: judges }),
  }
}

/** The tokenizers that `--tokenizer auto` comes to, said as they are chosen. */
async function chosenFor(
  { description }: RunFolder,
  { quiet }: ScoreFlags,
  world: World,
): Promise<Pick<ScoreSettings, 'armTokenizers'>> {
  const { chosenTokenizers } = await import('./chosen-tokenizers.ts')
  const { armTokenizers, notes } = chosenTokenizers(description)
  if (!quiet) for (const note of notes) world.err(`${note}\n`)
  return { armTokenizers }
}

/** What a command that scores is told beside what changes numbers. */
type Running = Pick<ScoreFlags, 'threads' | 'json' | 'quiet'>

/** A run and how it is to be scored. */
interface RunScoring {
  readonly run: RunFolder
  readonly settings: ScoreSettings
  readonly flags: readonly string[]
  readonly running: Running
  readonly world: World
}

/** Scores a run, keeps by which settings, writes its report and says what came of it. */
export async function scoreAndReport(run: RunFolder, given: Omit<RunScoring, 'run'>): Promise<void> {
  const summary = await scoredAndReported({ run, ...given })
  if (given.running.json) given.world.out(jsonText(summary))
}

async function scoredAndReported(scoring: RunScoring): Promise<Summary> {
  const { run, settings, running, world } = scoring
  // What draws a report takes longer to load than what scores: threads need not wait for it.
  const [summary] = await Promise.all([
    scoreRun(run, { settings, flags: running, world }),
    import('./write-report.ts'),
    import('./score-text.ts'),
  ])
  await writeUp(scoring, summary)
  return summary
}

/** What is written once a run is scored: by which settings, the report, and what came of it. */
async function writeUp(
  { run, settings, flags, running, world }: RunScoring,
  summary: Summary,
): Promise<void> {
  const [{ writeReport }, { scoreText }] = await Promise.all([
    import('./write-report.ts'),
    import('./score-text.ts'),
  ])
  writeScoreRecord(run.folder, { settings, flags })
  const report = await writeReport({ run, summary, world, flags: [...flags, ...judgeFlag(settings)] })
  if (running.json) return
  const { terminalColumns } = world
  world.out(scoreText(summary, { run: run.folder, report, terminalColumns }))
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** One judge can be named again; several were combined by `jevons judge`, which score keeps. */
function judgeFlag({ judge }: ScoreSettings): string[] {
  const [first, ...more] = judge?.judges ?? []
  return first === undefined || more.length > 0 ? [] : ['--judge', first.name]
}

/** The flags that change numbers, as on a command line. */
function flagsOf({ threads: _, json: __, quiet: ___, ...flags }: ScoreFlags): string[] {
  return Object.entries(flags).flatMap(([name, value]) => {
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    if (value === undefined || value === false) return []
    return value === true ? [flag] : [flag, String(value)]
  })
}

interface Scoring {
  readonly settings: ScoreSettings
  readonly flags: Running
  readonly world: World
}

/** Scores an imported run on all cores, a study by its plan; writes the derived files and answers the summary. */
export async function scoreRun(run: RunFolder, { settings, flags, world }: Scoring): Promise<Summary> {
  if (run.description.study.kind !== 'import') {
    const [{ planOf, summariseRun }, { refuseUnfinished }] = await Promise.all([
      import('./study.ts'),
      import('./refuse-unfinished.ts'),
    ])
    const plan = await planOf(run)
    await refuseUnfinished(plan, run)
    return await summariseRun(plan, run, settings)
  }
  const line = flags.quiet ? undefined : scoreProgress(world)
  try {
    const summary = await scoreImported(run, {
      settings,
      threads: threadsOf(flags),
      signal: world.signal,
      onProgress: (progress) => line?.show(progress),
    })
    run.writeSummary(summary)
    return summary
  } finally {
    line?.end()
  }
}
