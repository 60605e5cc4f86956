import { randomUUID } from 'node:crypto'
import { placesIn, runsOf } from './response-places.ts'
import { isSpent } from './study-budget.ts'
import { executor, type JobData, queueName, type StudyQueue } from './study-queue.ts'

/** What a worker has taken and nobody else works on while its lease is beaten. */
export interface Load {
  /** Chosen here: a lease that was made and never answered for is not beaten, and runs out. */
  readonly lease: string
  readonly study: string
  readonly jobs: readonly string[]
  /** How often each response was tried before, by its place in the plan. */
  readonly attempts: ReadonlyMap<number, number>
}

export interface Taking {
  readonly study: string
  readonly worker: string
  /** So many responses, and no more. */
  readonly wanted: number
  readonly patienceSeconds: number
}

/** A job that workers were lost with is done alone: whoever shared a load with it does not share its end. */
const suspiciousLosses = 3

/** Takes a load off the queue, or answers undefined where nothing waits or the study's money is spent. Of a job that is too large the rest goes back at once. */
export async function takeLoad(
  { postgres, boss }: StudyQueue,
  { study, worker, wanted, patienceSeconds }: Taking,
): Promise<Load | undefined> {
  const queue = queueName(study)
  if (await isSpent(postgres, study)) return undefined
  return await postgres.transaction(async (sql) => {
    const db = executor(sql)
    const take = (batchSize: number): ReturnType<typeof boss.fetch> =>
      boss.fetch(queue, { batchSize, includeMetadata: true, db })
    const [first] = await take(1)
    if (!first) return undefined
    const more = first.retryCount >= suspiciousLosses ? 0 : Math.floor(wanted / sizeOf(first.data)) - 1
    const jobs = more > 0 ? [first, ...inOrder(await take(more))] : [first]
    const attempts = new Map<number, number>()
    for (const { id, data } of jobs) {
      const places = [...placesIn(data.places)]
      const kept = places.slice(0, Math.max(0, wanted - attempts.size))
      for (const place of kept) attempts.set(place, data.attempt)
      if (kept.length === places.length) continue
      const part = (some: readonly number[]): JobData => ({ places: runsOf(some), attempt: data.attempt })
      await sql.query('UPDATE jevons.job SET data = $3 WHERE name = $1 AND id = $2', [queue, id, part(kept)])
      await boss.send(queue, part(places.slice(kept.length)), { db })
    }
    const lease = randomUUID()
    const ids = jobs.map(({ id }) => id)
    await sql.query(
      'INSERT INTO jevons.lease (id, study, worker, jobs, patience_seconds) VALUES ($1, $2, $3, $4, $5)',
      [lease, study, worker, ids, patienceSeconds],
    )
    return { lease, study, jobs: ids, attempts }
  })
}

/** What a statement returns is in no order. */
function inOrder<Job extends { readonly data: JobData }>(jobs: readonly Job[]): Job[] {
  const firstPlace = ({ data }: Job): number => data.places[0]?.[0] ?? 0
  return [...jobs].sort((one, other) => firstPlace(one) - firstPlace(other))
}

function sizeOf({ places }: JobData): number {
  return places.reduce((sum, [, count]) => sum + count, 0)
}
