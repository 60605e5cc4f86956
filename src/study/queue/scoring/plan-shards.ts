import type { FileStretch } from '#run'
import { jobOf } from '../plan-jobs.ts'
import type { PlaceSet } from '../response-places.ts'
import { executor, makeStudyQueue, type StudyQueue } from '../study-queue.ts'
import type { ShardCutter } from './cut-shards.ts'
import type { QueuedScoring } from './queued-scoring.ts'
import { packShard, type QueuedShard } from './shard.ts'

/** So many shards wait or are under way at most: of a run of any size no more than that lies in the database. */
const mostAhead = 256
/** Planned between two looks at what has come back. */
const plannedAtOnce = 16

/** Makes a scoring known to workers: as often as one likes. */
export async function writeScoring(
  queue: StudyQueue,
  {
    id,
    version,
    scoring,
  }: { readonly id: string; readonly version: string; readonly scoring: QueuedScoring },
): Promise<void> {
  await makeStudyQueue(queue, id)
  await queue.postgres.query(
    `INSERT INTO jevons.study (id, planned_by, description, asking, is_scoring)
     VALUES ($1, $2, $3, '{}', true) ON CONFLICT DO NOTHING`,
    [id, version, JSON.stringify(scoring)],
  )
}

export interface ShardPlanning {
  readonly id: string
  readonly stretches: readonly FileStretch[]
  /** Planned already, or done; grows. */
  readonly known: PlaceSet
  /** Undefined where workers read the run themselves. */
  readonly cutter: ShardCutter | undefined
}

/** Plans some of the shards that nobody has yet, as far as there is room. Answers how many. */
export async function planShards(queue: StudyQueue, planning: ShardPlanning): Promise<number> {
  const { id, stretches, known, cutter } = planning
  if (known.size() === stretches.length) return 0
  const { rows } = await queue.postgres.query<{ ahead: string }>(
    'SELECT count(*) AS ahead FROM jevons.shard WHERE study = $1',
    [id],
  )
  const room = Math.min(plannedAtOnce, mostAhead - Number(rows[0]?.ahead ?? 0))
  const places: number[] = []
  for (let place = 0; place < stretches.length && places.length < room; place++)
    if (!known.has(place)) places.push(place)
  const shards = await Promise.all(
    places.map(async (place): Promise<QueuedShard> => {
      const stretch = stretches[place]
      if (!stretch) throw new RangeError(`${place} of ${stretches.length} stretches`)
      return { place, stretch, ...(cutter && { files: await packShard(cutter.cut(stretch)) }) }
    }),
  )
  if (shards.length > 0) await insertShards(queue, id, shards)
  for (const place of places) known.add(place)
  return places.length
}

/** Shards and their jobs in one transaction. Done twice, the second time finds the first. */
async function insertShards(
  { postgres, boss }: StudyQueue,
  study: string,
  shards: readonly QueuedShard[],
): Promise<void> {
  await postgres.transaction(async (sql) => {
    const planned: number[] = []
    for (const { place, stretch, files } of shards) {
      const { count } = await sql.query(
        `INSERT INTO jevons.shard (study, place, start_byte, end_byte, files)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [study, place, stretch.start, stretch.end, files ?? null],
      )
      if (count > 0) planned.push(place)
    }
    const jobs = planned.map((place) => jobOf(study, [place, 1], place))
    if (jobs.length > 0) await boss.insert(jobs, { db: executor(sql) })
  })
}
