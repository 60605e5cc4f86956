import { afterEach, describe, expect, it } from 'vitest'
import { switchLexicon } from '#policy'
import { responseSeed } from '#statistics'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  scriptedServer,
} from '../../../../test/fixture/scripted-server.ts'
import { BatchFailure } from '../../batch-failure.ts'
import type { Engine, Generation, GenerationRequest } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import { openAiEngine } from './openai-engine.ts'
import type { OpenAiEngineOptions } from './openai-engine-options.ts'

const { fetch: send } = globalThis
const question: GenerationRequest = {
  question: 'What is 2 + 2?',
  seed: responseSeed({ studySeed: 'test', problem: 'a', sample: 0 }),
  sampling: { temperature: 0.7, topP: 0.95, maxTokens: 100 },
  policy: { name: 'none', parameters: {} },
}

let server: ScriptedServer | undefined
afterEach(() => server?.close())

const models = (owner: string): ScriptedAnswer => ({ json: { data: [{ id: 'served', owned_by: owner }] } })

type Script = (request: ScriptedRequest, number: number) => ScriptedAnswer

/** An engine at a server of one kind that answers generations by a script; numbers count generations alone. */
async function engineAt(
  script: Script,
  options: Partial<OpenAiEngineOptions> & { readonly owner?: string } = {},
): Promise<{ readonly engine: Engine; readonly asked: () => ScriptedRequest[] }> {
  const { owner = 'vllm', ...rest } = options
  let number = 0
  const scripted = await scriptedServer((request) => {
    if (request.path === '/v1/models') return models(owner)
    if (request.path === '/tokenize') return { json: { tokens: tokensOf(request) } }
    if (request.path === '/apply-template') return { json: { prompt: '<user>2 + 2?<model>' } }
    return script(request, number++)
  })
  server = scripted
  const engine = await openAiEngine({
    baseUrl: scripted.url,
    model: 'served',
    fetch: send,
    clock: () => 0,
    waiting: { sleep: async () => {} },
    ...rest,
  })
  return { engine, asked: () => scripted.requests.filter(({ path }) => path.startsWith('/v1/c')) }
}

/** "alternatively" is two tokens, as is every word with a "zz" in it; others are one. */
function tokensOf({ body }: ScriptedRequest): number[] {
  const text = String(body?.['prompt'] ?? body?.['content'])
  return text === 'alternatively' || text.includes('zz')
    ? [1, 2]
    : [100 + text.length + (text.includes('A') ? 50 : 0)]
}

async function whole(
  engine: Engine,
  requests: readonly GenerationRequest[] = [question],
): Promise<Generation[]> {
  const generations: Generation[] = []
  for await (const { index, generation } of engine.generateAll(requests)) generations[index] = generation
  return generations
}

const delta = (piece: object, finish: string | null = null): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  model: 'served',
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
})
const usage = { id: 'c', choices: [], usage: { prompt_tokens: 7, completion_tokens: 5 } }
const streamed = [
  delta({ role: 'assistant', content: '' }),
  delta({ reasoning_content: 'Two and' }),
  delta({ reasoning_content: ' two.' }),
  delta({ content: 'It is \\boxed{4}.' }),
  delta({}, 'stop'),
  usage,
]

