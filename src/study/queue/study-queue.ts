import type PgBoss from 'pg-boss'
import type { JobWithMetadata } from 'pg-boss'
import { StudyError } from '../study-error.ts'
import { openPostgres, type Postgres, type Sql, shownUrl, whileOpening } from './postgres.ts'
import type { PlaceRun } from './response-places.ts'

/** Studies in a database: pg-boss hands out jobs, and the tables beside it hold plans, leases and results. */
export interface StudyQueue {
  readonly postgres: Postgres
  readonly boss: JobQueue
  /** Without the password. */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * What is used of pg-boss. Its own types leave out the output when several jobs are completed or failed, and so would have the
 * transaction handed over as that.
 */
export interface JobQueue {
  readonly createQueue: (name: string, options: PgBoss.Queue) => Promise<void>
  readonly deleteQueue: (name: string) => Promise<void>
  readonly insert: (jobs: readonly PlannedJob[], options?: InTransaction) => Promise<unknown>
  readonly send: (name: string, data: JobData, options: PgBoss.SendOptions) => Promise<string | null>
  readonly fetch: (
    name: string,
    options: { readonly batchSize: number; readonly includeMetadata: true; readonly db: PgBoss.Db },
  ) => Promise<readonly JobWithMetadata<JobData>[]>
  readonly complete: (
    name: string,
    ids: readonly string[],
    output: null,
    options: InTransaction,
  ) => Promise<void>
  readonly fail: (
    name: string,
    ids: readonly string[],
    output: object,
    options: InTransaction,
  ) => Promise<void>
  readonly deleteJob: (name: string, ids: readonly string[], options?: InTransaction) => Promise<void>
}

export interface PlannedJob {
  readonly id: string
  readonly name: string
  readonly data: JobData
}

export interface InTransaction {
  readonly db: PgBoss.Db
}

/** A job: some planned responses, tried so often before. */
export interface JobData {
  readonly places: readonly PlaceRun[]
  readonly attempt: number
}

/** Everything is in a schema of its own, made by whoever comes first. */
const schema = 'jevons'

/** Raised by whoever changes the tables below. */
const format = 3

/**
 * A worker was lost with a job so often: then the job itself may be what kills them, and its responses count as failed until
 * the study is run again.
 */
const mostLosses = 10

/**
 * Opens a database as a queue of studies.
 * @throws StudyError where that can't be, in one line
 */
export async function openStudyQueue(
  url: string,
  { connections = 2 }: { readonly connections?: number } = {},
): Promise<StudyQueue> {
  const postgres = await openPostgres(url, { connections })
  try {
    const boss = await whileOpening(url, async () => {
      const started = await startBoss(postgres)
      await makeTables(postgres, shownUrl(url))
      return started
    })
    return { postgres, boss, url: shownUrl(url), close: postgres.close }
  } catch (error) {
    await postgres.close()
    throw error
  }
}

/** A boss that failed to start believes that it is starting, for ever: each attempt has its own. */
async function startBoss(postgres: Postgres): Promise<JobQueue> {
  const { default: Boss } = await import('pg-boss')
  const boss = new Boss({ db: executor(postgres), schema, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  return boss as unknown as JobQueue
}

/** Lets pg-boss work inside a transaction of ours. */
export function executor(sql: Sql): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const { rows } = await sql.query<unknown>(text, values)
      return { rows: [...rows] }
    },
  }
}

export function queueName(study: string): string {
  return `study-${study}`
}

export async function makeStudyQueue({ postgres, boss }: StudyQueue, study: string): Promise<void> {
  // Nothing here lets a job expire: leases do, while their worker is silent.
  await boss.createQueue(queueName(study), { name: queueName(study), retryLimit: mostLosses })
  // pg-boss orders by what none of its own indexes holds, and would sort all that waits for every job that is fetched.
  const { rows } = await postgres.query<{ partition_name: string }>(
    'SELECT partition_name FROM jevons.queue WHERE name = $1',
    [queueName(study)],
  )
  const partition = rows[0]?.partition_name
  if (partition !== undefined && /^\w+$/.test(partition))
    await postgres.query(
      `CREATE INDEX IF NOT EXISTS ${partition}_next ON jevons.${partition} (priority DESC, created_on, id)
       WHERE state < 'active'`,
    )
}

const tables = `
  CREATE TABLE IF NOT EXISTS jevons.format (version int NOT NULL);
  INSERT INTO jevons.format SELECT ${format} WHERE NOT EXISTS (SELECT FROM jevons.format);
  CREATE TABLE IF NOT EXISTS jevons.study (
    id uuid PRIMARY KEY,
    planned_by text NOT NULL,
    description text NOT NULL,
    asking text NOT NULL,
    is_scoring boolean NOT NULL DEFAULT false,
    planned_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE IF NOT EXISTS jevons.problem (
    study uuid NOT NULL REFERENCES jevons.study ON DELETE CASCADE,
    place int NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (study, place)
  );
  CREATE TABLE IF NOT EXISTS jevons.shard (
    study uuid NOT NULL REFERENCES jevons.study ON DELETE CASCADE,
    place int NOT NULL,
    start_byte bigint NOT NULL,
    end_byte bigint NOT NULL,
    files bytea,
    PRIMARY KEY (study, place)
  );
  ALTER TABLE jevons.shard ALTER files SET STORAGE EXTERNAL;
  CREATE TABLE IF NOT EXISTS jevons.lease (
    id uuid PRIMARY KEY,
    study uuid NOT NULL REFERENCES jevons.study ON DELETE CASCADE,
    worker text NOT NULL,
    jobs uuid[] NOT NULL,
    beaten_at timestamptz NOT NULL DEFAULT now(),
    patience_seconds double precision NOT NULL,
    reserved_usd double precision NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS lease_study ON jevons.lease (study);
  CREATE TABLE IF NOT EXISTS jevons.budget (
    study uuid PRIMARY KEY REFERENCES jevons.study ON DELETE CASCADE,
    limit_usd double precision NOT NULL,
    spent_usd double precision NOT NULL,
    is_spent boolean NOT NULL DEFAULT false
  );
  CREATE TABLE IF NOT EXISTS jevons.upstream (
    url text PRIMARY KEY,
    paused_until timestamptz
  );
  CREATE TABLE IF NOT EXISTS jevons.admission (
    id bigserial PRIMARY KEY,
    upstream text NOT NULL REFERENCES jevons.upstream ON DELETE CASCADE,
    at timestamptz NOT NULL,
    tokens double precision NOT NULL
  );
  CREATE INDEX IF NOT EXISTS admission_at ON jevons.admission (upstream, at);
  CREATE TABLE IF NOT EXISTS jevons.result (
    study uuid NOT NULL REFERENCES jevons.study ON DELETE CASCADE,
    place bigint NOT NULL,
    failed boolean NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (study, place)
  )`

async function makeTables(postgres: Postgres, url: string): Promise<void> {
  const found = await postgres.query<{ name: string | null }>(
    `SELECT to_regclass('jevons.result')::text AS name`,
  )
  if (found.rows[0]?.name === null) {
    await postgres.transaction(async (sql) => {
      await sql.query(`SELECT pg_advisory_xact_lock(hashtext('jevons tables'))`)
      await sql.query(tables)
    })
  }
  const { rows } = await postgres.query<{ version: number }>('SELECT version FROM jevons.format')
  if (rows[0]?.version !== format)
    throw new StudyError(
      `queue ${url}: its tables are of format ${rows[0]?.version}, this jevons knows ${format}; use the version that made them, or another database`,
    )
}
