import type { ServerResponse } from 'node:http'
import type OpenAI from 'openai'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  scriptedServer,
} from './fixture/scripted-server.ts'
import { clientOf, faults, post, type Served, serveBefore } from './fixture/served-gateway.ts'

let upstream: ScriptedServer | undefined
let gateway: Served | undefined
afterEach(async () => {
  await gateway?.close(0)
  await upstream?.close()
})
afterAll(() => expect(faults).toEqual([]))

type Options = NonNullable<Parameters<typeof serveBefore>[1]>

async function before(answer: ScriptedAnswer, options: Options = {}): Promise<Served> {
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } } : answer,
  )
  upstream = server
  gateway = await serveBefore(server.url, options)
  return gateway
}

const asked = (path = '/v1/chat/completions'): ScriptedRequest =>
  upstream?.requests.find((request) => request.path === path) as ScriptedRequest

const chat = { model: 'm', messages: [{ role: 'user', content: 'What is 2 + 2?' }] }
const delta = (piece: object, finish: string | null = null): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
})

async function pieces(from: Served): Promise<{ reasoning: string; both: boolean; content: string }> {
  const said = { reasoning: '', both: true, content: '' }
  const body = { ...chat, stream: true } as OpenAI.ChatCompletionCreateParamsStreaming
  for await (const { choices } of await clientOf(from).chat.completions.create(body)) {
    const piece = (choices[0]?.delta ?? {}) as Readonly<Record<string, string | undefined>>
    said.both &&= piece['reasoning'] === piece['reasoning_content']
    said.reasoning += piece['reasoning'] ?? ''
    said.content += piece['content'] ?? ''
  }
  return said
}

