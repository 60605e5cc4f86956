import { queueName, type StudyQueue } from './study-queue.ts'

/** How a study stands in the queue, at one moment. */
export interface QueueState {
  /** Something waits to be done and can be paid, is being done, or waits to be collected. */
  readonly isOpen: boolean
  /** Workers that have something of it at hand. */
  readonly workers: number
}

export async function queueState({ postgres }: StudyQueue, study: string): Promise<QueueState> {
  // Whatever is active has a lease, so that the small tables and a partial index tell everything.
  const { rows } = await postgres.query<{ waits: boolean; collectable: boolean; workers: string }>(
    `SELECT EXISTS (SELECT FROM jevons.job WHERE name = $1 AND state < 'active')
              AND NOT EXISTS (SELECT FROM jevons.budget WHERE study = $2 AND is_spent) AS waits,
            EXISTS (SELECT FROM jevons.result WHERE study = $2) AS collectable,
            (SELECT count(DISTINCT worker) FROM jevons.lease WHERE study = $2) AS workers`,
    [queueName(study), study],
  )
  const [row] = rows
  const workers = Number(row?.workers ?? 0)
  return { isOpen: row !== undefined && (row.waits || row.collectable || workers > 0), workers }
}

/** Whether nothing of a version's studies waits to be done or is being done. */
export async function isQueueEmpty({ postgres }: StudyQueue, version: string): Promise<boolean> {
  const { rows } = await postgres.query<{ open: boolean }>(
    `SELECT EXISTS (
       SELECT FROM jevons.study s WHERE planned_by = $1 AND (
         EXISTS (SELECT FROM jevons.lease l WHERE l.study = s.id)
         OR EXISTS (SELECT FROM jevons.job j WHERE j.name = 'study-' || s.id AND j.state < 'active')
            AND NOT EXISTS (SELECT FROM jevons.budget b WHERE b.study = s.id AND b.is_spent))
     ) AS open`,
    [version],
  )
  return rows[0]?.open === false
}

/** Rows in one statement: a study of millions has as many jobs that are done, and no statement may take a minute. */
const rowsAtOnce = 20_000

/** Takes a study that is in its run folder out of the queue. */
export async function removeStudy({ postgres, boss }: StudyQueue, study: string): Promise<void> {
  await postgres.query('DELETE FROM jevons.study WHERE id = $1', [study])
  // pg-boss deletes no queue that holds jobs, done ones included.
  for (let deleted = rowsAtOnce; deleted === rowsAtOnce; ) {
    const { count } = await postgres.query(
      'DELETE FROM jevons.job WHERE name = $1 AND id IN (SELECT id FROM jevons.job WHERE name = $1 LIMIT $2)',
      [queueName(study), rowsAtOnce],
    )
    deleted = count
  }
  await boss.deleteQueue(queueName(study))
}
