import { runsOf } from './response-places.ts'
import { spendCosts } from './study-budget.ts'
import { executor, queueName, type StudyQueue } from './study-queue.ts'
import type { Load } from './take-load.ts'

/** What came of a load. What is neither done nor failed goes back as it was. */
export interface LoadOutcome {
  /** Lines of responses.jsonl, by the place of the response. */
  readonly done: ReadonlyMap<number, string>
  /** Lines of failures.jsonl, by the place of the response. */
  readonly failed: ReadonlyMap<number, string>
  /** What all of it cost, where somebody counts. */
  readonly spentUsd?: number
}

/** A response that failed is tried so often, over all workers; then its failure is what the study gets. */
const mostAttempts = 3
/** Before the second attempt; before each further one five times as long. */
const firstPauseSeconds = 5

/**
 * Stores what was done and completes the jobs in one transaction. Answers false where the lease had run out: then others
 * have the jobs, and nothing is stored. May be done twice, when nobody knows whether the first time went through.
 */
export async function settleLoad(
  { postgres, boss }: StudyQueue,
  load: Load,
  { done, failed, spentUsd = 0 }: LoadOutcome,
  { pauseSeconds = firstPauseSeconds }: { readonly pauseSeconds?: number } = {},
): Promise<boolean> {
  const queue = queueName(load.study)
  return await postgres.transaction(async (sql) => {
    const db = executor(sql)
    const { count } = await sql.query('DELETE FROM jevons.lease WHERE id = $1', [load.lease])
    if (count === 0) return false
    await spendCosts(sql, load.study, spentUsd)
    const { results, waiting } = sorted(load, { done, failed })
    await sql.query(
      `INSERT INTO jevons.result (study, place, failed, line)
       SELECT $1, * FROM unnest($2::bigint[], $3::boolean[], $4::text[]) ON CONFLICT DO NOTHING`,
      [
        load.study,
        results.map(({ place }) => place),
        results.map((result) => result.failed),
        results.map(({ line }) => line),
      ],
    )
    // What a scoring waited with there is of no use any more; studies have no shards.
    await sql.query('DELETE FROM jevons.shard WHERE study = $1 AND place = ANY($2::bigint[])', [
      load.study,
      results.map(({ place }) => place),
    ])
    await boss.complete(queue, load.jobs, null, { db })
    for (const { attempt, places, isRetry } of waiting) {
      const startAfter = isRetry ? Math.ceil(pauseSeconds * 5 ** (attempt - 1)) : 0
      await boss.send(queue, { places: runsOf(places), attempt }, { db, startAfter })
    }
    return true
  })
}

interface Waiting {
  readonly attempt: number
  readonly isRetry: boolean
  readonly places: number[]
}

/** What is a result, and what goes back: a job for each number of attempts. */
function sorted(
  { attempts }: Load,
  { done, failed }: LoadOutcome,
): {
  readonly results: readonly { readonly place: number; readonly failed: boolean; readonly line: string }[]
  readonly waiting: readonly Waiting[]
} {
  const results: { place: number; failed: boolean; line: string }[] = []
  const waiting: Waiting[] = []
  for (const [place, before] of attempts) {
    const [line, failure] = [done.get(place), failed.get(place)]
    const isRetry = failure !== undefined
    const attempt = isRetry ? before + 1 : before
    if (line !== undefined) results.push({ place, failed: false, line })
    else if (isRetry && attempt >= mostAttempts) results.push({ place, failed: true, line: failure })
    else {
      const same = waiting.find((one) => one.attempt === attempt && one.isRetry === isRetry)
      if (same) same.places.push(place)
      else waiting.push({ attempt, isRetry, places: [place] })
    }
  }
  return { results, waiting }
}
