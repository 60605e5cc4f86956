import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedServer,
  scriptedServer,
} from '../../test/fixture/scripted-server.ts'
import { Interruption } from './interruption.ts'
import { saidBeside, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-confirming-'))
const imported = join(root, 'imported')
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  const file = join(root, 'traces.jsonl')
  const rows = Array.from({ length: 12 }, (_, number) => {
    const steps = [`Take ${number}.`, `But ${number} is odd.`, `Perhaps ${number} works.`, 'But no.']
    return { question: `Q${number}?`, answer: '1', output: `<think>\n${steps.join('\n\n')}\n</think>\n1` }
  })
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const mapping = 'problem=question,gold=answer,response=output'
  await jevons(['import', file, '--map', mapping, '--out', imported, '--quiet'])
})
afterAll(() => rmSync(root, { recursive: true }))
let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function jevons(args: readonly string[], stopping = new AbortController()): Promise<Outcome> {
  const tried = await tryCommand(args, { signal: stopping.signal, fetch: globalThis.fetch })
  return { code: tried.code, out: tried.out, err: saidBeside(tried) }
}

function copy(name: string): string {
  const folder = join(root, name)
  cpSync(imported, folder, { recursive: true })
  return folder
}

const verdict = (changes: boolean): ScriptedAnswer =>
  chatAnswer(JSON.stringify({ explanation: 'so', changes }))

/** The user's message of the last question. */
function shown(request: ScriptedServer['requests'][number] | undefined): string {
  const messages = request?.body?.['messages'] as { readonly role: string; readonly content: string }[]
  return messages.find(({ role }) => role === 'user')?.content ?? ''
}

/** A model to which the approach changes where something is perhaps so. */
async function modelAt(
  answer: (question: string, number: number) => ScriptedAnswer = (question) =>
    verdict(/<opener \w+>\nPerhaps\n/.test(question)),
): Promise<{ readonly name: string; readonly requests: ScriptedServer['requests'] }> {
  server = await scriptedServer((request, number) => answer(shown(request), number))
  return { name: `model:judge@${server.url}`, requests: server.requests }
}

