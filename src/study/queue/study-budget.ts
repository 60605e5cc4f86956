import type { Sql } from './postgres.ts'
import type { StudyQueue } from './study-queue.ts'

/** What a study may cost, over all workers. US dollars. */
export interface QueuedBudget {
  readonly limitUsd: number
  /** What the run had cost when it was planned. */
  readonly spentUsd: number
}

/** How much of a load may be asked for. */
export interface Reserved {
  /** So many of its responses, the first ones. */
  readonly count: number
  /** Whatever becomes of what is under way, nothing more can be paid. */
  readonly isSpent: boolean
}

/** Writes down what a study may cost; what it has cost so far stays, where it is planned again. */
export async function writeBudget(
  sql: Sql,
  study: string,
  { limitUsd, spentUsd }: QueuedBudget,
): Promise<void> {
  await sql.query(
    `INSERT INTO jevons.budget (study, limit_usd, spent_usd) VALUES ($1, $2, $3)
     ON CONFLICT (study) DO UPDATE SET limit_usd = EXCLUDED.limit_usd, is_spent = false`,
    [study, limitUsd, spentUsd],
  )
}

/**
 * Sets aside the most that the responses of a load can cost, as far as there is room; it is free again with the load's lease.
 * @param mostUsd of each response, in order
 */
export async function reserveCosts(
  { postgres }: StudyQueue,
  { study, lease }: { readonly study: string; readonly lease: string },
  mostUsd: readonly number[],
): Promise<Reserved> {
  return await postgres.transaction(async (sql) => {
    const { rows } = await sql.query<{ limit_usd: number; spent_usd: number }>(
      'SELECT limit_usd, spent_usd FROM jevons.budget WHERE study = $1 FOR UPDATE',
      [study],
    )
    const [budget] = rows
    if (!budget) return { count: mostUsd.length, isSpent: false }
    const { limit_usd: limit, spent_usd: spent } = budget
    const { rows: held } = await sql.query<{ usd: number }>(
      'SELECT coalesce(sum(reserved_usd), 0) AS usd FROM jevons.lease WHERE study = $1 AND id <> $2',
      [study, lease],
    )
    let reserved = 0
    let count = 0
    for (const usd of mostUsd) {
      if (spent + (held[0]?.usd ?? 0) + reserved + usd > limit) break
      reserved += usd
      count++
    }
    const { count: leases } = await sql.query('UPDATE jevons.lease SET reserved_usd = $2 WHERE id = $1', [
      lease,
      reserved,
    ])
    if (leases === 0) return { count: 0, isSpent: false }
    const isSpent = count === 0 && spent + (mostUsd[0] ?? 0) > limit
    if (isSpent) await sql.query('UPDATE jevons.budget SET is_spent = true WHERE study = $1', [study])
    return { count, isSpent }
  })
}

/** Counts what a load has cost: in the transaction that stores its responses. */
export async function spendCosts(sql: Sql, study: string, usd: number): Promise<void> {
  if (usd > 0)
    await sql.query('UPDATE jevons.budget SET spent_usd = spent_usd + $2 WHERE study = $1', [study, usd])
}

/** Whether a study has cost all that it may. */
export async function isSpent(sql: Sql, study: string): Promise<boolean> {
  const { count } = await sql.query('SELECT FROM jevons.budget WHERE study = $1 AND is_spent', [study])
  return count > 0
}

/** What has become of a study's budget; undefined where it has none. */
export async function budgetState(
  sql: Sql,
  study: string,
): Promise<(QueuedBudget & { readonly isSpent: boolean }) | undefined> {
  const { rows } = await sql.query<{ limit_usd: number; spent_usd: number; is_spent: boolean }>(
    'SELECT limit_usd, spent_usd, is_spent FROM jevons.budget WHERE study = $1',
    [study],
  )
  const [row] = rows
  return row && { limitUsd: row.limit_usd, spentUsd: row.spent_usd, isSpent: row.is_spent }
}
