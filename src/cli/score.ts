import { type RunFolder, reopenRun, type Summary } from '#run'
import {
  readScoreRecord,
  type ScoreProgress,
  type ScoreSettings,
  scoreImported,
  writeScoreRecord,
} from '#study'
import { bytesText } from './bytes-text.ts'
import { threadsOf } from './import-flags.ts'
import { durationText } from './progress-line.ts'
import { type ScoreFlags, scoreSettings } from './score-settings.ts'
import { statusLine } from './status-line.ts'
import type { World } from './world.ts'

/** `jevons score`: grades, splits, counts and measures what a run holds, and writes its report. The responses stay as they are. */
export async function score(folder: string, given: object, world: World): Promise<void> {
  const { judge, ...flags } = given as ScoreFlags & { readonly judge?: string }
  const asked = scoreSettings(flags)
  const run = reopenRun(folder)
  try {
    const judges =
      judge === undefined
        ? readScoreRecord(folder)?.settings.judge
        : await (await import('./judge-named.ts')).judgeNamed(judge, run)
    const settings = {
      ...asked,
      ...(flags.tokenizer === 'auto' ? await chosenFor(run, flags, world) : {}),
      ...(judges === undefined ? {} : { judge: judges }),
    }
    await scoreAndReport(run, { settings, flags: flagsOf(flags), running: flags, world })
  } finally {
    run.close()
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

/** Scores a run, keeps by which settings, writes its report and says what came of it. */
export async function scoreAndReport(
  run: RunFolder,
  {
    settings,
    flags,
    running,
    world,
  }: {
    readonly settings: ScoreSettings
    readonly flags: readonly string[]
    readonly running: Running
    readonly world: World
  },
): Promise<void> {
  // What draws a report takes longer to load than what scores: threads need not wait for it.
  const [summary, { writeReport }, { scoreText }] = await Promise.all([
    scoreRun(run, { settings, flags: running, world }),
    import('./write-report.ts'),
    import('./score-text.ts'),
  ])
  writeScoreRecord(run.folder, { settings, flags })
  const report = await writeReport({ run, summary, world, flags: [...flags, ...judgeFlag(settings)] })
  if (running.json) return world.out(`${JSON.stringify(summary, undefined, 2)}\n`)
  const { terminalColumns } = world
  world.out(scoreText(summary, { run: run.folder, report, terminalColumns }))
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
  const line = flags.quiet ? undefined : statusLine(world)
  const begun = world.clock()
  try {
    const summary = await scoreImported(run, {
      settings,
      threads: threadsOf(flags),
      signal: world.signal,
      onProgress: (progress) =>
        line?.show(() => progressText(progress, world.clock() - begun), {
          isLast: progress.bytes === progress.totalBytes,
        }),
    })
    run.writeSummary(summary)
    return summary
  } finally {
    line?.end()
  }
}

/** "182 of 500 MB · 12,031 responses · 61 MB a second · 6 s left" */
function progressText({ bytes, totalBytes, responses }: ScoreProgress, elapsedMs: number): string {
  const rate = (bytes * 1000) / Math.max(1, elapsedMs)
  return [
    bytesText(bytes, totalBytes),
    `${responses.toLocaleString('en')} ${responses === 1 ? 'response' : 'responses'}`,
    `${bytesText(rate)} a second`,
    ...(bytes < totalBytes ? [`${durationText((totalBytes - bytes) / Math.max(1, rate))} left`] : []),
  ].join(' · ')
}
