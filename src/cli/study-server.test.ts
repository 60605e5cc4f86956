import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { Summary } from '#run'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  scriptedServer,
} from '../../test/fixture/scripted-server.ts'
import { Interruption } from './interruption.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-server-'))
afterAll(() => rmSync(root, { recursive: true }))
const key = 'sk-of-the-test-7f3a'

// Loading charts and reports takes long on a machine that has much else to do.
vi.setConfig({ testTimeout: 180_000 })

let server: ScriptedServer | undefined
afterEach(() => server?.close())

/** A model that adds two numbers, and takes "Alternatively" on the way; of options it takes the last. */
function adder({ body }: ScriptedRequest): ScriptedAnswer {
  const asked = JSON.stringify(body?.['messages'])
  const [a = 0, b = 0] = (asked.match(/\d+/g) ?? []).map(Number)
  const letter = asked.includes('(B)') ? 'B' : String(a + b)
  return chatAnswer(`The answer is \\boxed{${letter}}.`, {
    reasoning_content: `I add ${a} and ${b}.\nAlternatively, I count up.\n`,
    usage: { prompt_tokens: 20, completion_tokens: 30 },
  })
}

async function served(
  answer: (request: ScriptedRequest, number: number) => ScriptedAnswer = adder,
): Promise<{ readonly url: string; readonly asked: () => ScriptedRequest[] }> {
  let number = 0
  const scripted = await scriptedServer((request) => {
    if (request.path === '/v1/models') return { json: { data: [{ id: 'adder', owned_by: 'vllm' }] } }
    return request.path.startsWith('/v1/') ? answer(request, number++) : { status: 404, json: {} }
  })
  server = scripted
  return {
    url: scripted.url,
    // What is asked to find out what the server can do is no problem of a study.
    asked: () =>
      scripted.requests.filter(
        ({ path, body }) => path === '/v1/chat/completions' && !JSON.stringify(body).includes('make 31'),
      ),
  }
}

