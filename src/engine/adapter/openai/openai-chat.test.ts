import { afterEach, describe, expect, it } from 'vitest'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedServer,
  scriptedServer,
} from '../../../../test/fixture/scripted-server.ts'
import type { ChatClient, ChatRequest } from '../../chat.ts'
import { EngineError } from '../../engine-error.ts'
import { openAiChat } from './openai-chat.ts'

const key = 'sk-never-shown-123'
const { fetch: send } = globalThis
const question: ChatRequest = {
  messages: [
    { role: 'system', content: 'You judge.' },
    { role: 'user', content: 'Is it right?' },
  ],
  temperature: 0,
  maxTokens: 50,
}
const schema = {
  name: 'verdict',
  schema: { type: 'object', properties: { confidence: { type: 'integer' } } },
}

let server: ScriptedServer | undefined
afterEach(() => server?.close())

/** A client of a server that gives these answers in turn, the last one for ever; pauses are noted, not waited for. */
async function clientOf(
  answers: readonly ScriptedAnswer[],
  answerMs = 60_000,
): Promise<{
  readonly ask: ChatClient
  readonly pauses: number[]
  readonly requests: ScriptedServer['requests']
}> {
  server = await scriptedServer(
    (_, number) => answers[Math.min(number, answers.length - 1)] as ScriptedAnswer,
  )
  const pauses: number[] = []
  const ask = openAiChat({
    baseUrl: server.url,
    apiKey: key,
    model: 'judge',
    fetch: send,
    limits: { answerMs },
    waiting: { sleep: async (ms) => void pauses.push(ms), jitter: () => 0.5 },
  })
  return { ask, pauses, requests: server.requests }
}

const failure = (status: number, message: string, headers: Record<string, string> = {}): ScriptedAnswer => ({
  status,
  headers,
  json: { error: { message } },
})

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(EngineError)
  const { message } = error as EngineError
  expect(message).not.toContain(key)
  expect(message).not.toContain('\n')
  return message
}

describe('the chat client', () => {
  it('sends the key, the model and the limits, and answers with the text without its reasoning', async () => {
    const { ask, requests } = await clientOf([chatAnswer('{"confidence":2}', { reasoning_content: 'Hmm.' })])
    expect(await ask(question)).toEqual({
      text: '{"confidence":2}',
      usage: { prompt: 9, output: 3 },
      finish: 'stop',
    })
    expect(requests[0]?.path).toBe('/v1/chat/completions')
    expect(requests[0]?.headers['authorization']).toBe(`Bearer ${key}`)
    expect(requests[0]?.body).toMatchObject({ model: 'judge', temperature: 0, max_tokens: 50 })
  })

  it('takes inline reasoning out of the text, and of unfinished reasoning leaves nothing', async () => {
    const { ask } = await clientOf([
      chatAnswer('<think>\nHmm.\n</think>\nyes'),
      chatAnswer('<think>\nHmm', { finish_reason: 'length' }),
    ])
    expect((await ask(question)).text.trim()).toBe('yes')
    expect(await ask(question)).toMatchObject({ text: '', finish: 'length' })
  })

  it('asks for a schema, and in words where the server refuses it, from then on at once', async () => {
    const { ask, requests } = await clientOf([
      failure(400, 'response_format is not supported'),
      chatAnswer('{}'),
    ])
    for (let time = 0; time < 2; time++) await ask({ ...question, schema })
    expect(requests).toHaveLength(3)
    expect(requests[0]?.body).toMatchObject({ response_format: { type: 'json_schema', json_schema: schema } })
    for (const { body } of requests.slice(1)) {
      expect(body?.['response_format']).toBeUndefined()
      expect(JSON.stringify(body?.['messages'])).toContain('JSON schema')
    }
  })

  it('does without max_tokens and temperature where a server refuses them', async () => {
    const { ask, requests } = await clientOf([
      failure(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
      failure(400, "Unsupported value: 'temperature' does not support 0"),
      chatAnswer('yes'),
    ])
    expect((await ask(question)).text).toBe('yes')
    expect(requests.at(-1)?.body).toMatchObject({ max_completion_tokens: 50 })
    expect(requests.at(-1)?.body).not.toHaveProperty('temperature')
    expect(requests.at(-1)?.body).not.toHaveProperty('max_tokens')
  })

  it('waits as long as the server asks, else twice as long each time', async () => {
    const { ask, pauses } = await clientOf([
      failure(429, 'slow down', { 'retry-after': '7' }),
      failure(503, 'loading'),
      { raw: (response) => response.destroy() },
      { text: '<html>bad gateway</html>' },
      chatAnswer('yes'),
    ])
    expect((await ask(question)).text).toBe('yes')
    expect(pauses).toEqual([7000, 500, 1000, 2000])
  })

  it('gives up after five attempts, and at once where waiting does not help', async () => {
    const busy = await clientOf([failure(429, 'slow down')])
    expect(await messageOf(busy.ask(question))).toMatch(/answers 429: slow down \(5 attempts\)$/)
    await server?.close()
    for (const [status, text] of [
      [401, `Incorrect API key provided: ${key}`],
      [404, 'no model judge'],
      [429, 'insufficient_quota'],
    ] as const) {
      const { ask, requests } = await clientOf([failure(status, text)])
      expect(await messageOf(ask(question))).toContain(`answers ${status}`)
      expect(requests).toHaveLength(1)
      await server?.close()
    }
  })

  it('gives up on a server that asks for an hour', async () => {
    const { ask, pauses } = await clientOf([failure(429, 'slow down', { 'retry-after': '3600' })])
    expect(await messageOf(ask(question))).toContain('asks to wait 3600 s')
    expect(pauses).toEqual([])
  })

  it('ends an attempt that takes too long', async () => {
    const { ask, pauses } = await clientOf([{ raw: () => {} }], 300)
    expect(await messageOf(ask(question))).toContain('gave nothing for 0.3 s (5 attempts)')
    expect(pauses).toHaveLength(4)
  })

  it('ends with the reason of its signal, within a request and before one', async () => {
    const { ask } = await clientOf([{ raw: () => {} }])
    const reason = new Error('enough')
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 30)
    await expect(ask({ ...question, signal: controller.signal })).rejects.toBe(reason)
    await expect(ask({ ...question, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('names a server that nobody is at, and a base URL that is none', async () => {
    const { ask } = await clientOf([])
    await server?.close()
    expect(await messageOf(ask(question))).toContain('ECONNREFUSED')
    expect(() => openAiChat({ baseUrl: 'localhost:8080', model: 'x', fetch: send })).toThrow('base URL')
    expect(() => openAiChat({ baseUrl: `http://u:${key}@h/v1`, model: 'x', fetch: send })).toThrow(
      /^(?!.*never-shown).*$/,
    )
  })
})