describe('the engine of a server', () => {
  it('joins reasoning and answer, says where the reasoning is, and counts as the server does', async () => {
    const { engine } = await engineAt(() => ({ events: streamed }))
    expect(await whole(engine)).toEqual([
      {
        text: 'Two and two.It is \\boxed{4}.',
        span: { start: 0, end: 12, answerStart: 12 },
        reasoning: 'full',
        finishReason: 'stop',
        usage: { prompt: 7, output: 5 },
        durationMs: 0,
      },
    ])
  })

  it.each([
    ['a field', { reasoning: 'Two.' }],
    ['another field', { thinking: 'Two.' }],
    ['tags', { content: '<think>\nTwo.\n</think>\n4' }],
    ['a closing tag alone', { content: 'Two.\n</think>\n4' }],
  ])('reads reasoning from %s, streamed or not', async (_, message) => {
    const { content = '4', ...fields } = message as { readonly content?: string }
    for (const stream of [true, false]) {
      const { engine } = await engineAt(
        () =>
          stream
            ? { events: [delta(fields), delta({ content }), delta({}, 'stop'), usage] }
            : chatAnswer(content, fields),
        { stream },
      )
      const [generation] = await whole(engine)
      const { text = '', span = { start: 0, end: 0 } } = generation ?? {}
      expect(text.slice(span.start, span.end).trim()).toBe('Two.')
      expect(text.slice(span.answerStart).trim()).toBe('4')
      await server?.close()
    }
  })

  it('streams the pieces of the text, then its end', async () => {
    const { engine } = await engineAt(() => ({ events: streamed }))
    const events = []
    for await (const event of engine.generate(question)) events.push(event)
    expect(
      events.map((event) => ('finishReason' in event ? event.finishReason : 'text' in event && event.text)),
    ).toEqual(['Two and', ' two.', 'It is \\boxed{4}.', 'stop'])
  })

  it('asks for the distribution that the study says, and a seed for each sample, stream and offset', async () => {
    const { engine, asked } = await engineAt(() => ({ events: streamed }))
    await whole(engine, [
      question,
      question,
      { ...question, seed: responseSeed({ studySeed: 'test', problem: 'a', sample: 1 }) },
      { ...question, stream: 'rollout/0' },
      { ...question, prefix: 'Two' },
    ])
    const bodies = asked().map(({ body }) => body)
    expect(bodies[0]).toMatchObject({ temperature: 0.7, top_p: 0.95, max_tokens: 100, top_k: -1, min_p: 0 })
    const seeds = new Set(bodies.map((body) => body?.['seed']))
    expect(seeds.size).toBe(4)
    for (const seed of seeds)
      expect(Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) < 2 ** 31).toBe(true)
  })

  it("calls the limit of tokens as OpenAI's own API wants it, there alone", async () => {
    const bodies: string[] = []
    const engine = await openAiEngine({
      baseUrl: 'https://api.openai.com/v1',
      model: 'o4-mini',
      kind: 'other',
      stream: false,
      clock: () => 0,
      fetch: async (_, init) => {
        bodies.push(String(init?.body))
        return Response.json({ choices: [{ message: { content: '4' }, finish_reason: 'stop' }] })
      },
    })
    await whole(engine)
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ max_completion_tokens: 100 })
    expect(bodies[0]).not.toContain('max_tokens')
  })

  it.each([
    ['429', { status: 429, json: { error: { message: 'slow down' } } }],
    ['a reset in the middle', { events: streamed.slice(0, 3), end: 'reset' }],
    ['a stall in the middle', { events: streamed.slice(0, 3), end: 'stall' }],
    ['a stream that ends too early', { events: streamed.slice(0, 3), end: 'cut' }],
    [
      'an error among the events',
      { events: [delta({ content: 'a' }), { error: { message: 'out of memory' } }] },
    ],
    ['an event that is no JSON', { text: 'data: {"choices"\n\ndata: [DONE]\n\n' }],
    ['half an event', { text: `data: ${JSON.stringify(delta({ content: 'a' }))}\n\ndata: {"cho` }],
    ['a page', { text: '<html>bad gateway</html>' }],
    ['no choices', { json: { choices: [] } }],
  ] as const)('tries again what %s ended', async (_, answer) => {
    const { engine, asked } = await engineAt(
      (_request, number) => (number === 0 ? (answer as ScriptedAnswer) : { events: streamed }),
      // Only what stalls may meet it: a busy machine is slow.
      'end' in answer && answer.end === 'stall' ? { limits: { pieceMs: 500 } } : {},
    )
    expect((await whole(engine))[0]?.text).toBe('Two and two.It is \\boxed{4}.')
    expect(asked()).toHaveLength(2)
  })

  it('takes a stream without its closing mark, and an unknown ending where nobody says one', async () => {
    const { engine } = await engineAt((_, number) => ({
      events: number === 0 ? streamed : streamed.slice(0, 4),
      end: number === 0 ? 'cut' : 'done',
    }))
    expect((await whole(engine))[0]?.finishReason).toBe('stop')
    expect((await whole(engine))[0]?.finishReason).toBe('unknown')
  })

  it('tells what was declined and what was cut off', async () => {
    for (const [word, finish] of [
      ['content_filter', 'declined'],
      ['length', 'length'],
    ] as const) {
      const { engine } = await engineAt(() => ({ events: [delta({ reasoning: 'Two' }), delta({}, word)] }))
      const [generation] = await whole(engine)
      expect(generation?.finishReason).toBe(finish)
      expect(generation?.span).toEqual({ start: 0, end: 3 })
      await server?.close()
    }
  })

  it('carries out the rest of a batch where one request fails, and says which', async () => {
    const bad = { ...question, question: 'bad' }
    const { engine } = await engineAt(({ body }) =>
      JSON.stringify(body).includes('bad')
        ? { status: 500, json: { error: { message: 'it is bad' } } }
        : { events: streamed },
    )
    const seen: number[] = []
    const failure = await (async () => {
      for await (const { index } of engine.generateAll([question, bad, question])) seen.push(index)
    })().catch((error: unknown) => error)
    expect(seen.sort()).toEqual([0, 2])
    expect(failure).toBeInstanceOf(BatchFailure)
    const { reasons, gaveUp } = failure as BatchFailure
    expect([...reasons.keys()]).toEqual([1])
    expect(reasons.get(1)).toContain('it is bad (5 attempts)')
    expect(gaveUp).toBe(false)
  })

  it('gives up where one request after the other fails, and at once where the key is wrong', async () => {
    const many = Array.from({ length: 40 }, () => question)
    const down = await engineAt(() => ({ status: 503, json: {} }), { concurrency: 2 })
    const failure = await whole(down.engine, many).catch((error: unknown) => error)
    expect((failure as BatchFailure).gaveUp).toBe(true)
    expect((failure as BatchFailure).reasons.size).toBe(5)
    await server?.close()
    const locked = await engineAt(() => ({ status: 401, json: { error: 'who are you?' } }), {
      concurrency: 2,
    })
    await expect(whole(locked.engine, many)).rejects.toThrow('answers 401: who are you?')
    expect(locked.asked().length).toBeLessThanOrEqual(2)
  })

  it('stops what is under way at the server once its signal aborts', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const closed: Promise<void>[] = []
    const { engine } = await engineAt(
      () => ({
        raw: (response) => {
          closed.push(new Promise((resolve) => response.on('close', resolve)))
          response.writeHead(200, { 'content-type': 'text/event-stream' })
          response.write(`data: ${JSON.stringify(delta({ content: 'a' }))}\n\n`)
          if (closed.length === 2) controller.abort(reason)
        },
      }),
      {},
    )
    const reading = async (): Promise<void> => {
      for await (const _ of engine.generateAll([question, question], { signal: controller.signal }));
    }
    await expect(reading()).rejects.toBe(reason)
    expect(closed).toHaveLength(2)
    // Resolves only where the server sees both connections end.
    await Promise.all(closed)
  })
})