describe('a gateway before a server', () => {
  it('passes on what it does not know, byte for byte, and without what is its own', async () => {
    const served = await before(chatAnswer('4', { tool_calls: [{ id: 't' }] }), {
      apiKey: 'the-upstreams-key',
    })
    const body =
      '{ "model":"m", "messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:x"}}]}],"n":2,"seed":12345678901234567890,"tools":[{}],"response_format":{"type":"json_object"},"logprobs":true,"odd":{"__proto__":1}}'
    const headers = {
      'x-mine': 'kept',
      'x-forwarded-for': '10.0.0.7',
      cookie: 'a=b',
      'x-jevons-policy': 'none',
      authorization: 'Bearer theirs',
    }
    const answer = await post(served, body, { headers })
    const { choices } = (await answer.json()) as { choices: object[] }
    expect(choices).toMatchObject([{ message: { content: '4', tool_calls: [{ id: 't' }] } }])
    expect(asked().body).toEqual(JSON.parse(body))
    expect(asked().headers).toMatchObject({ 'x-mine': 'kept', authorization: 'Bearer the-upstreams-key' })
    for (const name of ['cookie', 'x-jevons-policy', 'x-forwarded-for'])
      expect(Object.keys(asked().headers)).not.toContain(name)
  })

  it('passes a client’s key on only where it asks for none itself', async () => {
    const key = 'a-key-of-the-gateway'
    const served = await before(chatAnswer('4'))
    await post(served, chat, { headers: { authorization: 'Bearer theirs' } })
    expect(asked().headers).toMatchObject({ authorization: 'Bearer theirs' })
    await served.close(0)
    await upstream?.close()
    const guarded = await before(chatAnswer('4'), { keys: [key] })
    expect((await post(guarded, chat)).status).toBe(401)
    expect((await post(guarded, chat, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
    expect(Object.keys(asked().headers)).not.toContain('authorization')
  })

  it.each([
    ['reasoning', [{ reasoning: 'Two' }, { reasoning: ' two.' }, { content: '4' }]],
    ['reasoning_content', [{ reasoning_content: 'Two two.' }, { content: '4' }]],
    ['thinking', [{ thinking: 'Two two.', content: '4' }]],
    [
      'tags',
      [{ content: '' }, { content: '<thi' }, { content: 'nk>\nTwo two.</th' }, { content: 'ink>\n\n4' }],
    ],
    [
      'a field, and a marker that was left',
      [{ reasoning: 'Two two.' }, { content: '</thi' }, { content: 'nk>4' }],
    ],
  ])('gives the reasoning of %s under both names, and no marker in the answer', async (_, deltas) => {
    const events = [...deltas.map((piece) => delta(piece)), delta({}, 'stop')]
    const said = await pieces(await before({ events }))
    expect(said).toEqual({ reasoning: 'Two two.', both: true, content: '4' })
  })

  it('does so for an answer in one piece', async () => {
    const served = await before(chatAnswer('<think>\nTwo.\n</think>\n\n4'))
    const { choices } = await clientOf(served).chat.completions.create(chat as never)
    expect(choices[0]?.message).toMatchObject({
      reasoning: 'Two.\n',
      reasoning_content: 'Two.\n',
      content: '4',
    })
  })

  it('leaves a content alone that comes in parts', async () => {
    const message = { role: 'assistant', content: [{ type: 'text', text: '4' }] }
    const served = await before({ json: { choices: [{ index: 0, message, finish_reason: 'stop' }] } })
    const { choices } = await clientOf(served).chat.completions.create(chat as never)
    expect(choices[0]?.message).toEqual(message)
  })

  it('passes an upstream’s refusal on, with its status and headers', async () => {
    const served = await before({
      status: 429,
      headers: { 'retry-after': '7', 'x-ratelimit-remaining': '0', 'set-cookie': 'a=b' },
      json: { error: { message: 'slow down', type: 'rate', code: 'r' } },
    })
    const answer = await post(served, chat)
    expect([answer.status, await answer.json()]).toMatchObject([429, { error: { message: 'slow down' } }])
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(answer.headers.get('set-cookie')).toBe(null)
  })

  it('refuses a policy that the server can’t carry out, or passes without it where that is allowed', async () => {
    const served = await before(chatAnswer('4'), { policy: 'tip' })
    const answer = await post(served, chat)
    const { error } = (await answer.json()) as { error: { message: string } }
    expect([answer.status, error]).toMatchObject([400, { code: 'policy_refused', param: 'jevons' }])
    expect(error.message).not.toContain('\n')
    expect(asked()).toBeUndefined()
    await served.close(0)
    await upstream?.close()
    const passing = await before(chatAnswer('4'), { policy: 'tip', onPolicyError: 'pass' })
    const passed = await post(passing, chat)
    expect([passed.status, passed.headers.get('x-jevons-policy')]).toEqual([200, 'none'])
    expect(passed.headers.get('x-jevons-policy-refused')).toMatch(/^policy tip/)
    expect(asked().body).toEqual(chat)
  })

  it('says that the upstream is not to be had, not that it can’t carry a policy out, where it fails to tell its tokens', async () => {
    const loading: ScriptedAnswer = {
      status: 503,
      headers: { 'retry-after': '0' },
      json: { error: { message: 'loading' } },
    }
    const served = await before(loading, { policy: 'tip' })
    const answer = await post(served, chat)
    expect([answer.status, await answer.json()]).toMatchObject([502, { error: { code: 'engine_failed' } }])
    await served.close(0)
    await upstream?.close()
    const passing = await before(loading, { policy: 'tip', onPolicyError: 'pass' })
    const passed = await post(passing, chat)
    expect([passed.status, asked().body]).toEqual([503, chat])
    expect(passed.headers.get('x-jevons-policy-refused')).toContain('loading')
  })

  it('takes the policy off a model’s name, and leaves names alone that only have colons', async () => {
    const served = await before(chatAnswer('4'))
    expect((await post(served, { ...chat, model: 'qwen3:8b:none' })).status).toBe(200)
    expect((await post(served, { ...chat, model: 'qwen3:8b:tip:alpha=zz' })).status).toBe(400)
    expect((await post(served, { ...chat, model: 'qwen3:8b:free' })).status).toBe(200)
    const models = upstream?.requests.filter(({ body }) => body).map(({ body }) => body?.['model'])
    expect(models).toEqual(['qwen3:8b', 'qwen3:8b:free'])
  })
})

/** Writes a streamed answer in the given pieces, each by itself, and then ends it, breaks it off, or says nothing more. */
function writing(
  parts: readonly (string | Uint8Array)[],
  end: 'end' | 'reset' | 'stall',
  onClose = (): void => {},
): ScriptedAnswer {
  const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15))
  const write = async (response: ServerResponse): Promise<void> => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const part of parts) {
      response.write(part)
      await later()
    }
    if (end === 'end') response.end()
    if (end === 'reset') response.destroy()
  }
  return {
    raw: (response) => {
      response.on('close', onClose)
      void write(response)
    },
  }
}

