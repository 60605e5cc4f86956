import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAiEngine, probeServer, type ServerCapabilities } from '#engine/adapter/openai'
import { responseSeed } from '#statistics'
import { calledOwner } from '../../test/fixture/called-owner.ts'
import { reasonerVocabularyFile } from '../../test/fixture/reasoner-vocabulary.ts'
import { chatAnswer, type ScriptedRequest, scriptedServer } from '../../test/fixture/scripted-server.ts'
import { servedReasoner } from '../../test/fixture/served-reasoner.ts'
import { withoutTokenize } from '../../test/fixture/without-tokenize.ts'
import { startLlama } from '../../test/llama-server.ts'
import { needs } from '../../test/needs.ts'
import { tryCommand } from './tried-command.contract.ts'

const model = 'jevons-countdown'
const now = (): Date => new Date('2026-01-02T03:04:05Z')
const clock = (): number => 0
type Fetch = typeof globalThis.fetch

const { reasoner: engine, served } = servedReasoner()
let cache: string
beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'jevons-probe-'))
})
afterAll(async () => {
  rmSync(cache, { recursive: true })
})

/** A server that does to requests what those do that pass over what they do not know. */
function tampered(change: (body: Record<string, unknown>) => Record<string, unknown>, owner = 'vllm'): Fetch {
  const send = calledOwner(owner)
  return async (input, init) => {
    if (typeof init?.body !== 'string') return await send(input, init)
    const body = change(JSON.parse(init.body) as Record<string, unknown>)
    return await send(input, { ...init, body: JSON.stringify(body) })
  }
}

const without = (...names: readonly string[]): Fetch =>
  tampered((body) => Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))))

const probed = (fetch: Fetch): Promise<ServerCapabilities> =>
  probeServer({ baseUrl: served().url, model, fetch, now })

const tip = { name: 'tip', parameters: { alpha: 6, beta: 50 } }

async function refusalBy(able: ServerCapabilities, policy = tip): Promise<string | undefined> {
  const capabilities = (): Promise<ServerCapabilities> => Promise.resolve(able)
  const options = { baseUrl: served().url, model, fetch: calledOwner('vllm'), clock, capabilities }
  return await (await openAiEngine(options)).refusal({ policy })
}

