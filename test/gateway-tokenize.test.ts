import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, GenerationRequest } from '#engine'
import { openAiEngine, probeServer } from '#engine/adapter/openai'
import { responseSeed } from '#statistics'
import { servedBy } from './fixture/configured-gateway.ts'
import { type ScriptedAnswer, type ScriptedServer, scriptedServer } from './fixture/scripted-server.ts'
import { post, type Served, serveBefore } from './fixture/served-gateway.ts'
import { servedReasoner } from './fixture/served-reasoner.ts'
import { startLlama } from './llama-server.ts'
import { needs } from './needs.ts'

/** Tokens of texts, asked of a gateway before another server. */

const model = 'jevons-countdown'
const question = 'Using 2, 2, 1, 9, make 11.'

const { reasoner, served } = servedReasoner()
let before: Served
beforeAll(async () => {
  before = await serveBefore(served().url)
})
afterAll(async () => {
  await before.close(0)
})

const running: { close: (drainMs: number) => Promise<void> }[] = []
afterEach(async () => {
  for (const { close } of running.splice(0).reverse()) await close(0)
})

async function tokenizing(answer: ScriptedAnswer): Promise<ScriptedServer> {
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? { json: { data: [{ id: 'm', owned_by: 'vllm' }] } } : answer,
  )
  running.push(server)
  return server
}

async function gatewayBefore(servers: readonly ScriptedServer[], more = ''): Promise<Served> {
  const list = servers.map(({ url }, n) => `  - { name: u${n}, url: "${url}"${more} }`).join('\n')
  const models = 'models: { quick: { model: m, policy: "tip" } }'
  const both = await servedBy(`health: { every: 0 }\n${models}\nupstreams:\n${list}\n`)
  running.push(both.gateway, both.served)
  return both.served
}

const tokenized = (gateway: Served, body: object): Promise<Response> =>
  post({ url: gateway.url.replace('/v1', '') }, body, { path: '/tokenize' })

describe('a gateway before another server', () => {
  it('is told by that how texts and chats are cut, by whatever name the model is asked for', async () => {
    for (const body of [
      { model, prompt: `${question}\n<think>\n`, return_token_strs: true },
      { model: `${model}:tip`, messages: [{ role: 'user', content: question }] },
      { model, prompt: question, jevons: { policy: 'tip' } },
    ]) {
      const answer = await tokenized(before, body)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual(await (await tokenized(served(), body)).json())
    }
  })

  it('sends it on in the client’s own words, with the name that stands behind an alias', async () => {
    const upstream = await tokenizing({ json: { tokens: [{ id: 7, piece: 'Wait' }] } })
    const gateway = await gatewayBefore([upstream])
    const asked = { content: 'Wait', with_pieces: true, model: 'quick' }
    expect(await (await tokenized(gateway, asked)).json()).toEqual({ tokens: [{ id: 7, piece: 'Wait' }] })
    expect(upstream.requests.at(-1)).toMatchObject({ path: '/tokenize', body: { ...asked, model: 'm' } })
  })

  it('asks the next server where one has no such route or is broken, and says 501 where none has one', async () => {
    const without = await tokenizing({ status: 404, json: { detail: 'Not Found' } })
    const broken = await tokenizing({ raw: (response) => void response.destroy() })
    const able = await tokenizing({ json: { tokens: [1, 2] } })
    const answered = await tokenized(await gatewayBefore([without, broken, able]), {
      prompt: 'x',
      model: 'm',
    })
    expect([answered.status, await answered.json()]).toEqual([200, { tokens: [1, 2] }])
    const refused = await tokenized(await gatewayBefore([without]), { prompt: 'x', model: 'm' })
    expect([refused.status, await refused.json()]).toMatchObject([501, { error: { code: 'no_tokens' } }])
    const unreachable = await tokenized(await gatewayBefore([broken]), { prompt: 'x', model: 'm' })
    expect(unreachable.status).toBe(502)
  })

  it('says nothing of what a server said in refusing, and calls a refused key its own', async () => {
    const upstream = await tokenizing({ status: 400, json: { error: { message: 'sk-secret is bad' } } })
    const refused = await tokenized(await gatewayBefore([upstream]), { prompt: 'x', model: 'm' })
    expect([refused.status, await refused.text()]).toEqual([400, expect.not.stringContaining('secret')])
    const closed = await tokenizing({ status: 401, json: { error: { message: 'bad key' } } })
    const gateway = await gatewayBefore([closed], ', key: "a-key-of-16-signs"')
    const unkeyed = await tokenized(gateway, { prompt: 'x', model: 'm' })
    expect([unkeyed.status, await unkeyed.json()]).toMatchObject([502, { error: { code: 'upstream_key' } }])
    expect(closed.requests.at(-1)?.headers['authorization']).toBe('Bearer a-key-of-16-signs')
  })

  it('can be probed as the server itself, and carries a policy out as that', async () => {
    const reaching = { baseUrl: before.url, model, fetch: globalThis.fetch }
    const found = await probeServer({ ...reaching, now: () => new Date() })
    expect(found).toMatchObject({
      tokenize: { isHonoured: true },
      continuation: { isHonoured: true, form: 'ids' },
      logitBias: { isHonoured: true },
    })
    const capabilities = (): Promise<typeof found> => Promise.resolve(found)
    const engine = await openAiEngine({ ...reaching, clock: () => 0, capabilities })
    const request: GenerationRequest = {
      question,
      seed: responseSeed({ studySeed: 'tokenize', problem: question, sample: 0 }),
      sampling: { temperature: 0, topP: 1, maxTokens: 60 },
      policy: { name: 'tip', parameters: { alpha: 6, beta: 12 } },
    }
    const [text, expected] = await Promise.all([engine, reasoner()].map((one) => said(one, request)))
    expect(text).toBe(expected)
  })

  it('hands on llama.cpp’s own way of asking', needs.llama, async () => {
    const llama = await startLlama('reasoner')
    running.push(llama)
    const gateway = await serveBefore(llama.url)
    running.push(gateway)
    const options = { model: 'reasoner', rawTemplate: '{question}\n', fetch: globalThis.fetch }
    const found = await probeServer({ baseUrl: gateway.url, ...options, now: () => new Date() })
    // Its own /completion is not handed on, so that it goes on from texts.
    expect(found).toMatchObject({
      kind: 'llama.cpp',
      tokenize: { isHonoured: true },
      continuation: { isHonoured: true, form: 'text' },
      logitBias: { isHonoured: true },
    })
  })
})

async function said(engine: Engine, request: GenerationRequest): Promise<string> {
  for await (const { generation } of engine.generateAll([request])) return generation.text
  throw new Error('nothing was said')
}
