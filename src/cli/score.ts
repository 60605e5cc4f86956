import { type RunFolder, reopenRun, type Summary } from '#run'
import { type ScoreProgress, type ScoreSettings, scoreImported } from '#study'
import { threadsOf } from './import-flags.ts'
import { durationText } from './progress-line.ts'
import { refuseUnfinished } from './refuse-unfinished.ts'
import { type ScoreFlags, scoreSettings } from './score-settings.ts'
import { scoreText } from './score-text.ts'
import { statusLine } from './status-line.ts'
import { planOf, summariseRun } from './study.ts'
import type { World } from './world.ts'

/** `jevons score`: grades, splits, counts and measures what a run holds, and writes its report. The responses stay as they are. */
export async function score(folder: string, given: object, world: World): Promise<void> {
  const flags = given as ScoreFlags
  const settings = scoreSettings(flags)
  const run = reopenRun(folder)
  try {
    const summary = await scoreRun(run, { settings, flags, world })
    const { writeReport } = await import('./write-report.ts')
    const report = await writeReport({ run, summary, world, flags: flagsOf(flags) })
    if (flags.json) return world.out(`${JSON.stringify(summary, undefined, 2)}\n`)
    const { terminalColumns } = world
    world.out(scoreText(summary, { run: folder, report, terminalColumns }))
  } finally {
    run.close()
  }
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
  readonly flags: ScoreFlags
  readonly world: World
}

/** Scores an imported run on all cores, a study by its plan; writes the derived files and answers the summary. */
export async function scoreRun(run: RunFolder, { settings, flags, world }: Scoring): Promise<Summary> {
  if (run.description.study.kind !== 'import') {
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
      onProgress: (progress) => line?.show(() => progressText(progress, world.clock() - begun)),
    })
    run.writeSummary(summary)
    return summary
  } finally {
    line?.end()
  }
}

/** "182 of 500 MB · 12,031 responses · 61 MB a second · 6 s left" */
function progressText({ bytes, totalBytes, responses }: ScoreProgress, elapsedMs: number): string {
  const megabytes = (count: number): string => (count / 1e6).toFixed(0)
  const rate = (bytes * 1000) / Math.max(1, elapsedMs)
  return [
    `${megabytes(bytes)} of ${megabytes(totalBytes)} MB`,
    `${responses.toLocaleString('en')} responses`,
    `${megabytes(rate)} MB a second`,
    `${durationText((totalBytes - bytes) / Math.max(1, rate))} left`,
  ].join(' · ')
}
