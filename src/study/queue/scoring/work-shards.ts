import { saidBy } from '../passing-failure.ts'
import { persisting } from '../persisting.ts'
import { settleLoad } from '../settle-load.ts'
import type { StudyQueue } from '../study-queue.ts'
import type { Load } from '../take-load.ts'
import { type LoadWorked, settling, type Working } from '../work-load.ts'
import type { WorkerOptions } from '../worker-options.ts'
import type { ReadyScoring } from './ready-scoring.ts'
import type { QueuedShard } from './shard.ts'

/** Scores the shards of a load and stores what came of them. */
export async function workShards(
  load: Load,
  { scoring, threads, run }: ReadyScoring,
  { queue, clock, say, retrySeconds }: WorkerOptions,
  { stop, onDone }: Working,
): Promise<LoadWorked> {
  const begun = clock()
  const places = [...load.attempts.keys()]
  const keepOn = { signal: stop, say }
  const shards = await persisting(() => readShards(queue, load.study, places), keepOn)
  const done = new Map<number, string>()
  const failed = new Map<number, string>()
  const score = async (shard: QueuedShard): Promise<void> => {
    if (stop.aborted) return
    try {
      const job = { id: load.study, scoring, shard, ...(run === undefined ? {} : { run }) }
      const { line, responses } = await threads.score(job)
      done.set(shard.place, line)
      onDone({ scored: responses })
    } catch (error) {
      const line = unscoredLine(saidBy(error))
      // What is wrong with the run is wrong with it everywhere: trying again would only take time.
      if ((error as Error).name === 'RunError') done.set(shard.place, line)
      else failed.set(shard.place, line)
    }
  }
  await Promise.all(shards.map(score))
  const pauses = retrySeconds === undefined ? {} : { pauseSeconds: retrySeconds }
  const isSettled = await settling(() => settleLoad(queue, load, { done, failed }, pauses), stop, say)
  if (!isSettled && shards.length > 0)
    say(`was silent for too long: ${done.size} shards of run ${load.study} are left to other workers`)
  return { done: done.size, milliseconds: clock() - begun }
}

/** Tells the collector that this shard is for it to score, or to say what is wrong with it. */
function unscoredLine(reason: string): string {
  return JSON.stringify({ unscored: reason })
}

async function readShards(
  { postgres }: StudyQueue,
  study: string,
  places: readonly number[],
): Promise<readonly QueuedShard[]> {
  const { rows } = await postgres.query<{
    place: number
    start_byte: string
    end_byte: string
    files: Uint8Array | null
  }>(
    `SELECT place, start_byte, end_byte, files FROM jevons.shard
     WHERE study = $1 AND place = ANY($2::int[]) ORDER BY place`,
    [study, places],
  )
  return rows.map(({ place, start_byte: start, end_byte: end, files }) => ({
    place,
    stretch: { start: Number(start), end: Number(end) },
    ...(files && { files }),
  }))
}