describe('a prefix', () => {
  const rest = { text: ' two.\n</think>\n4', span: { start: 0, end: 6, answerStart: 14 } }
  const ending = [delta({ content: rest.text }), delta({}, 'stop'), usage]
  const completed = { json: { choices: [{ text: rest.text, finish_reason: 'stop' }], usage: usage.usage } }

  it('is continued by vLLM and SGLang in the last message', async () => {
    for (const owner of ['vllm', 'sglang']) {
      const { engine, asked } = await engineAt(() => ({ events: ending }), { owner })
      expect((await whole(engine, [{ ...question, prefix: 'Two and' }]))[0]).toMatchObject(rest)
      expect(asked()[0]?.body).toMatchObject({
        continue_final_message: true,
        add_generation_prompt: false,
        messages: [{ role: 'user' }, { role: 'assistant', content: '<think>\nTwo and' }],
      })
      await server?.close()
    }
  })

  it('is continued by llama.cpp from the prompt that it renders itself', async () => {
    const { engine, asked } = await engineAt(() => completed, { owner: 'llamacpp', stream: false })
    expect((await whole(engine, [{ ...question, prefix: 'Two and' }]))[0]).toMatchObject(rest)
    expect(asked()[0]?.path).toBe('/v1/completions')
    expect(asked()[0]?.body?.['prompt']).toBe('<user>2 + 2?<model><think>\nTwo and')
  })

  it('is continued by any server that is given the whole prompt', async () => {
    for (const [rawTemplate, prompt] of [
      ['Q: {question}\n', 'Q: What is 2 + 2?\n<think>\nTwo and'],
      ['Q: {question}\n<think>\n', 'Q: What is 2 + 2?\n<think>\nTwo and'],
    ] as const) {
      const { engine, asked } = await engineAt(() => completed, { owner: 'x', rawTemplate, stream: false })
      expect(await engine.refusal({ prefix: true })).toBeUndefined()
      expect((await whole(engine, [{ ...question, prefix: 'Two and' }]))[0]).toMatchObject(rest)
      expect(asked()[0]?.body?.['prompt']).toBe(prompt)
      await server?.close()
    }
  })

  it('leaves all that comes within the reasoning where nothing closes it', async () => {
    const { engine } = await engineAt(() => ({ events: [delta({ content: ' two' }), delta({}, 'length')] }))
    expect((await whole(engine, [{ ...question, prefix: 'Two and' }]))[0]).toMatchObject({
      span: { start: 0, end: 4 },
      reasoning: 'full',
    })
  })

  it('is refused where the server is not known to continue one', async () => {
    const { engine } = await engineAt(() => completed, { owner: 'x' })
    expect(await engine.refusal({ prefix: true })).toContain('is not known to continue a prefix')
  })
})

