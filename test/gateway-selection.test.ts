import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { type ScriptedAnswer, type ScriptedServer, scriptedServer } from './fixture/scripted-server.ts'
import {
  clientOf,
  faults,
  post,
  type Served,
  type Serving,
  serveBefore,
  serveEngine,
} from './fixture/served-gateway.ts'

let upstream: ScriptedServer | undefined
let gateway: Served | undefined
afterEach(async () => {
  await gateway?.close(0)
  await upstream?.close()
  expect(faults.splice(0)).toEqual([])
})

const chat = { model: 'm', messages: [{ role: 'user' as const, content: 'What is 2 + 2?' }] }
const delta = (piece: object, finish: string | null = null): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
})
const usage = (output: number): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [],
  usage: {
    prompt_tokens: 9,
    completion_tokens: output,
    completion_tokens_details: { reasoning_tokens: output - 1 },
  },
})

/** Answers the n-th request with the n-th of these. */
async function before(answers: readonly ScriptedAnswer[], options: Serving = {}): Promise<Served> {
  let asked = 0
  upstream = await scriptedServer(({ path }) =>
    path === '/v1/models'
      ? { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } }
      : (answers[asked++] as ScriptedAnswer),
  )
  gateway = await serveBefore(upstream.url, options)
  return gateway
}

const says = (content: string, output = 4): ScriptedAnswer => ({
  events: [
    delta({ reasoning: 'Two.' }),
    delta({ reasoning: ' Two.' }),
    delta({ content }),
    delta({}, 'stop'),
    usage(output),
  ],
})
const select = (setting: string): object => ({ ...chat, jevons: { select: setting } })

interface Selected {
  readonly choices: readonly [
    { readonly message: Readonly<Record<string, unknown>>; readonly finish_reason: unknown },
  ]
  readonly usage: Readonly<Record<string, unknown>>
  readonly jevons: { readonly chosen: number; readonly samples: readonly Readonly<Record<string, unknown>>[] }
}

