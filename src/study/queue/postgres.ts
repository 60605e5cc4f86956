import type { PooledConnection } from 'pg'
import { StudyError } from '../study-error.ts'
import { saidBy } from './passing-failure.ts'
import { persisting } from './persisting.ts'

/** What a statement gave. */
export interface SqlResult<Row> {
  readonly rows: readonly Row[]
  /** How many rows it returned or changed. */
  readonly count: number
}

export interface Sql {
  readonly query: <Row>(text: string, values?: readonly unknown[]) => Promise<SqlResult<Row>>
}

export interface Postgres extends Sql {
  /** All or nothing: what throws inside, or fails unseen, is rolled back. */
  readonly transaction: <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>
  readonly close: () => Promise<void>
}

/** No statement here takes a second; one that takes a minute hangs on a connection that is no more. */
const statementMs = 60_000
const connectMs = 10_000
/** Whoever starts while Postgres restarts need not be started again. */
const openingMs = 3000

/** @throws StudyError where it is no URL of a Postgres */
export function checkQueueUrl(url: string): void {
  if (!isPostgresUrl(url))
    throw new StudyError(`--queue ${shownUrl(url)}: must be a URL such as postgres://user@host:5432/database`)
}

/**
 * Opens a database. Its password may be in the URL, in `PGPASSWORD` or in `~/.pgpass`, as for other clients of Postgres.
 * @throws StudyError where the URL is none or nobody answers there
 */
export async function openPostgres(
  url: string,
  { connections }: { readonly connections: number },
): Promise<Postgres> {
  checkQueueUrl(url)
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'jevons',
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
  })
  // A connection that breaks while it is idle is replaced when the next one is asked for.
  pool.on('error', () => {})
  // One that is being thrown away may still say why it ended, and would end the process where nobody listens.
  pool.on('connect', (connection) => connection.on('error', () => {}))
  const postgres: Postgres = {
    query: async (text, values) => resultOf(await pool.query(text, values)),
    async transaction(work) {
      const connection = await pool.connect()
      return await inTransaction(connection, work)
    },
    close: () => pool.end(),
  }
  try {
    await whileOpening(url, () => postgres.query('SELECT 1'))
  } catch (error) {
    await pool.end()
    throw error
  }
  return postgres
}

/**
 * Does something that begins the work with a database, again for as long as whoever starts waits for it.
 * @throws StudyError with what Postgres said last
 */
export async function whileOpening<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  let failure: unknown
  const noting = async (): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      failure = error
      throw error
    }
  }
  try {
    return await persisting(noting, { signal: AbortSignal.timeout(openingMs), say: () => {} })
  } catch {
    if (failure instanceof StudyError) throw failure
    throw new StudyError(`queue ${shownUrl(url)}: ${saidBy(failure)}`, { cause: failure })
  }
}

async function inTransaction<Result>(
  connection: PooledConnection,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  let failed: { readonly error: unknown } | undefined
  // Without a listener a connection that breaks between two statements would end the process.
  const onError = (error: Error): void => {
    failed ??= { error }
  }
  connection.on('error', onError)
  const query: Sql['query'] = async (text, values) => {
    try {
      return resultOf(await connection.query(text, values))
    } catch (error) {
      // pg-boss passes over errors of its fetch; here they end the transaction.
      failed ??= { error }
      throw error
    }
  }
  try {
    await connection.query('BEGIN')
    const result = await work({ query })
    if (failed) throw failed.error
    await connection.query('COMMIT')
    connection.off('error', onError)
    connection.release()
    return result
  } catch (error) {
    const isUsable = await connection.query('ROLLBACK').then(
      () => true,
      () => false,
    )
    connection.off('error', onError)
    connection.release(isUsable ? undefined : asError(error))
    throw error
  }
}

function resultOf<Row>({
  rows,
  rowCount,
}: {
  readonly rows: unknown[]
  readonly rowCount: number | null
}): SqlResult<Row> {
  // Several statements at once give several results, which nobody here reads.
  return { rows: (rows ?? []) as Row[], count: rowCount ?? 0 }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

/** A database's URL without its password. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url) || new URL(url).host === '') return url.replace(/:[^:@/]*@/, '@')
  const shown = new URL(url)
  shown.password = ''
  shown.search = ''
  return shown.href
}

function isPostgresUrl(url: string): boolean {
  return URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol)
}