describe('what a server is found to do', () => {
  it('is all that chunked execution needs, of the reasoner’s own server', async () => {
    const found = await probed(globalThis.fetch)
    expect(found).toMatchObject({
      kind: 'jevons',
      reasoning: 'field',
      continuation: { isHonoured: true, form: 'ids' },
      stop: { isHonoured: false, seen: expect.stringMatching(/^refused: .*stop/) },
    })
    for (const what of ['tokenize', 'ids', 'probabilities', 'logitBias', 'seed', 'usageInStream'] as const)
      expect([what, found[what].isHonoured]).toEqual([what, true])
    expect(found.prefixCache.promptTokens).toBeGreaterThan(20)
    expect(await refusalBy(found)).toBeUndefined()
  })

  it('is no bias where it is passed over, and a study refuses what would need one', async () => {
    const found = await probed(without('logit_bias'))
    expect(found.logitBias).toMatchObject({
      isHonoured: false,
      seen: expect.stringContaining('all the same'),
    })
    expect(await refusalBy(found)).toMatch(
      /^policy tip:alpha=6,beta=50: .* passes over logit_bias \(.*--fresh/,
    )
    expect(await refusalBy(found, { name: 'no-thinking', parameters: {} } as never)).toBeUndefined()
  })

  it('is no budget where it is passed over', async () => {
    const { budget } = await probed(without('thinking_token_budget'))
    expect(budget).toMatchObject({
      isHonoured: false,
      field: null,
      seen: expect.stringMatching(/were allowed/),
    })
  })

  it('is no continuation where it begins anew, in whatever way', async () => {
    const opening = engine().tokensOf?.('<think>')[0]?.id
    const outside = tampered(({ prompt, messages, ...body }) => {
      const { continue_final_message: _, ...rest } = body
      if (Array.isArray(messages)) return { ...rest, messages: messages.slice(0, 1) }
      const ids = prompt as number[]
      return { ...body, ...(ids && { prompt: ids.slice(0, ids.indexOf(opening as number)) }) }
    })
    const found = await probed(outside)
    expect(found.continuation).toMatchObject({ isHonoured: false, form: null })
    expect(await refusalBy(found)).toContain('does not go on inside a begun reasoning')
  })

  it('is another way where the first does not go on: a chat whose last message is begun', async () => {
    const old = without('return_token_ids')
    const found = await probed(old)
    expect(found).toMatchObject({
      ids: { isHonoured: false },
      continuation: { isHonoured: true, form: 'continue_final_message' },
    })
    const capabilities = (): Promise<ServerCapabilities> => Promise.resolve(found)
    const chatting = await openAiEngine({ baseUrl: served().url, model, fetch: old, clock, capabilities })
    const question = 'Using 2, 2, 1, 9, make 11.'
    const request = {
      question,
      seed: responseSeed({ studySeed: 'chat', problem: question, sample: 0 }),
      sampling: { temperature: 0, topP: 1, maxTokens: 60 },
      policy: { name: 'tip', parameters: { alpha: 6, beta: 12 } },
    }
    const [text, expected] = await Promise.all(
      [chatting, engine()].map(async (one) => {
        for await (const { generation } of one.generateAll([request])) return generation.text
        return ''
      }),
    )
    expect(text).toBe(expected?.replace(/^<think>\n/, ''))
  })

  it('holds of llama.cpp, whose cache is told', needs.llama, async () => {
    const llama = await startLlama('reasoner')
    try {
      const options = { model: 'reasoner', rawTemplate: '{question}\n', fetch: globalThis.fetch, now }
      const found = await probeServer({ baseUrl: llama.url, ...options })
      expect(found).toMatchObject({
        kind: 'llama.cpp',
        continuation: { isHonoured: true, form: 'ids' },
        prefixCache: { isHonoured: true },
      })
      for (const what of ['ids', 'probabilities', 'logitBias', 'stop', 'seed'] as const)
        expect([what, found[what].isHonoured]).toEqual([what, true])
    } finally {
      await llama.close()
    }
  })
})

describe('a budget that the server keeps itself', () => {
  it('is found by the field that binds, and asked for where the policy is a hard cap', async () => {
    const long = Array.from({ length: 400 }, (_, place) => `step ${place}.`).join(' ')
    const answer = ({ body = {} }: ScriptedRequest): ReturnType<typeof chatAnswer> => {
      const { thinking_budget = 1000 } = body as { readonly thinking_budget?: number }
      const reasoning_content = long.slice(0, thinking_budget * 4)
      return chatAnswer('4', { reasoning_content })
    }
    const server = await scriptedServer((request) =>
      request.path === '/v1/models'
        ? { json: { data: [{ id: 'm', owned_by: 'somebody' }] } }
        : answer(request),
    )
    try {
      const reaching = { baseUrl: server.url, model: 'm', fetch: globalThis.fetch }
      const scripted: Fetch = async (input, init) => {
        const { stream: _, ...body } = JSON.parse(String(init?.body ?? '{}')) as Record<string, unknown>
        return await globalThis.fetch(input, init?.body ? { ...init, body: JSON.stringify(body) } : init)
      }
      const found = await probeServer({ ...reaching, fetch: streaming(scripted), now })
      expect(found.budget).toMatchObject({ isHonoured: true, field: 'thinking_budget' })
      expect(found.continuation.form).toBeNull()
      const capabilities = (): Promise<ServerCapabilities> => Promise.resolve(found)
      const able = await openAiEngine({ ...reaching, stream: false, clock, capabilities })
      const hard = {
        name: 'budget',
        parameters: { most: 50, least: 0, waits: 0, soft: 0.9, rise: 0, reserve: 0 },
      }
      const soft = { ...hard, parameters: { ...hard.parameters, rise: 10 } }
      expect(await able.refusal({ policy: hard })).toBeUndefined()
      expect(await able.refusal({ policy: soft })).toContain('it keeps itself by thinking_budget')
      const request = {
        question: '2 + 2?',
        seed: responseSeed({ studySeed: 'b', problem: 'b', sample: 0 }),
        sampling: { temperature: 0, topP: 1, maxTokens: 500 },
        policy: hard,
      }
      for await (const { generation } of able.generateAll([request])) expect(generation.span?.end).toBe(200)
      expect(server.requests.at(-1)?.body).toMatchObject({ thinking_budget: 50, enable_thinking: true })
    } finally {
      await server.close()
    }
  })
})

/** Gives an answer in one piece as a stream of one event. */
function streaming(send: Fetch): Fetch {
  return async (input, init) => {
    const isStreamed = String(init?.body ?? '').includes('"stream":true')
    const response = await send(input, init)
    if (!isStreamed) return response
    const { choices, ...rest } = (await response.json()) as {
      readonly choices: readonly Record<string, unknown>[]
    }
    const event = {
      ...rest,
      choices: choices.map(({ message, ...choice }) => ({ ...choice, delta: message })),
    }
    return new Response(`data: ${JSON.stringify(event)}\n\ndata: [DONE]\n\n`)
  }
}

describe('jevons probe', () => {
  const run = (args: readonly string[], fetch: Fetch = globalThis.fetch): ReturnType<typeof tryCommand> =>
    tryCommand(['probe', ...args], { fetch, now, environment: { JEVONS_CACHE: cache } })

  it('prints a table, keeps it by URL and model, and asks again only where it is told to', async () => {
    const { out, code } = await run([served().url])
    expect(code).toBe(0)
    expect(out).toMatch(/^goes on inside the reasoning +yes {6}goes on as it went on itself/m)
    expect(out).toMatch(/^stop strings end the reasoning +no /m)
    expect(readdirSync(join(cache, 'server'))).toHaveLength(1)
    const nobody: Fetch = () => Promise.reject(new Error('nobody is asked'))
    const again = await run([served().url, '--model', model, '--json'], nobody)
    expect(JSON.parse(again.out)).toMatchObject({ version: 1, model, continuation: { form: 'ids' } })
    expect((await run([served().url, '--model', model, '--fresh'], nobody)).code).not.toBe(0)
  })

  it('tells what it found where nothing can be kept', async () => {
    const environment = { JEVONS_CACHE: join(reasonerVocabularyFile, 'no-folder') }
    const tried = await tryCommand(['probe', served().url, '--json'], {
      fetch: globalThis.fetch,
      now,
      environment,
    })
    expect([tried.words, JSON.parse(tried.out).model]).toEqual(['', model])
  })

  it('compares counts where a vocabulary is at hand, and keeps what it found by that', async () => {
    const asked = [served().url, '--tokenizer', reasonerVocabularyFile]
    const { out, err, code } = await run(asked, withoutTokenize('jevons'))
    expect(code).toBe(0)
    expect(err).toContain('it must be the model’s own'.replace('’', "'"))
    expect(out).toMatch(/^counts by the vocabulary at hand +yes +tokenizer\.json@\w+ counts as it does/m)
    expect(out).toMatch(/^a logit_bias of −100 takes effect +yes /m)
    expect((await run([served().url, '--model', model])).out).not.toContain('vocabulary at hand')
  })

  it.each([
    [['http://127.0.0.1:9', '--tokenizer', './none.json'], 'the tokenizer ./none.json cannot be used'],
    [['ftp://x'], 'must be a URL'],
    [['http://127.0.0.1:9', '--raw-prompt', 'x'], '--raw-prompt must hold {question}'],
    [['http://127.0.0.1:9', '--api-key-env', 'NO_SUCH'], 'there is no such variable'],
  ])('refuses %s in one line', async (args, words) => {
    const tried = await run(args)
    expect([tried.code, tried.words]).toEqual([2, expect.stringContaining(words)])
    expect(tried.words).not.toContain('\n')
  })
})
