import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { switchLexicon } from '#policy'
import { responseSeed } from '#statistics'
import { type LlamaModel, type LlamaServer, startLlama } from '../../../../test/llama-server.ts'
import { needs } from '../../../../test/needs.ts'
import { engineContract } from '../../engine.contract.ts'
import type { Engine, Generation, GenerationRequest } from '../../engine.ts'
import { openAiChat } from './openai-chat.ts'
import { openAiEngine } from './openai-engine.ts'

const { fetch } = globalThis
const clock = (): number => performance.now()
const question = 'Using 3, 8, 7, make 31.'

function request(asked = question, sample = 0, more: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    question: asked,
    seed: responseSeed({ studySeed: 'llama', problem: asked, sample }),
    sampling: { temperature: 1, topP: 1, maxTokens: 300 },
    policy: { name: 'none', parameters: {} },
    ...more,
  }
}

async function whole(engine: Engine, asked: readonly GenerationRequest[]): Promise<Generation[]> {
  const generations: Generation[] = []
  for await (const { index, generation } of engine.generateAll(asked)) generations[index] = generation
  return generations
}

/** A server for the tests of one suite. */
function llama(model: LlamaModel): () => LlamaServer {
  let server: LlamaServer | undefined
  beforeAll(async () => {
    server = await startLlama(model)
  })
  afterAll(() => server?.close())
  return () => {
    if (!server) throw new Error('the server is not there yet')
    return server
  }
}

const raw = { model: 'reasoner', rawTemplate: '{question}\n', fetch, clock }

describe('the reasoner served by llama.cpp', needs.llama, () => {
  const server = llama('reasoner')
  const open = (stream = true): Promise<Engine> => openAiEngine({ ...raw, baseUrl: server().url, stream })

  for (const stream of [true, false]) {
    engineContract(`the engine of a server, ${stream ? 'streamed' : 'whole'},`, {
      create: () => open(stream),
      requests: [0, 1, 2].map((sample) => request(question, sample)),
      prefix: 'Let me try 8 × 3 = 24, leaving 7 and 24.\n',
      forbidden: { lexicon: switchLexicon, pattern: /alternatively/i },
    })
  }

  it('reads its reasoning, its answer and its counts', async () => {
    const engine = await open()
    expect(engine.describe().server).toMatchObject({ kind: 'llama.cpp', isRaw: true })
    const greedy = { sampling: { temperature: 0, topP: 1, maxTokens: 400 } }
    const [generation] = await whole(engine, [request('Using 2, 3, 4, make 24.', 0, greedy)])
    const { text = '', span = { start: 0, end: 0 }, usage = {} } = generation ?? {}
    expect(text).toMatch(/^<think>\n.+<\/think>/s)
    expect(text.slice(span.start, span.end)).toContain('=')
    expect(text.slice(span.answerStart)).toContain('\\boxed{')
    expect(usage.prompt).toBeGreaterThan(5)
    expect(usage.output).toBeGreaterThan(20)
    expect(generation?.finishReason).toBe('stop')
  })

  it('continues its own greedy prefix as it went on itself', async () => {
    const engine = await open(false)
    const greedy = { sampling: { temperature: 0, topP: 1, maxTokens: 400 } }
    const [generation] = await whole(engine, [request(question, 0, greedy)])
    const { text = '' } = generation ?? {}
    const cut = text.indexOf('\n', text.length / 3) + 1
    const [rest] = await whole(engine, [{ ...request(question, 0, greedy), prefix: text.slice(8, cut) }])
    expect(rest?.text).toBe(text.slice(cut))
  })
})

describe('SmolLM2 served by llama.cpp', needs.llama, () => {
  const server = llama('smollm2')

  it('answers a chat, streamed and whole alike', async () => {
    const engines = await Promise.all(
      [true, false].map((stream) =>
        openAiEngine({ baseUrl: server().url, model: 'smollm2', fetch, clock, stream }),
      ),
    )
    const asked = request('What is the capital of France?', 0, {
      sampling: { temperature: 0, topP: 1, maxTokens: 20 },
    })
    const [streamed, unstreamed] = await Promise.all(
      engines.map(async (engine) => (await whole(engine, [asked]))[0]),
    )
    expect(streamed?.text).toMatch(/\w{3}/)
    expect(streamed?.text).toBe(unstreamed?.text)
    expect(streamed?.usage).toEqual(unstreamed?.usage)
    expect(streamed?.reasoning).toBe('none')
  })

  it('continues a prefix inside the reasoning, from the prompt that the server renders', async () => {
    const engine = await openAiEngine({ baseUrl: server().url, model: 'smollm2', fetch, clock })
    const [generation] = await whole(engine, [
      request('What is 2 + 2?', 0, {
        prefix: 'Two and two are',
        sampling: { temperature: 0, topP: 1, maxTokens: 12 },
      }),
    ])
    expect(generation?.text.length).toBeGreaterThan(0)
    expect(generation?.text).not.toContain('Two and two are')
    expect(generation?.span).toEqual({ start: 0, end: generation?.text.length })
  })

  it('answers a judge in the form that it is asked for', async () => {
    const ask = openAiChat({ baseUrl: server().url, model: 'smollm2', fetch })
    const properties = { confidence: { type: 'integer', enum: [0, 1, 2] } }
    const { text, finish, usage } = await ask({
      messages: [{ role: 'user', content: 'Is 2 + 2 = 4? Answer with a confidence of 0, 1 or 2.' }],
      temperature: 0,
      maxTokens: 40,
      schema: { name: 'verdict', schema: { type: 'object', properties, required: ['confidence'] } },
    })
    expect([0, 1, 2]).toContain(JSON.parse(text).confidence)
    expect(finish).toBe('stop')
    expect(usage.output).toBeGreaterThan(0)
  })
})