const event = (data: unknown): string => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`

describe('an upstream in trouble', () => {
  it.each([
    [
      'half an event at the end',
      writing([event(delta({ content: '4' })), 'data: {"choi'], 'end'),
      /not JSON/,
    ],
    [
      'an event that is not JSON',
      writing([event(delta({ content: '4' })), event('<html>')], 'end'),
      /not JSON/,
    ],
    ['an end in the middle', writing([event(delta({ content: '4' }))], 'end'), /ended in the middle/],
    ['a connection that is reset', writing([event(delta({ content: '4' }))], 'reset'), /broke off/],
    ['nothing at all', writing([], 'end'), /ended in the middle/],
    ['an event of 17 million signs', writing([`data: "${'x'.repeat(17 << 20)}`], 'stall'), /too long/],
    [
      'an error of its own',
      writing([event({ error: { message: 'out of memory' } })], 'end'),
      /out of memory/,
    ],
  ])('%s is an error for the client, never a short answer', async (_, answer, message) => {
    await expect(pieces(await before(answer))).rejects.toThrow(message)
  })

  it('that forgets to say that it is done has answered all the same', async () => {
    const whole = writing(
      [event(delta({ content: '4' })), `data: ${JSON.stringify(delta({}, 'stop'))}`],
      'end',
    )
    expect(await pieces(await before(whole))).toMatchObject({ content: '4' })
  })

  it('may cut events and characters anywhere, and send pings', async () => {
    const text = `: ping\n\n${event(delta({ reasoning: '두 수의 합' }))}${event(delta({ content: '넷 — 4' }, 'stop'))}${event('[DONE]')}`
    const bytes = new TextEncoder().encode(text)
    const parts = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.slice(7 * n, 7 * n + 7))
    const said = await pieces(await before(writing(parts, 'end')))
    expect(said).toEqual({ reasoning: '두 수의 합', both: true, content: '넷 — 4' })
    const answer = await post(gateway as Served, { ...chat, stream: true })
    expect(await answer.text()).toContain(': ping')
  })

  it('that can’t be reached is 502, and the gateway is not ready', async () => {
    const served = await before(chatAnswer('4'))
    expect((await globalThis.fetch(new URL('/ready', served.url))).status).toBe(200)
    await upstream?.close()
    expect((await globalThis.fetch(new URL('/ready', served.url))).status).toBe(503)
    expect((await globalThis.fetch(new URL('/health', served.url))).status).toBe(200)
    const answer = await post(served, chat)
    expect([answer.status, await answer.json()]).toMatchObject([
      502,
      { error: { code: 'upstream_unreachable' } },
    ])
  })

  it('is cancelled as soon as the client goes, streaming or not', async () => {
    let closed = 0
    const stall = writing([event(delta({ content: '4' }))], 'stall', () => closed++)
    const served = await before(stall)
    const leaving = new AbortController()
    const stream = await clientOf(served).chat.completions.create(
      { ...chat, stream: true } as OpenAI.ChatCompletionCreateParamsStreaming,
      { signal: leaving.signal },
    )
    for await (const _ of stream) leaving.abort()
    await settled(() => closed === 1)
    const waiting = clientOf(served).chat.completions.create(chat as never, {
      signal: AbortSignal.timeout(50),
    })
    await expect(waiting).rejects.toThrow(/aborted/i)
    await settled(() => closed === 2)
  })

  it('that cuts its JSON off is 502; what is no JSON by its own word, and an empty answer, are passed on', async () => {
    const served = await before({ headers: { 'content-type': 'application/json' }, text: '{"cho' })
    const answer = await post(served, chat)
    expect([answer.status, await answer.json()]).toMatchObject([
      502,
      { error: { code: 'upstream_malformed' } },
    ])
    const empty = { id: 'c', choices: [] }
    for (const [odd, wanted] of [
      [{ text: 'busy' }, 'busy'],
      [{ json: empty }, JSON.stringify(empty)],
    ] as const) {
      await gateway?.close(0)
      await upstream?.close()
      const passed = await post(await before(odd), chat)
      expect([passed.status, await passed.text()]).toEqual([200, wanted])
    }
  })

  it('is read only as fast as the client reads', async () => {
    const filler = event(delta({ content: 'x'.repeat(1 << 16) }))
    let written = 0
    const go = (response: ServerResponse): void => {
      while (written < 4000 && !response.destroyed) {
        written++
        if (response.write(filler)) continue
        response.once('drain', () => go(response))
        return
      }
    }
    const served = await before({
      raw: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        go(response)
      },
    })
    const answer = await post(served, { ...chat, stream: true })
    let last = -1
    while (written !== last) {
      last = written
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    expect(last).toBeLessThan(1500)
    const reader = answer.body?.getReader()
    while (written === last) await reader?.read()
    await reader?.cancel()
  })

  it('that stalls is given up once the time is over', async () => {
    const served = await before(writing([event(delta({ content: '4' }))], 'stall'), { timeLimitMs: 150 })
    await expect(pieces(served)).rejects.toThrow('longer than 0.15 s')
  })
})

/** Waits for what has to come: the test's own limit is the only one. */
async function settled(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}
