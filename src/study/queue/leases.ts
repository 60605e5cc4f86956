import { executor, queueName, type StudyQueue } from './study-queue.ts'

/** Says that somebody works on these leases. Answers those that are there still. */
export async function beatLeases({ postgres }: StudyQueue, leases: readonly string[]): Promise<Set<string>> {
  const { rows } = await postgres.query<{ id: string }>(
    'UPDATE jevons.lease SET beaten_at = now() WHERE id = ANY($1::uuid[]) RETURNING id',
    [leases],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Gives the jobs of lost workers back. By the clock of Postgres alone, and not before Postgres itself has been there for as
 * long as a lease is waited for: while it was away nobody could be heard. Answers which workers were lost.
 */
export async function reapLeases({ postgres, boss }: StudyQueue): Promise<readonly string[]> {
  return await postgres.transaction(async (sql) => {
    const { rows } = await sql.query<{ study: string; worker: string; jobs: string[] }>(
      `DELETE FROM jevons.lease WHERE id IN (
         SELECT id FROM jevons.lease
         WHERE greatest(beaten_at, pg_postmaster_start_time()) < now() - make_interval(secs => patience_seconds)
         FOR UPDATE SKIP LOCKED
       ) RETURNING study, worker, jobs`,
    )
    for (const { study, worker, jobs } of rows) {
      const reason = { message: `worker ${worker} was lost with it` }
      await boss.fail(queueName(study), jobs, reason, { db: executor(sql) })
    }
    return [...new Set(rows.map(({ worker }) => worker))]
  })
}