describe('what is forbidden', () => {
  it('is a bias on the tokens that the server says begin it', async () => {
    for (const [owner, never] of [
      ['vllm', -100],
      ['llamacpp', false],
    ] as const) {
      const { engine, asked } = await engineAt(() => ({ events: streamed }), { owner })
      expect(await engine.refusal({ forbidden: switchLexicon })).toBeUndefined()
      await whole(engine, [{ ...question, forbidden: switchLexicon }])
      // "Alternatively", " Alternatively" and " alternatively"; the fourth spelling is no token of its own.
      expect(asked()[0]?.body?.['logit_bias']).toEqual({ 163: never, 164: never, 114: never })
      await server?.close()
    }
  })

  it('is refused where the server does not tell its tokens, or none begins the phrase', async () => {
    const silent = await engineAt(() => ({ events: streamed }), { owner: 'x' })
    expect(await silent.engine.refusal({ forbidden: switchLexicon })).toContain('does not tell its tokens')
    await server?.close()
    const { engine } = await engineAt(() => ({ events: streamed }))
    expect(await engine.refusal({ forbidden: { name: 'sleep', phrases: ['Snuzz'] } })).toContain(
      'none of the phrases of the lexicon "sleep"',
    )
  })

  it('is asked of a server below the path that a proxy keeps it under', async () => {
    const scripted = await scriptedServer((request) =>
      request.path === '/one/v1/models' ? models('vllm') : { json: { tokens: tokensOf(request) } },
    )
    server = scripted
    const baseUrl = scripted.url.replace('/v1', '/one/v1')
    const engine = await openAiEngine({ baseUrl, model: 'served', fetch: send, clock: () => 0 })
    expect(await engine.refusal({ forbidden: switchLexicon })).toBeUndefined()
    const paths = new Set(scripted.requests.map(({ path }) => path))
    expect(paths).toEqual(new Set(['/one/v1/models', '/one/tokenize']))
  })

  it('is not known where the server can’t be asked just now, which is no refusal', async () => {
    const scripted = await scriptedServer(({ path }) =>
      path === '/v1/models' ? models('vllm') : { status: 503, json: { error: { message: 'loading' } } },
    )
    server = scripted
    const waiting = { sleep: async () => {} }
    const engine = await openAiEngine({
      baseUrl: scripted.url,
      model: 'served',
      fetch: send,
      clock: () => 0,
      waiting,
    })
    const tip = { name: 'tip', parameters: { alpha: 3, beta: 5 } }
    await expect(engine.refusal({ forbidden: switchLexicon })).rejects.toThrow(/loading.*5 attempts/)
    await expect(engine.refusal({ policy: tip })).rejects.toThrow(/loading.*5 attempts/)
  })
})

describe('what a server can not do', () => {
  it('is refused before anything is generated: policies, and sampling that is none', async () => {
    const { engine, asked } = await engineAt(() => ({ events: streamed }), { owner: 'x' })
    const tip = { name: 'tip', parameters: { alpha: 3, beta: 600 } }
    expect(await engine.refusal({ policy: tip })).toMatch(
      /^policy tip:alpha=3,beta=600: http:.* is not known to go on from a begun reasoning/,
    )
    for (const policy of [question.policy, { ...tip, parameters: { alpha: 0, beta: 600 } }])
      expect(await engine.refusal({ policy })).toBeUndefined()
    const drafted = { name: 'chain-of-draft', parameters: { words: 5 } }
    expect(await engine.refusal({ policy: drafted })).toBeUndefined()
    await expect(whole(engine, [{ ...question, policy: tip }])).rejects.toThrow(RangeError)
    const cold = { ...question, sampling: { ...question.sampling, temperature: -1 } }
    await expect(whole(engine, [cold])).rejects.toThrow('temperature -1')
    expect(asked()).toHaveLength(0)
  })

  it('is found out when it is opened: a model it does not have, a key it refuses', async () => {
    await expect(engineAt(() => ({ events: [] }), { model: 'other' })).rejects.toThrow(
      /has no model "other": it has served$/,
    )
    await server?.close()
    const locked = await scriptedServer(() => ({ status: 401, json: { error: 'no key' } }))
    server = locked
    const opened = openAiEngine({ baseUrl: locked.url, model: 'x', fetch: send, clock: () => 0 })
    await expect(opened).rejects.toThrow(EngineError)
  })

  it('is taken for an unknown kind where it lists no models', async () => {
    const bare = await scriptedServer(() => ({ status: 404, json: {} }))
    server = bare
    const engine = await openAiEngine({ baseUrl: bare.url, model: 'x', fetch: send, clock: () => 0 })
    expect(engine.describe().server).toEqual({ url: bare.url, kind: 'other', isRaw: false, body: {} })
  })
})
