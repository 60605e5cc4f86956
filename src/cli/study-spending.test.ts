import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import {
  chatAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  scriptedServer,
} from '../../test/fixture/scripted-server.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

/** Studies that cost money, on a scripted server at a stated price: one cent a response. */

const root = mkdtempSync(join(tmpdir(), 'jevons-spending-'))
afterAll(() => rmSync(root, { recursive: true }))
vi.setConfig({ testTimeout: 180_000 })

let server: ScriptedServer | undefined
afterEach(() => server?.close())

const problems = 30
const data = join(root, 'sums.jsonl')
writeFileSync(
  data,
  Array.from({ length: problems }, (_, index) =>
    JSON.stringify({ id: `sum-${index}`, question: `What is ${index} + 4?`, answer: String(index + 4) }),
  ).join('\n'),
)

async function served(): Promise<{ readonly url: string; readonly asked: () => ScriptedRequest[] }> {
  const scripted = await scriptedServer((request) => {
    if (request.path === '/v1/models') return { json: { data: [{ id: 'adder', owned_by: 'vllm' }] } }
    // From 80 to 120 tokens: a little over a cent or under it.
    const output = 80 + ((scripted.requests.length * 7) % 41)
    return chatAnswer('\\boxed{4}', { usage: { prompt_tokens: 0, completion_tokens: output } })
  })
  server = scripted
  return {
    url: scripted.url,
    asked: () => scripted.requests.filter(({ path }) => path === '/v1/chat/completions'),
  }
}

