import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { besiege } from '../../test/fixture/queue-siege.ts'
import { derivedFilesOf, responseCount, responsesOf } from '../../test/fixture/spawn-jevons.ts'
import { needs } from '../../test/needs.ts'
import { startPostgres, type TestPostgres } from '../../test/postgres.ts'
import { Interruption } from './interruption.ts'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

/** Studies through a real Postgres, by commands in this process and by processes that are killed. */

const root = mkdtempSync(join(tmpdir(), 'jevons-queue-'))
afterAll(() => rmSync(root, { recursive: true }))

function studyIn(folder: string): string[] {
  return ['study', '--problems', '16', '--policy', 'none', '--policy', 'tip:alpha=3,beta=20', '--out', folder]
}

const world = { openEngine: () => reasonerEngine({ workers: 1 }), clock: () => performance.now() }
const clocked = (args: readonly string[], given = {}): Promise<TriedCommand> =>
  tryCommand(args, { ...world, ...given })

describe('a study through a queue', needs.postgres, () => {
  const reference = join(root, 'reference')
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
    expect((await clocked(studyIn(reference))).words).toBe('')
  })
  afterAll(() => postgres.stop())

  const expectAsAlone = (folder: string): void => {
    expect(responsesOf(folder)).toEqual(responsesOf(reference))
    const { 'report.html': _, ...derived } = derivedFilesOf(folder)
    const { 'report.html': __, ...expected } = derivedFilesOf(reference)
    expect(derived).toEqual(expected)
  }

  it('comes out byte for byte as one without, and leaves nothing in the database', async () => {
    const url = await postgres.database()
    const folder = join(root, 'alone')
    const done = await clocked([...studyIn(folder), '--queue', url, '--workers', '2', '--concurrency', '8'])
    expect(done.words).toBe('')
    expectAsAlone(folder)
    const { openStudyQueue } = await import('#study/queue')
    const queue = await openStudyQueue(url)
    const left = await queue.postgres.query(
      'SELECT (SELECT count(*) FROM jevons.study) + (SELECT count(*) FROM jevons.job) + (SELECT count(*) FROM jevons.result) AS rows',
    )
    await queue.close()
    expect(left.rows).toEqual([{ rows: '0' }])
  })

  it('that is interrupted says how to go on without the password, and the same command goes on', async () => {
    const url = await postgres.database()
    const folder = join(root, 'interrupted')
    const stopping = new AbortController()
    const planning = clocked([...studyIn(folder), '--queue', url, '--workers', '0'], {
      signal: stopping.signal,
    })
    const draining = new AbortController()
    const worker = ['worker', '--queue', url, '--concurrency', '4']
    const working = clocked(worker, { signal: draining.signal })
    for (let looks = 0; responseCountOf(folder) < 4 && looks < 4000; looks++)
      await new Promise((resolve) => setTimeout(resolve, 5))
    stopping.abort(new Interruption('interrupted'))
    const stopped = await planning
    expect(stopped.code).toBe(130)
    expect(stopped.words).toContain(
      `Go on with: npx jevons study --out ${folder} --resume --queue postgres://jevons@`,
    )
    expect(responseCount(folder)).toBeLessThan(32)
    expect((await clocked([...studyIn(folder), '--queue', url, '--workers', '0'])).words).toBe('')
    expectAsAlone(folder)
    draining.abort(new Interruption('interrupted'))
    expect((await working).words).toBe('')
  })

  it('loses nothing and repeats nothing when worker, collector and Postgres are killed', async () => {
    const url = await postgres.database()
    const folder = join(root, 'besieged')
    const siege = besiege(postgres, { url, study: studyIn(folder), workers: 2, concurrency: 2 })
    const collected = (count: number): Promise<void> => siege.until(() => responseCountOf(folder) >= count)
    await collected(4)
    await siege.killWorker(0)
    await siege.killPostgres()
    await collected(12)
    await siege.killCollector()
    const before = readFileSync(join(folder, 'responses.jsonl'), 'utf8')
    await siege.done()
    // Drained, a worker ends well.
    expect(await siege.stop()).toEqual([0, 0])
    const kept = before.slice(0, before.lastIndexOf('\n') + 1)
    expect(readFileSync(join(folder, 'responses.jsonl'), 'utf8').startsWith(kept)).toBe(true)
    expectAsAlone(folder)
  })

  it('is refused in one line where the queue is none, is away, or a flag is of one process only', async () => {
    const folder = join(root, 'refused')
    const tried = async (...flags: string[]): Promise<string> => {
      const { code, words } = await clocked([...studyIn(folder), ...flags])
      expect(code).toBe(2)
      return words
    }
    expect(await tried('--queue', 'mysql://x')).toContain(
      '--queue mysql://x: must be a URL such as postgres://',
    )
    expect(existsSync(folder)).toBe(false)
    expect(await tried('--queue', 'postgres://h/x', '--no-cache')).toContain('--no-cache is of one process')
    expect(await tried('--workers', '2')).toContain('--workers needs --queue URL')
    expect(await tried('--queue', 'postgres://me:secret@127.0.0.1:1/x')).toMatch(
      /^jevons: queue postgres:\/\/me@127\.0\.0\.1:1\/x: connect ECONNREFUSED.*--queue postgres:\/\/me@127/,
    )
    expect(await tried('--queue', 'postgres://h/x', '--workers', '-1')).toContain(
      '--workers must be a whole number',
    )
    expect((await clocked(['worker', '--queue', 'postgres://h/x', '--concurrency', '0'])).words).toContain(
      '--concurrency must be a whole number from 1 to 10000, not "0"',
    )
    expect((await clocked(['worker'])).words).toBe(
      'jevons: --queue needs the URL of a database, such as postgres://user@host:5432/studies',
    )
  })

  it('gives a worker no key for a URL that only the queue names', async () => {
    const url = await postgres.database()
    const folder = join(root, 'remote')
    const { planned } = await plannedRemotely(url, folder)
    await alsoAskedAt(url, 'http://127.0.0.1:1/v1')
    const said = await clocked(['worker', '--queue', url, '--until-empty'], {
      environment: { JEVONS_API_KEY: 'sk-secret' },
      fetch: () => Promise.reject(new Error('no request may be sent')),
      signal: AbortSignal.timeout(1500),
    })
    expect(said.err).toContain('JEVONS_API_KEY is sent nowhere that this worker was not told: add --base-url')
    expect(said.err).not.toContain('sk-secret')
    await planned()
  })
})

