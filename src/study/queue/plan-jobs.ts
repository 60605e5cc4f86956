import { createHash, randomUUID } from 'node:crypto'
import type { RunDescription } from '#run'
import type { StudyPlan } from '../study-plan.ts'
import type { Sql } from './postgres.ts'
import { missingRuns, type PlaceRun, type PlaceSet, placesIn, responsePlaces } from './response-places.ts'
import { type QueuedBudget, writeBudget } from './study-budget.ts'
import { type JobData, makeStudyQueue, type PlannedJob, queueName, type StudyQueue } from './study-queue.ts'

/** A study as the queue knows it. */
export interface QueuedPlan {
  /** The same for the same run, whoever goes on with it. */
  readonly id: string
  readonly plan: StudyPlan
  /** How the engine is asked beyond what run.json records; no secret. */
  readonly asking: Readonly<Record<string, unknown>>
  /** Without it workers ask whatever it costs. */
  readonly budget?: QueuedBudget
}

/**
 * Jobs that a study begins with at most. They are as large as that makes them, since a worker takes of a job what it can do
 * in seconds and leaves the rest to the others; a short queue is what pg-boss fetches from fast.
 */
const mostJobs = 4096
/** Rows in one statement. */
const rowsAtOnce = 1000

export function queuedStudyId(description: RunDescription): string {
  return hashedId(JSON.stringify(description))
}

/** The same id for the same text. */
export function hashedId(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  return [0, 8, 12, 16, 20, 32]
    .slice(0, 5)
    .map((start, at, starts) => hash.slice(start, starts[at + 1] ?? 32))
    .join('-')
}

/**
 * Plans what is neither in the run nor in the queue: after a kill at any moment the same call goes on. Answers how many
 * responses it planned.
 */
export async function planJobs(queue: StudyQueue, queued: QueuedPlan, present: PlaceSet): Promise<number> {
  const { total } = responsePlaces(queued.plan)
  await makeStudyQueue(queue, queued.id)
  await writePlan(queue, queued)
  const known = await outstandingPlaces(queue.postgres, queued.id, present.copy())
  const missing = total - known.size()
  const most = Math.max(1, Math.ceil(missing / mostJobs))
  let jobs: PlannedJob[] = []
  for (const run of missingRuns(known, total, most)) {
    jobs.push(jobOf(queued.id, run, jobs.length))
    if (jobs.length < rowsAtOnce) continue
    await queue.boss.insert(jobs)
    jobs = []
  }
  if (jobs.length > 0) await queue.boss.insert(jobs)
  return missing
}

/** Jobs of one statement are of one moment and come by their ids: in the order of the plan, so that what is there is paired. */
export function jobOf(study: string, run: PlaceRun, at: number): PlannedJob {
  const id = `${at.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`
  return { id, name: queueName(study), data: { places: [run], attempt: 0 } }
}

async function writePlan({ postgres }: StudyQueue, { id, plan, asking, budget }: QueuedPlan): Promise<void> {
  const { description, problems } = plan
  await postgres.transaction(async (sql) => {
    const { rows } = await sql.query<{ is_new: boolean }>(
      `INSERT INTO jevons.study (id, planned_by, description, asking) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET asking = EXCLUDED.asking RETURNING xmax = 0 AS is_new`,
      [id, description.versions.jevons, JSON.stringify(description), JSON.stringify(asking)],
    )
    if (budget) await writeBudget(sql, id, budget)
    if (rows[0]?.is_new !== true) return
    for (let first = 0; first < problems.length; first += rowsAtOnce) {
      const lines = problems
        .slice(first, first + rowsAtOnce)
        .map((problem) => JSON.stringify({ version: 1, ...problem }))
      await sql.query(
        `INSERT INTO jevons.problem (study, place, line)
         SELECT $1, $2::int + at - 1, line FROM unnest($3::text[]) WITH ORDINALITY AS given (line, at)`,
        [id, first, lines],
      )
    }
  })
}

/** Adds what jobs and results hold, of one moment: a worker moves responses from the ones to the others. */
export async function outstandingPlaces(sql: Sql, study: string, known: PlaceSet): Promise<PlaceSet> {
  const { rows } = await sql.query<{ data: JobData | null; place: string | null }>(
    `SELECT data, NULL::bigint AS place FROM jevons.job WHERE name = $1 AND (
       state IN ('created', 'retry')
       OR state = 'active' AND id IN (SELECT unnest(jobs) FROM jevons.lease WHERE study = $2))
     UNION ALL SELECT NULL, place FROM jevons.result WHERE study = $2`,
    [queueName(study), study],
  )
  for (const { data, place } of rows) {
    if (place !== null) known.add(Number(place))
    else if (data) for (const one of placesIn(data.places)) known.add(one)
  }
  return known
}