function recordOf(folder: string): { readonly changes: boolean | null; readonly costUsd?: number }[] {
  const text = readFileSync(join(folder, 'confirmations.jsonl'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('jevons openers --confirm', () => {
  it('leaves in the lexicon what changes the approach in half of the places, and shows how often it does', async () => {
    const folder = copy('confirmed')
    const out = join(root, 'confirmed.json')
    const before = JSON.parse((await jevons(['openers', folder, '--json', '--out', out])).out)
    expect(before[0]).toMatchObject({ opener: 'But', class: 'transition', count: 24 })
    expect(JSON.parse(readFileSync(out, 'utf8')).transitions.sort()).toEqual(['But', 'Perhaps'])
    const { name, requests } = await modelAt()
    const args = ['openers', folder, '--confirm', name, '--places', '5', '--out', out]
    const { code, out: text, err } = await jevons(args)
    expect(code).toBe(0)
    expect(err).toMatch(/model:judge: 10 places of openers.*; .* questions of about .* billed by nobody/)
    expect(err).toContain('fewer than half of their places: But')
    expect(text).toMatch(/^Perhaps +transition .* 5 of 5 {2}Perhaps/m)
    expect(text).toMatch(/^But +other .* 0 of 5 {2}But/m)
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ transitions: ['Perhaps'] })
    expect(shown(requests[0])).toMatch(
      /^<before (\w{16})>\n[\s\S]*\n<\/before \1>\n\n<opener \1>\n(But|Perhaps)\n<\/opener \1>\n\n<after \1>\n\2 /,
    )
  })

  it('asks nothing twice, and more places only where more are asked for', async () => {
    const folder = copy('again')
    const { name, requests } = await modelAt()
    const ask = (places: string): Promise<Outcome> =>
      jevons(['openers', folder, '--confirm', name, '--places', places, '--json'])
    const first = await ask('3')
    const asked = requests.length
    expect(asked).toBe(recordOf(folder).length)
    const second = await ask('3')
    expect(second.out).toBe(first.out)
    expect(second.err).toContain('nothing to ask')
    expect(requests).toHaveLength(asked)
    await ask('6')
    expect(requests.length).toBeGreaterThan(asked)
    expect(requests.length).toBe(recordOf(folder).length)
    expect(JSON.parse(first.out)[0]).toMatchObject({
      opener: 'Perhaps',
      confirmed: { told: 3, changes: 3, untold: 0 },
    })
  })

  it('says what it will cost, asks nothing above a dollar without leave, and stops at a limit', async () => {
    const folder = copy('cost')
    const usage = { prompt_tokens: 900, completion_tokens: 60 }
    const { name, requests } = await modelAt(() => chatAnswer('{"explanation":"","changes":true}', { usage }))
    const dear = await jevons(['openers', folder, '--confirm', name, '--price', '1000,4000'])
    expect(dear.code).toBe(2)
    expect(dear.err).toMatch(/would cost about \$\d+\.\d\d: add --yes, .* or --places N for fewer places/)
    const unknown = await jevons(['openers', folder, '--confirm', 'model:nobody@http://judge.invalid/v1'])
    expect(unknown.err).toContain('no price of model:nobody is known')
    expect(requests).toHaveLength(0)
    expect(existsSync(join(folder, 'confirmations.jsonl'))).toBe(false)
    const limits = ['--price', '1000,4000', '--max-cost', '14', '--concurrency', '1']
    const limited = await jevons(['openers', folder, '--confirm', name, ...limits])
    expect([limited.code, limited.err.includes('the limit of cost ended it')]).toEqual([0, true])
    const spent = recordOf(folder).reduce((sum, { costUsd = 0 }) => sum + costUsd, 0)
    expect(spent).toBeGreaterThan(0)
    expect(spent).toBeLessThanOrEqual(14)
  })

  it('keeps what was learnt where nobody can tell, and asks once more for the form', async () => {
    const folder = copy('unusable')
    const { name, requests } = await modelAt(() => chatAnswer('It does, I think.'))
    const { out, err } = await jevons(['openers', folder, '--confirm', name, '--places', '2', '--json'])
    expect(err).toContain('places are not told: no usable reply, twice')
    expect(requests).toHaveLength(2 * recordOf(folder).length)
    const rows = JSON.parse(out)
    expect(rows[0]).toMatchObject({ opener: 'But', class: 'transition', confirmed: { told: 0, untold: 2 } })
  })

  it('keeps what was said when it is interrupted, and when one question after the other fails', async () => {
    const folder = copy('interrupted')
    const stopping = new AbortController()
    const { name } = await modelAt((_, number) => {
      if (number === 4) stopping.abort(new Interruption('interrupted'))
      return verdict(true)
    })
    const args = ['openers', folder, '--confirm', name, '--concurrency', '1', '--quiet']
    const { code, err } = await jevons(args, stopping)
    expect([code, err]).toEqual([
      130,
      'jevons: interrupted; what was said is kept, and the same command goes on from there\n',
    ])
    expect(recordOf(folder)).toHaveLength(4)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    await server?.close()
    const failing = await modelAt(() => ({ status: 401, json: { error: { message: 'who are you?' } } }))
    const refused = await jevons([...args.slice(0, 3), failing.name, ...args.slice(4)])
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('model:judge failed 5 times in a row')
  })

  const refused: readonly (readonly [readonly string[], string])[] = [
    [['--confirm', 'exact'], '--confirm must be a language model, model:NAME@URL'],
    [['--confirm', 'model:x@http://127.0.0.1/v1', '--places', '0'], '--places must be a whole number from 1'],
    [['--places', '3'], '--places goes with --confirm'],
    [['--max-cost', '3'], '--max-cost goes with --confirm'],
  ]
  for (const [flags, said] of refused) {
    it(`refuses ${flags.join(' ')}`, async () => {
      const { code, err } = await jevons(['openers', imported, ...flags])
      expect([code, err]).toEqual([2, expect.stringContaining(said)])
    })
  }
})