async function jevons(
  args: readonly string[],
  stopping = new AbortController(),
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const tried = await tryCommand(args, {
    clock: () => performance.now(),
    signal: stopping.signal,
    fetch: (input, init) => globalThis.fetch(input, init),
    environment: { JEVONS_API_KEY: key, JEVONS_CACHE: join(root, 'cache') },
    openEngine: () => Promise.reject(new Error('the reasoner is not needed')),
  })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

function file(name: string, rows: readonly object[]): string {
  const path = join(root, name)
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return path
}
const sums = file(
  'sums.jsonl',
  Array.from({ length: 6 }, (_, index) => ({
    id: `sum-${index}`,
    question: `What is ${index} + 4?`,
    // The model is wrong about the last of them, as far as the file knows.
    answer: String(index === 5 ? 10 : index + 4),
  })),
)
const asking = (url: string, out: string, ...more: string[]): string[] => [
  ...['study', '--engine', 'openai', '--base-url', url, '--model', 'adder', '--unstreamed'],
  ...['--out', join(root, out), ...more],
]

describe('a study on a server', () => {
  it('asks every problem of a file, grades and splits what comes, and writes the usual run', async () => {
    const { url, asked } = await served()
    const { code, out, err } = await jevons(asking(url, 'sums', '--data', sums, '--samples', '2', '--json'))
    expect(err).toContain('6 problems × 2 samples, temperature 0.7, top-p 0.95, at most 32768 tokens')
    expect(code).toBe(0)
    const summary = JSON.parse(out)
    expect(summary.arms).toHaveLength(1)
    expect(summary.arms[0].accuracy.value).toBeCloseTo(5 / 6)
    expect(summary.arms[0].thoughts.all.value).toBe(2)
    expect(summary.study).toMatchObject({ kind: 'dataset', engine: 'openai', model: 'adder', judge: 'none' })
    expect(asked()).toHaveLength(12)
    const { body, headers } = asked()[0] as ScriptedRequest
    expect(headers['authorization']).toBe(`Bearer ${key}`)
    expect(JSON.stringify(body?.['messages'])).toContain('put your final answer within')
    expect(new Set(asked().map((request) => request.body?.['seed'])).size).toBe(12)
  })

  it('keeps the key out of everything that it writes', async () => {
    const { url } = await served(({ body }) =>
      JSON.stringify(body).includes('5 + 4')
        ? { status: 400, json: { error: { message: `your key ${key} is fine, the question is not` } } }
        : adder({ body, path: '', headers: {} }),
    )
    const { err, out } = await jevons(asking(url, 'secret', '--data', sums))
    expect(err + out).not.toContain(key)
    const folder = join(root, 'secret')
    const files = readdirSync(folder)
    expect(files).toContain('failures.jsonl')
    for (const name of files) expect(readFileSync(join(folder, name), 'utf8')).not.toContain(key)
    expect(readFileSync(join(folder, 'failures.jsonl'), 'utf8')).toContain('the question is not')
  })

  it('is interrupted and resumed by its folder alone, asking nothing twice', async () => {
    const stopping = new AbortController()
    const first = await served((request, number) => {
      if (number === 3) stopping.abort(new Interruption('interrupted'))
      return adder(request)
    })
    const begun = asking(first.url, 'resumed', '--data', sums, '--concurrency', '1')
    const stopped = await jevons(begun, stopping)
    expect(stopped.code).toBe(130)
    expect(stopped.err).toContain('--resume')
    await server?.close()
    const second = await served()
    const resume = ['study', '--out', join(root, 'resumed'), '--resume', '--base-url', second.url]
    const { code, out } = await jevons([...resume, '--unstreamed', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).denominators).toEqual({ planned: 6, leftOut: 0 })
    expect(first.asked().length + second.asked().length).toBeLessThanOrEqual(7)
    const lines = readFileSync(join(root, 'resumed', 'responses.jsonl'), 'utf8')
      .trim()
      .split('\n')
    expect(new Set(lines.map((line) => JSON.parse(line).problem)).size).toBe(6)
  })

  it('lists options with their letters', async () => {
    const { url, asked } = await served()
    const data = file('choices.jsonl', [
      { question: 'Which is even?', choices: ['three', 'four'], answer: 'B' },
    ])
    await jevons(asking(url, 'choices', '--data', data))
    expect(JSON.stringify(asked()[0]?.body?.['messages'])).toContain('(A) three\\n(B) four')
    const grade = JSON.parse(readFileSync(join(root, 'choices', 'grades.jsonl'), 'utf8'))
    expect(grade).toMatchObject({ outcome: 'correct', answer: 'B' })
  })

  it('counts no reasoning tokens where no response shows reasoning, and says so below its table', async () => {
    const { url } = await served((_, number) => chatAnswer(`\\boxed{${5 + (number % 2)}}`))
    const asked = asking(url, 'plain', '--data', sums, '--samples', '2', '--select', 'majority:n=2')
    const { out } = await jevons(asked)
    expect(out).not.toMatch(/0\.0 \(0\.0 to/)
    expect(out).toMatch(/^— tokens, thoughts, .*: the responses show no reasoning$/m)
    const { arms, absent, comparisons } = JSON.parse(
      readFileSync(join(root, 'plain', 'summary.json'), 'utf8'),
    ) as Summary
    const reason = 'the responses show no reasoning'
    expect(arms.map(({ tokens }) => tokens)).toEqual([{}, {}])
    expect(absent).toMatchObject({
      'arms.none.tokens.all': reason,
      'arms.none.tokens.incorrect': reason,
      'arms.none.thoughts.all': reason,
      'arms.none.budgetCurve': reason,
      'arms.none.distributions.reasoningTokens': reason,
      [`arms.${arms[1]?.id}.tokens.all`]: reason,
      [`comparisons.${arms[1]?.id}.tokens`]: reason,
    })
    expect(comparisons.filter(({ metric }) => metric === 'tokens')).toEqual([])
  })

  it('counts what reasoning there is, where some responses show none', async () => {
    const { url } = await served((request, number) =>
      number === 0 ? chatAnswer('\\boxed{5}') : adder(request),
    )
    const { out } = await jevons(asking(url, 'some', '--data', sums, '--concurrency', '1', '--json'))
    const { arms } = JSON.parse(out) as Summary
    expect(arms[0]?.tokens.all?.n).toBe(6)
    expect(arms[0]?.thoughts.all?.n).toBe(5)
  })

  it('asks countdown too, where no file is given', async () => {
    const { url, asked } = await served()
    const { code, out } = await jevons(
      asking(url, 'countdown', '--problems', '2', '--policy', 'none', '--json'),
    )
    expect([code, asked().length]).toEqual([0, 2])
    expect(JSON.parse(out).study.kind).toBe('countdown')
  })

  it('refuses in one line what it can not do', async () => {
    const { url, asked } = await served()
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['study', '--data', sums], 'need --engine openai'],
      [['study', '--engine', 'openai', '--data', sums], 'needs --base-url URL and --model NAME'],
      [asking(url, 'no', '--data', sums, '--policy', 'tip'), 'policy tip:alpha=3,beta=600'],
      [asking(url, 'no', '--data', sums, '--split', 'sealed'), '--split is of countdown problems'],
      [asking(url, 'no', '--data', sums, '--body', '[1]'), '--body must be a JSON object'],
      [asking(url, 'no', '--data', sums, '--prompt', 'Hello'), '--prompt must be a text with {question}'],
      [asking(url, 'no', '--data', join(root, 'nowhere.jsonl')), 'nowhere.jsonl'],
      [asking(url, 'no', '--data', sums, '--model', 'other'), 'has no model "other": it has adder'],
      [asking(url, 'no', '--preset', 'underthinking-paper', '--data', sums), 'needs --set'],
      [asking(url, 'no', '--preset', 'underthinking-paper', '--set', 'aime24'), 'needs --data FILE'],
    ]
    for (const [args, words] of cases) {
      const { code, err } = await jevons(args)
      expect(err).toContain(words)
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(code).toBe(2)
    }
    expect(asked()).toHaveLength(0)
  })
})

