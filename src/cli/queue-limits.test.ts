import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { chatAnswer, type ScriptedServer, scriptedServer } from '../../test/fixture/scripted-server.ts'
import { needs } from '../../test/needs.ts'
import { startPostgres, type TestPostgres } from '../../test/postgres.ts'
import { Interruption } from './interruption.ts'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

/** Studies whose workers share what a server allows and what may be spent, and studies that workers replay. */

const root = mkdtempSync(join(tmpdir(), 'jevons-queue-limits-'))
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const data = join(root, 'sums.jsonl')
writeFileSync(
  data,
  Array.from({ length: 12 }, (_, index) =>
    JSON.stringify({ id: `sum-${index}`, question: `What is ${index} + 4?`, answer: String(index + 4) }),
  ).join('\n'),
)

const jevons = (args: readonly string[], signal?: AbortSignal): Promise<TriedCommand> =>
  tryCommand(args, {
    clock: () => performance.now(),
    fetch: (input, init) => globalThis.fetch(input, init),
    environment: { JEVONS_CACHE: join(root, 'cache') },
    ...(signal && { signal }),
  })

describe('a study through a queue', needs.postgres, () => {
  let postgres: TestPostgres
  let server: ScriptedServer
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(async () => {
    await postgres.stop()
    rmSync(root, { recursive: true })
  })
  beforeAll(async () => {
    server = await scriptedServer(({ path }) =>
      path === '/v1/models'
        ? { json: { data: [{ id: 'adder', owned_by: 'vllm' }] } }
        : chatAnswer('\\boxed{4}', { usage: { prompt_tokens: 0, completion_tokens: tokens() } }),
    )
  })
  afterAll(() => server.close())

  let asked = 0
  afterEach(() => {
    asked = requests()
  })
  const requests = (): number => server.requests.filter(({ path }) => path.endsWith('/completions')).length
  const sent = (): number => requests() - asked

  /** From 80 to 120. */
  const tokens = (): number => 80 + ((server.requests.length * 7) % 41)

  /** $100 for a million tokens out: about a cent a response, and five at most. */
  const study = (url: string, out: string, ...more: string[]): string[] => [
    ...['study', '--engine', 'openai', '--base-url', server.url, '--model', 'adder', '--unstreamed'],
    ...['--data', data, '--max-tokens', '500', '--price', '0,100', '--out', join(root, out)],
    ...['--queue', url, '--workers', '0', ...more],
  ]

  /** Two workers that serve until the study is done. */
  const withWorkers = async (
    url: string,
    work: () => Promise<TriedCommand>,
    ...more: string[]
  ): Promise<TriedCommand> => {
    const draining = new AbortController()
    const working = [0, 1].map(() =>
      jevons(['worker', '--queue', url, '--concurrency', '3', ...more], draining.signal),
    )
    const done = await work()
    draining.abort(new Interruption('interrupted'))
    for (const worker of await Promise.all(working)) expect(worker.words).toBe('')
    return done
  }
  const linesOf = (
    out: string,
    file: string,
  ): readonly { readonly reason?: string; readonly usage?: { readonly output: number } }[] =>
    readFileSync(join(root, out, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('spends no more than its limit by all workers together, and goes on with more', async () => {
    const url = await postgres.database()
    const done = await withWorkers(url, () => jevons(study(url, 'limit', '--max-cost', '0.105', '--json')))
    expect(done.words).toBe('')
    const count = sent()
    const spent = linesOf('limit', 'responses.jsonl').reduce(
      (sum, { usage }) => sum + (usage?.output ?? 0) / 10_000,
      0,
    )
    // One more could have cost five cents.
    expect([spent <= 0.105, spent > 0.055]).toEqual([true, true])
    expect(linesOf('limit', 'responses.jsonl')).toHaveLength(count)
    expect(done.err).toContain('12 responses of about')
    expect(done.err).toMatch(
      new RegExp(`limit of \\$0\\.1\\d is reached: ${12 - count} responses not there; go on with`),
    )
    expect(linesOf('limit', 'failures.jsonl').map(({ reason }) => reason)).toEqual(
      Array(12 - count).fill('not asked: the limit of $0.105 is reached'),
    )
    const refused = await jevons(study(url, 'limit', '--max-cost', '0.09'))
    expect([refused.code, sent()]).toEqual([2, count])
    expect(refused.words).toMatch(/the rest would cost about \$0\.0\d .* more than the \$0\.09 of --max-cost/)
    await withWorkers(url, () => jevons(study(url, 'limit', '--max-cost', '5')))
    expect([sent(), linesOf('limit', 'responses.jsonl').length]).toEqual([12, 12])
  })

  it('is refused without a limit or a word that it may cost what it will', async () => {
    const refused = await jevons(study('postgres://h/x', 'unsaid'))
    expect([refused.code, refused.words]).toEqual([
      2,
      expect.stringContaining('--max-cost X limits what all'),
    ])
  })

  it('asks no more in a minute than its limit by all workers together', async () => {
    const url = await postgres.database()
    const { openStudyQueue } = await import('#study/queue')
    const queue = await openStudyQueue(url)
    const most = 4
    let minutes = 1
    const limits = ['--requests-per-minute', String(most), '--yes']
    let isDone = false
    const done = withWorkers(url, async () => {
      const tried = await jevons(study(url, 'paced', ...limits))
      isDone = true
      return tried
    })
    while (!isDone) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(sent()).toBeLessThanOrEqual(most * minutes)
      if (sent() < most * minutes) continue
      // Whoever would send more in this minute has had the time to.
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(sent()).toBe(most * minutes)
      minutes++
      await queue.postgres.query(`UPDATE jevons.admission SET at = at - interval '1 minute'`)
    }
    await queue.close()
    expect((await done).words).toBe('')
    expect([sent(), minutes]).toEqual([12, 4])
  })

  it('holds the limit of one process too where that generates', async () => {
    const url = await postgres.database()
    // A server of one's own, which nobody has to agree to.
    const limits = ['--tokens-per-minute', '1000000', '--price', '0,0', '--workers', '2']
    const done = await jevons(study(url, 'alone', ...limits))
    expect([done.words, sent()]).toEqual(['', 12])
  })

  it('is replayed by workers that are told where the run is, and by no others', async () => {
    const url = await postgres.database()
    const world = { openEngine: async () => scriptedEngine() }
    for (const [out, seed] of [
      ['before', '1'],
      ['other', '2'],
    ] as const) {
      const small = ['study', '--problems', '6', '--samples', '2', '--seed', seed, '--out', join(root, out)]
      expect((await tryCommand(small, world)).words).toBe('')
    }
    const replay = [
      'study',
      '--engine',
      'replay',
      '--from',
      join(root, 'before'),
      '--out',
      join(root, 'again'),
    ]
    const lost = new AbortController()
    const idle = ['worker', '--queue', url]
    const planned = jevons([...replay, '--queue', url, '--workers', '0'])
    const said = ['', '']
    const unable = [[], ['--from', join(root, 'other')]].map((more, at) =>
      tryCommand([...idle, ...more], {
        clock: () => performance.now(),
        signal: lost.signal,
        err: (text) => {
          said[at] += text
        },
      }),
    )
    while (said.some((one) => !one.includes('is left to other workers')))
      await new Promise((resolve) => setTimeout(resolve, 20))
    lost.abort(new Interruption('interrupted'))
    await Promise.all(unable)
    expect(said[0]).toContain('it replays a run: --from RUN says where that is for this worker')
    expect(said[1]).toContain('is not the run that it replays')
    const able = jevons([...idle, '--from', join(root, 'before'), '--until-empty'])
    expect((await planned).words).toBe('')
    expect((await able).words).toBe('')
    const bare = (out: string): readonly object[] =>
      linesOf(out, 'responses.jsonl')
        .map((line) => ({ ...line, source: undefined }))
        .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
    const nameOf = (line: object): string => {
      const { problem, arm, sample } = line as Readonly<Record<string, unknown>>
      return `${problem} ${arm} ${sample}`
    }
    expect(bare('again')).toEqual(bare('before'))
  })
})