async function jevons(
  args: readonly string[],
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const tried = await tryCommand(args, {
    clock: () => performance.now(),
    fetch: (input, init) => globalThis.fetch(input, init),
    environment: { JEVONS_CACHE: join(root, 'user-cache') },
  })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

/** $100 for a million tokens out: a cent for a hundred. */
const asking = (url: string, out: string, ...more: string[]): string[] => [
  ...['study', '--engine', 'openai', '--base-url', url, '--model', 'adder', '--unstreamed', '--data', data],
  ...['--max-tokens', '1000', '--price', '0,100', '--out', join(root, out), ...more],
]

function linesOf(out: string, file: string): { readonly problem: string; readonly reason: string }[] {
  const path = join(root, out, file)
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
}

describe('a study that costs money', () => {
  it('says what it would cost and asks nothing, where it is asked for a dry run', async () => {
    const { url, asked } = await served()
    const { code, out } = await jevons(asking(url, 'dry', '--dry-run', '--samples', '2'))
    expect(code).toBe(0)
    expect(out).toContain('30 problems × 2 samples × 1 arm\n60 responses of about ')
    expect(out).toContain('how long they will be is not known yet; at most $6.0')
    expect(out).toContain('(as stated, $0 and $100 for a million tokens in and out)')
    expect([asked().length, existsSync(join(root, 'dry'))]).toEqual([0, false])
    const { out: json } = await jevons(asking(url, 'dry', '--dry-run', '--json'))
    expect(JSON.parse(json)).toMatchObject({ missing: 30, present: 0, billed: true })
  })

  it('asks a few first, and goes on where what they tell is within what is spent unasked', async () => {
    const { url, asked } = await served()
    const { code, err } = await jevons(asking(url, 'little'))
    expect(err).toMatch(
      /22 responses of about [\d,]+ tokens in; about \$0\.2\d \(\$0\.\d\d to \$0\.\d\d, by 8 responses\)/,
    )
    expect(err).toMatch(/\$0\.\d\d spent/)
    expect([code, asked().length]).toEqual([0, 30])
  })

  it('refuses what costs more, keeps the few that it asked, and goes on once it may', async () => {
    const { url, asked } = await served()
    const refused = await jevons(asking(url, 'much', '--samples', '10'))
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('the rest would cost about $2.')
    expect(refused.err).toContain('--resume and --yes, or --max-cost X')
    expect(asked()).toHaveLength(8)
    const again = await jevons(asking(url, 'much', '--samples', '10', '--resume'))
    expect([again.code, asked().length]).toEqual([2, 8])
    const agreed = await jevons(asking(url, 'much', '--samples', '10', '--resume', '--yes'))
    expect([agreed.code, asked().length]).toEqual([0, 300])
  })

  it('refuses what surely costs more than its limit, and with --yes goes as far as that lasts', async () => {
    const { url, asked } = await served()
    const refused = await jevons(asking(url, 'limit', '--max-cost', '0.15'))
    expect(refused.err).toMatch(/about \$0\.2\d .* more than the \$0\.15 of --max-cost/)
    // Until one more might have cost too much.
    expect([refused.code, asked().length]).toEqual([2, 6])
    const begun = await jevons(asking(url, 'limit', '--max-cost', '0.15', '--yes', '--resume'))
    expect(begun.code).toBe(0)
    expect(begun.err).toContain('the limit of $0.15 is reached')
    const { warnings } = JSON.parse(readFileSync(join(root, 'limit', 'summary.json'), 'utf8'))
    expect(warnings).toEqual([expect.stringMatching(/^The limit of cost was reached: \d+ of \d+ planned/)])
    expect(begun.out).toContain('responses failed; try again with')
    const spent = asked().length
    expect(spent).toBeLessThanOrEqual(15)
    expect(linesOf('limit', 'responses.jsonl')).toHaveLength(spent)
    const reasons = linesOf('limit', 'grades.jsonl').flatMap(({ reason }) =>
      reason.startsWith('not') ? [reason] : [],
    )
    expect(reasons.filter((reason) => reason === 'not asked: the limit of $0.15 is reached')).toHaveLength(
      30 - spent,
    )
    const rest = await jevons(asking(url, 'limit', '--max-cost', '5', '--resume'))
    expect([rest.code, asked().length, linesOf('limit', 'responses.jsonl').length]).toEqual([0, 30, 30])
    expect(JSON.parse(readFileSync(join(root, 'limit', 'summary.json'), 'utf8'))).not.toHaveProperty(
      'warnings',
    )
  })

  it('buys nothing twice where it has a cache', async () => {
    const { url, asked } = await served()
    const cache = ['--cache', join(root, 'bought')]
    await jevons(asking(url, 'first', ...cache))
    expect(asked()).toHaveLength(30)
    const { err } = await jevons(asking(url, 'second', ...cache, '--max-cost', '0.01'))
    expect(asked()).toHaveLength(30)
    expect(err).toContain('30 responses came from the cache and cost nothing')
    expect(linesOf('second', 'responses.jsonl')).toHaveLength(30)
    await jevons(asking(url, 'third', '--no-cache'))
    expect(asked()).toHaveLength(60)
  })

  it('refuses a limit without a price, a price that is none, and a server whose price nobody knows', async () => {
    const { url } = await served()
    const local = asking(url, 'no').filter((arg) => arg !== '--price' && arg !== '0,100')
    expect((await jevons([...local, '--max-cost', '1'])).err).toContain('no price of adder is known here')
    expect((await jevons(asking(url, 'no', '--price', 'cheap'))).err).toContain(
      '--price cheap: must be two numbers',
    )
    expect((await jevons(asking(url, 'no', '--max-cost', '-1'))).err).toContain(
      '--max-cost must be US dollars from 0',
    )
    expect((await jevons(asking(url, 'no', '--attempts', '0'))).err).toContain(
      '--attempts must be a whole number',
    )
  })
})

describe('how long a server is waited for', () => {
  const patient = async (
    out: string,
    ...more: string[]
  ): Promise<{ readonly asked: number; readonly err: string }> => {
    let asked = 0
    const scripted = await scriptedServer(({ path }) => {
      if (path === '/v1/models') return { json: { data: [{ id: 'adder', owned_by: 'vllm' }] } }
      asked++
      return {
        raw: (response) =>
          void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': ping\n\n'),
      }
    })
    server = scripted
    const args = asking(scripted.url, out, '--problems', '2', '--concurrency', '2', '--yes', ...more)
    const { err } = await jevons(args.filter((arg) => arg !== '--unstreamed'))
    return { asked, err }
  }

  it('is a failure where it stalls, as often as it may be tried', async () => {
    const { asked } = await patient('stalls', '--stall-limit', '0.2', '--attempts', '2')
    expect(asked).toBe(4)
    const reasons = linesOf('stalls', 'failures.jsonl').map(({ reason }) => reason)
    expect(reasons).toEqual(Array(2).fill(expect.stringContaining('gave nothing for 0.2 s (2 attempts)')))
  })

  it('is no failure but a response that was cut off where it takes longer than the whole may', async () => {
    const { asked } = await patient('takes-long', '--time-limit', '0.4')
    expect(asked).toBe(2)
    expect(linesOf('takes-long', 'failures.jsonl')).toEqual([])
    const grades = readFileSync(join(root, 'takes-long', 'grades.jsonl'), 'utf8')
    expect(grades.match(/"outcome":"ungradable"/g)).toHaveLength(2)
  })
})