describe("the paper's protocol", () => {
  const aime = (count: number): string =>
    file(
      `aime-${count}.jsonl`,
      Array.from({ length: count }, (_, index) => ({
        id: `2024-${index < 15 ? 'I' : 'II'}-${(index % 15) + 1}`,
        problem: `What is ${index} + 100?`,
        answer: String(index + 100),
        year: '2024',
      })),
    )
  const preset = ['--preset', 'underthinking-paper', '--set', 'aime24', '--data']

  it('asks its set as it did, prints the values, and says which arm the server can not carry out', async () => {
    const { url, asked } = await served()
    const { code, err, out } = await jevons(
      asking(url, 'paper', ...preset, aime(30), '--samples', '2', '--json'),
    )
    expect(code).toBe(0)
    expect(err).toContain('arXiv 2501.18585')
    expect(err).toContain('30 problems × 2 samples, temperature 0.7, top-p 0.95, at most 32768 tokens')
    expect(err).toContain('arm tip:alpha=3,beta=600 of the protocol is left out: ')
    expect(asked()).toHaveLength(60)
    expect(JSON.parse(out).arms[0].accuracy.value).toBe(1)
    const { study } = JSON.parse(readFileSync(join(root, 'paper', 'run.json'), 'utf8'))
    expect(study.protocol).toMatchObject({ name: 'underthinking-paper', set: 'aime24' })
    expect(study.protocol.leftOut[0].arm).toBe('tip:alpha=3,beta=600')
  })

  it('refuses a file that holds another number of problems, and a set that there is not', async () => {
    const { url } = await served()
    const short = await jevons(asking(url, 'short', ...preset, aime(29)))
    expect(short.err).toContain('holds 29 problems of AIME 2024, I and II, and aime24 has 30')
    const unknown = await jevons(
      asking(url, 'unknown', '--preset', 'underthinking-paper', '--set', 'aime25', '--data', aime(30)),
    )
    expect(unknown.err).toContain('known are math500-hard, gpqa-diamond, aime24')
  })
})