function responseCountOf(folder: string): number {
  try {
    return responseCount(folder)
  } catch {
    return 0
  }
}

/** Somebody writes another address into how the studies of a queue are asked. */
async function alsoAskedAt(url: string, baseUrl: string): Promise<void> {
  const { openStudyQueue } = await import('#study/queue')
  const queue = await openStudyQueue(url)
  await queue.postgres.query('UPDATE jevons.study SET asking = $1', [JSON.stringify({ baseUrl })])
  await queue.close()
}

/** A study that asks a server elsewhere, planned and left in the queue. */
async function plannedRemotely(
  url: string,
  folder: string,
): Promise<{ readonly planned: () => Promise<TriedCommand> }> {
  const stopping = new AbortController()
  const remote = async (input: string | URL | Request): Promise<Response> =>
    String(input).endsWith('/models')
      ? Response.json({ data: [{ id: 'm' }] })
      : Response.json({}, { status: 404 })
  const args = ['--engine', 'openai', '--base-url', 'https://models.example/v1', '--model', 'm', '--yes']
  const study = [...studyIn(folder).slice(0, 5), ...args, '--out', folder]
  const planning = clocked([...study, '--queue', url, '--workers', '0'], {
    fetch: remote as typeof globalThis.fetch,
    signal: stopping.signal,
  })
  const { openStudyQueue } = await import('#study/queue')
  const queue = await openStudyQueue(url)
  for (let rows = 0, looks = 0; rows === 0 && looks < 500; looks++) {
    rows = (await queue.postgres.query('SELECT 1 FROM jevons.study')).count
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await queue.close()
  return {
    planned: () => {
      stopping.abort(new Interruption('interrupted'))
      return planning
    },
  }
}
