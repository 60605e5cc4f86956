import { realpathSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { RunFolder, Summary } from '#run'
import { type ScoreProgress, type ScoreSettings, scoreImported } from '#study'
import {
  openStudyQueue,
  persisting,
  removeStudy,
  runWorker,
  type StudyQueue,
  scoredThroughQueue,
  scoringId,
  scoringOf,
  withLocalWorkers,
} from '#study/queue'
import { Interruption } from './interruption.ts'
import { numberFlag } from './number-flag.ts'
import { scoreProgress } from './score-progress.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** The flags of scoring through a queue, as they come from the command line. */
export interface QueueFlags {
  readonly queue: string | undefined
  readonly workers: string | undefined
  readonly sharedFolder: string | undefined
}

interface Scored {
  readonly run: RunFolder
  readonly settings: ScoreSettings
}

interface Asked extends Omit<QueueFlags, 'queue'> {
  readonly queue: string
  readonly threads: number
  readonly quiet: boolean
  readonly world: World
}

/** Runs whose shards are in the queue at a time: small ones would not keep many workers busy one by one. */
const runsAtOnce = 4

/**
 * Scores imported runs through a queue: workers anywhere take their shards from there, and so many of this process.
 * @param onScored told of each run whose summary is written; then it leaves the queue
 */
export async function scoreQueued<Run extends Scored>(
  runs: readonly Run[],
  asked: Asked,
  onScored: (run: Run, summary: Summary) => Promise<void>,
): Promise<Summary[]> {
  const { world, threads } = asked
  const workers = numberFlag('--workers', asked.workers, { least: 0, most: 1000, whole: true }) ?? 1
  const scorings = runs.map((run) => ({ of: run, ...queuedScoring(run, asked) }))
  const queue = await openStudyQueue(asked.queue, { connections: 2 + runsAtOnce + 2 * workers })
  const line = asked.quiet ? undefined : scoreProgress(world)
  const say = (text: string): void => {
    line?.end()
    if (!asked.quiet) world.err(`${text}\n`)
  }
  const { clock, versions } = world
  const progress = togetherOf(runs, (sum, atWork) => line?.show(sum, atWork))
  const scoreOne = async (at: number, signal: AbortSignal): Promise<Summary> => {
    const { of, id, scoring } = scorings[at] as (typeof scorings)[number]
    const { run, settings } = of
    const version = versions.jevons
    const onWorkers = progress.onWorkers
    const working = { queue, run, id, scoring, version, signal, say, clock, onWorkers }
    const summary = await scoreImported(run, {
      ...{ settings, threads, signal },
      onProgress: (one) => progress.on(at, one),
      elsewhere: (stretches) => scoredThroughQueue(stretches, working),
    })
    run.writeSummary(summary)
    // Two that leave at once can stand in each other's way in Postgres.
    await persisting(() => removeStudy(queue, id), { signal, say })
    return summary
  }
  const ids = scorings.map(({ id }) => id)
  const each = Math.max(1, Math.floor(threads / Math.max(1, workers)))
  try {
    const summaries = await withLocalWorkers(
      Array.from({ length: workers }, (_, at) => localWorker(at, { queue, ids, threads: each, say, asked })),
      (signal) => someAtOnce(runs.length, (at) => scoreOne(at, signal)),
      world.signal,
    )
    line?.end()
    for (const [at, run] of runs.entries()) await onScored(run, summaries[at] as Summary)
    return summaries
  } catch (error) {
    throw error instanceof Interruption
      ? new Interruption(
          'interrupted; what workers have scored stays in the queue, and the same command goes on',
        )
      : error
  } finally {
    line?.end()
    await queue.close()
  }
}

function localWorker(
  at: number,
  {
    asked: { world, sharedFolder },
    queue,
    ids,
    threads,
    say,
  }: {
    readonly asked: Asked
    readonly queue: StudyQueue
    readonly ids: readonly string[]
    readonly threads: number
    readonly say: (line: string) => void
  },
): (stop: AbortSignal) => Promise<unknown> {
  return (stop) =>
    runWorker({
      queue,
      version: world.versions.jevons,
      name: `${hostname()}:${process.pid}/${at + 1}`,
      only: ids,
      openEngine: () => Promise.reject(new Error('it only scores')),
      concurrency: () => 1,
      scoring: { threads, ...(sharedFolder === undefined ? {} : { sharedFolder }) },
      drain: stop,
      stop,
      clock: world.clock,
      say,
    })
}

/** @throws UsageError where a run can't be scored by machines that know no more than the queue tells them */
function queuedScoring(
  { run, settings }: Scored,
  { sharedFolder, world }: Asked,
): { readonly id: string; readonly scoring: ReturnType<typeof scoringOf> } {
  const { folder, description } = run
  if (description.study.kind !== 'import')
    throw new UsageError(
      `${folder}: a study is scored by its plan, on one machine; --queue is for imported runs`,
    )
  const { tokenizer } = settings
  if (tokenizer !== undefined && /[\\/]/.test(tokenizer))
    throw new UsageError(
      `--tokenizer ${tokenizer}: a file of this machine; give it a name on every worker: npx jevons tokenizers add FILE --name NAME`,
    )
  const shared = sharedFolder === undefined ? undefined : sharedPlace(folder, sharedFolder)
  const scoring = { ...scoringOf(description, settings), ...(shared && { shared }) }
  return { id: scoringId(folder, world.versions.jevons, scoring), scoring }
}

function sharedPlace(
  folder: string,
  sharedFolder: string,
): { readonly folder: string; readonly bytes: number } {
  const root = statSync(sharedFolder, { throwIfNoEntry: false })?.isDirectory()
    ? realpathSync(sharedFolder)
    : undefined
  if (root === undefined) throw new UsageError(`--shared-folder ${sharedFolder}: no such folder`)
  const below = relative(root, realpathSync(folder))
  if (isAbsolute(below) || below.split(sep)[0] === '..')
    throw new UsageError(`${folder}: is not in --shared-folder ${sharedFolder}`)
  return { folder: below.split(sep).join('/'), bytes: statSync(join(folder, 'responses.jsonl')).size }
}

/** The progress of all runs as one, and the workers that are at work on any of them. */
function togetherOf(
  runs: readonly Scored[],
  show: (sum: ScoreProgress, workers: number) => void,
): {
  readonly on: (at: number, progress: ScoreProgress) => void
  readonly onWorkers: (workers: number) => void
} {
  const of = runs.map(({ run }) => {
    const totalBytes = statSync(join(run.folder, 'responses.jsonl'), { throwIfNoEntry: false })?.size ?? 0
    return { bytes: 0, totalBytes, responses: 0 }
  })
  let workers = 0
  return {
    on(at, progress) {
      of[at] = progress
      const sum = (name: keyof ScoreProgress): number => of.reduce((total, one) => total + one[name], 0)
      show({ bytes: sum('bytes'), totalBytes: sum('totalBytes'), responses: sum('responses') }, workers)
    },
    onWorkers(now) {
      workers = now
    },
  }
}

/** Does so many things, some at a time; the first that fails ends it. */
async function someAtOnce<Result>(count: number, work: (at: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) results[at] = await work(at)
  }
  await Promise.all(Array.from({ length: Math.min(runsAtOnce, count) }, lane))
  return results
}
