import { setTimeout as pause } from 'node:timers/promises'
import type { FileStretch, RunReader } from '#run'
import type { ScoredBlock } from '../../score-block.ts'
import { scoredHere } from '../../score-run.ts'
import { StudyError } from '../../study-error.ts'
import { reapLeases } from '../leases.ts'
import { persisting } from '../persisting.ts'
import { outstandingPlaces } from '../plan-jobs.ts'
import { placeSet, placesIn } from '../response-places.ts'
import { type JobData, queueName, type StudyQueue } from '../study-queue.ts'
import { parseBlock } from './block-line.ts'
import { shardCutter } from './cut-shards.ts'
import { planShards, type ShardPlanning, writeScoring } from './plan-shards.ts'
import type { QueuedScoring } from './queued-scoring.ts'

export interface QueueScoring {
  readonly queue: StudyQueue
  readonly run: Pick<RunReader, 'folder' | 'description'>
  /** From `scoringId`. */
  readonly id: string
  readonly scoring: QueuedScoring
  /** The version of jevons: another would not score the same. */
  readonly version: string
  readonly signal: AbortSignal
  /** What is worth a line: Postgres is away, or nobody works. */
  readonly say: (line: string) => void
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
  readonly onWorkers?: (workers: number) => void
  /** Between two looks at the queue. */
  readonly pauseMs?: number
}

/** Nobody at work for so long is worth a line. */
const lonelyMs = 5000
const blocksAtOnce = 8

/**
 * Scores the stretches of a run through a queue: plans them there, not all at once, and yields what workers anywhere store, in
 * order. Results stay in the queue until `removeStudy`: whoever was killed begins again with them.
 * @throws RunError what is wrong with the run, as scoring it here would
 * @throws the reason of the signal once that aborts
 */
export async function* scoredThroughQueue(
  stretches: readonly FileStretch[],
  work: QueueScoring,
): AsyncGenerator<ScoredBlock> {
  const { queue, run, id, scoring, signal, say, pauseMs = 250 } = work
  const keepOn = { signal, say }
  await persisting(() => writeScoring(queue, work), keepOn)
  const cutter = scoring.shared ? undefined : await shardCutter(run.folder, scoring.settings.judge)
  const knownNow = (): Promise<ShardPlanning['known']> =>
    persisting(() => outstandingPlaces(queue.postgres, id, placeSet(stretches.length)), keepOn)
  const watch = watcher(work)
  let known = await knownNow()
  try {
    for (let next = 0; next < stretches.length; ) {
      signal.throwIfAborted()
      const planned = await persisting(() => planShards(queue, { id, stretches, known, cutter }), keepOn)
      const lines = await persisting(() => readLines(queue, id, next), keepOn)
      for (const line of lines) yield await blockOf(line, stretches[next++], work)
      const isBusy = await persisting(() => watch(lines.length > 0), keepOn)
      if (lines.length > 0 || planned > 0) continue
      // Somebody emptied the queue: what is not there any more is planned again.
      if (!isBusy) known = await knownNow()
      await pause(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  } finally {
    cutter?.close()
  }
}

/** What has come back from this place on without a gap. */
async function readLines({ postgres }: StudyQueue, id: string, next: number): Promise<readonly string[]> {
  const { rows } = await postgres.query<{ place: string; line: string }>(
    'SELECT place, line FROM jevons.result WHERE study = $1 AND place >= $2 AND place < $3 ORDER BY place',
    [id, next, next + blocksAtOnce],
  )
  const gap = rows.findIndex(({ place }, at) => Number(place) !== next + at)
  return (gap < 0 ? rows : rows.slice(0, gap)).map(({ line }) => line)
}

/** A shard that no worker could score is scored here: where the run is at fault that says so, as without a queue. */
async function blockOf(
  line: string,
  stretch: FileStretch | undefined,
  { run, id, scoring }: QueueScoring,
): Promise<ScoredBlock> {
  if (!line.startsWith('{"unscored"')) return parseBlock(line, `results of run ${id}`)
  const stretches = stretch ? [stretch] : []
  for await (const block of scoredHere(run, stretches, scoring.settings)) return block
  throw new StudyError(`results of run ${id}: more than it has stretches`)
}

/** Gives back what lost workers had, and answers whether anything waits or is under way. */
function watcher({ queue, id, clock, say, onWorkers }: QueueScoring): (hasCome: boolean) => Promise<boolean> {
  let lonelySince = clock()
  return async (hasCome) => {
    await reapLeases(queue)
    const { waits, workers } = await standing(queue, id)
    onWorkers?.(workers)
    if (hasCome || workers > 0) lonelySince = clock()
    else if (clock() - lonelySince > lonelyMs) {
      say(`no worker is at work; start one anywhere: jevons worker --queue ${queue.url}`)
      lonelySince = Number.POSITIVE_INFINITY
    }
    return waits || workers > 0
  }
}

/**
 * How a scoring stands in the queue.
 * @throws StudyError where workers were lost with a shard again and again
 */
async function standing(
  { postgres, boss }: StudyQueue,
  id: string,
): Promise<{ readonly waits: boolean; readonly workers: number }> {
  const { rows } = await postgres.query<{ waits: boolean; workers: string }>(
    `SELECT EXISTS (SELECT FROM jevons.job WHERE name = $1 AND state < 'active') AS waits,
            (SELECT count(DISTINCT worker) FROM jevons.lease WHERE study = $2) AS workers`,
    [queueName(id), id],
  )
  const lost = await postgres.query<{ id: string; data: JobData; message: string | null }>(
    `SELECT id, data, output->>'message' AS message FROM jevons.job WHERE name = $1 AND state = 'failed' LIMIT 1`,
    [queueName(id)],
  )
  const [job] = lost.rows
  if (job) {
    const places = [...placesIn(job.data.places)]
    await boss.deleteJob(queueName(id), [job.id])
    await postgres.query('DELETE FROM jevons.shard WHERE study = $1 AND place = ANY($2::int[])', [id, places])
    throw new StudyError(
      `shard ${places.join(', ')} of responses.jsonl: again and again a worker was lost with it; at last ${job.message}`,
    )
  }
  return { waits: rows[0]?.waits === true, workers: Number(rows[0]?.workers ?? 0) }
}
