import type { Problem } from '#problem'
import { parseProblem, parseRunDescription, type RunDescription } from '#run'
import type { Sql } from './postgres.ts'
import { parseScoring, type QueuedScoring } from './scoring/queued-scoring.ts'

/** A study whose jobs a worker may take. */
export interface QueuedStudy {
  readonly id: string
  readonly description: RunDescription
  /** How the engine is asked beyond what run.json records. */
  readonly asking: Readonly<Record<string, unknown>>
  /** There is a limit to what it may cost. */
  readonly hasBudget: boolean
}

/** A run whose shards a worker may take. */
export interface QueuedRun {
  readonly id: string
  readonly scoring: QueuedScoring
}

/** What there is in the queue, by the version of jevons that planned it: another version would not give the same responses. */
export async function listStudies(
  sql: Sql,
): Promise<readonly { readonly id: string; readonly plannedBy: string }[]> {
  const { rows } = await sql.query<{ id: string; planned_by: string }>(
    'SELECT id, planned_by FROM jevons.study ORDER BY planned_at, id',
  )
  return rows.map(({ id, planned_by: plannedBy }) => ({ id, plannedBy }))
}

/** Undefined where the study has been finished meanwhile. */
export async function readStudy(sql: Sql, id: string): Promise<QueuedStudy | QueuedRun | undefined> {
  const { rows } = await sql.query<{
    description: string
    asking: string
    is_scoring: boolean
    has_budget: boolean
  }>(
    `SELECT description, asking, is_scoring,
            EXISTS (SELECT FROM jevons.budget WHERE study = id) AS has_budget
     FROM jevons.study WHERE id = $1`,
    [id],
  )
  const [row] = rows
  if (!row) return undefined
  if (row.is_scoring) return { id, scoring: parseScoring(row.description, id) }
  const description = parseRunDescription(row.description, { file: `study ${id} of the queue`, number: 1 })
  const asking = JSON.parse(row.asking) as Record<string, unknown>
  return { id, description, asking, hasBudget: row.has_budget }
}

/** Some of a study's problems, by their places. */
export async function readProblems(
  sql: Sql,
  study: string,
  places: readonly number[],
): Promise<ReadonlyMap<number, Problem>> {
  const { rows } = await sql.query<{ place: number; line: string }>(
    'SELECT place, line FROM jevons.problem WHERE study = $1 AND place = ANY($2::int[]) ORDER BY place',
    [study, places],
  )
  const file = `problems of study ${study}`
  return new Map(rows.map(({ place, line }) => [place, parseProblem(line, { file, number: place + 1 })]))
}