describe('a selection in a gateway', () => {
  it('gives the majority’s answer, however it is written, and the usage of all responses', async () => {
    const served = await before([
      says('The answer is \\boxed{5}.'),
      says('**4**', 6),
      says('The answer is 4.', 8),
    ])
    const answer = await post(served, select('majority:n=3'))
    expect([answer.status, answer.headers.get('x-jevons-select')]).toEqual([200, 'majority:n=3'])
    const { choices, usage: total, jevons } = (await answer.json()) as Selected
    expect(['**4**', 'The answer is 4.']).toContain(choices[0].message['content'])
    expect(choices[0].message).toMatchObject({ reasoning: 'Two. Two.', reasoning_content: 'Two. Two.' })
    expect(total).toEqual({
      prompt_tokens: 27,
      completion_tokens: 18,
      total_tokens: 45,
      completion_tokens_details: { reasoning_tokens: 15 },
    })
    expect(jevons.chosen).not.toBe(0)
    expect(jevons.samples.map(({ output, counted }) => [output, counted])).toEqual([
      [4, 'usage'],
      [6, 'usage'],
      [8, 'usage'],
    ])
  })

  it('comes as a stream at once, with one id, and its usage where it is asked for', async () => {
    const served = await before([says('4'), says('4'), says('4')])
    const stream = await clientOf(served).chat.completions.create({
      ...(select('majority:n=3') as typeof chat),
      stream: true,
      stream_options: { include_usage: true },
    })
    const ids = new Set<string>()
    let [content, tokens] = ['', 0]
    for await (const { id, choices, usage: told } of stream) {
      ids.add(id)
      content += choices[0]?.delta.content ?? ''
      tokens = told?.completion_tokens ?? tokens
    }
    expect([ids.size, content, tokens]).toEqual([1, '4', 12])
  })

  it('leaves the responses that it does not need, and counts what came of them', async () => {
    let closed = 0
    const slow: ScriptedAnswer = {
      raw: (response) => {
        response.on('close', () => closed++)
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        for (let n = 0; n < 3; n++)
          response.write(`data: ${JSON.stringify(delta({ reasoning: 'Two.' }))}\n\n`)
      },
    }
    const served = await before([slow, says('4'), slow])
    const {
      choices,
      usage: total,
      jevons,
    } = (await (await post(served, select('shortest:n=3'))).json()) as Selected
    expect([choices[0].message['content'], jevons.chosen]).toEqual(['4', 1])
    while (closed < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    const [first, second] = jevons.samples
    expect([first?.['cancelled'], first?.['counted'], second?.['counted']]).toEqual([true, 'pieces', 'usage'])
    const counted = jevons.samples.reduce((sum, { output }) => sum + Number(output), 0)
    expect(total['completion_tokens']).toBe(counted)
  })

  it('gives every response random numbers of its own, and a policy of the request to all', async () => {
    const served = await before([says('4'), says('4')])
    await post(served, {
      ...(select('majority:n=2') as object),
      seed: 7,
      jevons: { select: 'majority:n=2', policy: 'none' },
    })
    const bodies = (upstream as ScriptedServer).requests.flatMap(({ body }) => (body ? [body] : []))
    expect(bodies.map(({ seed, stream }) => [seed, stream])).toEqual([
      [7, true],
      [8, true],
    ])
    expect(bodies.every((body) => !('jevons' in body))).toBe(true)
  })

  it('listens to its client for as many responses as there may be, without a warning', async () => {
    const warnings: string[] = []
    const warn = ({ name }: Error): void => void warnings.push(name)
    process.on('warning', warn)
    const served = await before(Array.from({ length: 16 }, () => says('4')))
    expect((await post(served, select('majority:n=16'))).status).toBe(200)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', warn)
    expect(warnings).toEqual([])
  })

  it('gives the first response as it is where all are cut off before an answer', async () => {
    const cut: ScriptedAnswer = { events: [delta({ reasoning: 'Two.' }), delta({}, 'length'), usage(4)] }
    const served = await before([cut, cut])
    const { choices, jevons } = (await (await post(served, select('majority:n=2'))).json()) as Selected
    expect([choices[0].finish_reason, choices[0].message['reasoning'], jevons.chosen]).toEqual([
      'length',
      'Two.',
      null,
    ])
  })

  it('answers although some responses fail, and says why where all do', async () => {
    const broken: ScriptedAnswer = { status: 500, json: { error: { message: 'out of memory' } } }
    const served = await before([broken, says('4'), broken, broken, broken, broken])
    const { choices, jevons } = (await (await post(served, select('majority:n=3'))).json()) as Selected
    expect([choices[0].message['content'], jevons.samples.map(({ failed }) => failed === true)]).toEqual([
      '4',
      [true, false, true],
    ])
    const failed = await post(served, select('majority:n=3'))
    expect([failed.status, await failed.json()]).toMatchObject([500, { error: { message: 'out of memory' } }])
  })

  it.each([
    ['best:n=3', {}, /nobody here knows which answers are right/],
    ['confidence:n=3', {}, /log probabilities/],
    ['majority:n=17', {}, /at most 16 responses/],
    ['majority', { n: 2 }, /leave n out/],
    ['majority', { tools: [{}] }, /tools/],
    ['majority', { logprobs: true }, /logprobs/],
    ['most', {}, /unknown selection "most"/],
  ])('%s with %j is refused before anything is generated', async (setting, more, message) => {
    const served = await before([])
    const answer = await post(served, { ...select(setting), ...more })
    const { error } = (await answer.json()) as { error: { message: string } }
    expect([answer.status, error.message]).toEqual([400, expect.stringMatching(message)])
    expect((upstream as ScriptedServer).requests).toEqual([])
  })

  it('is left with all its responses as soon as the client goes', async () => {
    let closed = 0
    const stall: ScriptedAnswer = { raw: (response) => void response.on('close', () => closed++) }
    const served = await before([stall, stall])
    await expect(
      globalThis.fetch(`${served.url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(select('majority:n=2')),
        signal: AbortSignal.timeout(100),
      }),
    ).rejects.toThrow(/abort|timeout/i)
    while (closed < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  })
})

describe('a selection around the reasoner', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await reasonerEngine({ workers: 1 })
  })
  afterAll(() => engine.close())

  it('takes the first to finish under a policy, and its usage is all that was generated', async () => {
    gateway = await serveEngine(engine, { policy: 'tip', select: 'shortest:n=3' })
    const asked = {
      model: 'jevons-countdown',
      messages: [{ role: 'user', content: 'Using 3, 8, 7, make 31.' }],
      seed: 1,
    }
    const answer = await post(gateway, asked)
    expect(answer.headers.get('x-jevons-policy')).toBe('tip:alpha=6,beta=50')
    const { choices, usage: total, jevons } = (await answer.json()) as Selected
    expect(choices[0].message['content']).toContain('boxed')
    const counted = jevons.samples.reduce((sum, { output }) => sum + Number(output), 0)
    expect([jevons.samples.length, total['completion_tokens']]).toEqual([3, counted])
  })
})
