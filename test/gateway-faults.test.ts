import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { servedBy } from './fixture/configured-gateway.ts'
import { chatAnswer, type ScriptedAnswer, scriptedServer } from './fixture/scripted-server.ts'
import { faults, post, type Served } from './fixture/served-gateway.ts'

const running: { close: (drainMs: number) => Promise<void> }[] = []
afterEach(async () => {
  for (const { close } of running.splice(0).reverse()) await close(0)
  expect(faults.splice(0)).toEqual([])
})

async function before(answer: ScriptedAnswer, limits = ''): Promise<Served> {
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } } : answer,
  )
  running.push(server)
  const both = await servedBy(
    `health: { every: 0 }\nupstreams: [{ url: "${server.url}", key: theirs${limits} }]\n`,
  )
  running.push(both.gateway, both.served)
  return both.served
}

const delta = (piece: object, finish: string | null = null, id = 'c'): object => ({
  id,
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
})
const event = (data: unknown): string => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
const said = event(delta({ content: '넷' }))
const end = event(delta({}, 'stop'))
const done = event('[DONE]')

type Ending = 'end' | 'reset' | 'stall'

/** A stream in pieces, each by itself. */
function writes(
  parts: readonly (string | Uint8Array)[],
  ending: Ending = 'end',
  type = 'text/event-stream',
): ScriptedAnswer {
  const write = async (response: ServerResponse): Promise<void> => {
    response.writeHead(200, { 'content-type': type })
    for (const part of parts) {
      response.write(part)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    if (ending === 'end') response.end()
    if (ending === 'reset') response.destroy()
  }
  return { raw: (response) => void write(response) }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const invalid = new Uint8Array([
  ...bytes('data: {"choices":[{"index":0,"delta":{"content":"'),
  0xed,
  0x95,
  ...bytes('"},"finish_reason":null}]}\n\n'),
])

/** What a client is left with: the status, what was said, and the code of the error that ended it. */
interface Left {
  readonly status: number
  readonly content: string
  readonly error?: string
  readonly isDone: boolean
}

async function streamFrom(served: Served): Promise<Left> {
  const answer = await post(served, {
    model: 'm',
    messages: [{ role: 'user', content: 'What?' }],
    stream: true,
  })
  const text = await answer.text()
  let content = ''
  let error: string | undefined
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
    const read = jsonIn(text)
    return {
      status: answer.status,
      content: read?.choices?.[0]?.message?.content ?? (read ? '' : text),
      ...errorOf(read),
      isDone: false,
    }
  }
  for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) {
    const read = jsonIn(data)
    content += read?.choices?.[0]?.delta?.content ?? ''
    error = read?.error?.code ?? error
  }
  return {
    status: answer.status,
    content,
    ...(error !== undefined && { error }),
    isDone: text.endsWith(done),
  }
}

interface Read {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string }
    readonly message?: { readonly content?: string }
  }[]
  readonly error?: { readonly code?: string } | null
}

function jsonIn(text: string): Read | undefined {
  try {
    return JSON.parse(text) as Read
  } catch {
    return undefined
  }
}

const errorOf = (read: Read | undefined): { readonly error?: string } =>
  typeof read?.error?.code === 'string' ? { error: read.error.code } : {}

const whole = { status: 200, content: '넷', isDone: true }
const broken = (error: string): Left => ({ status: 200, content: '넷', error, isDone: false })
const refused = (status: number, error: string): Left => ({ status, content: '', error, isDone: false })
const refusal = (status: number, headers = {}): ScriptedAnswer => ({
  status,
  headers,
  json: { error: { message: 'no', code: 'theirs' } },
})
const cut = Math.floor(bytes(said).length * 0.75)
const middle = bytes(said).indexOf(0xeb) + 1

const matrix: readonly (readonly [string, ScriptedAnswer, Left])[] = [
  ['429 without Retry-After', refusal(429), refused(429, 'theirs')],
  ['429 with Retry-After', refusal(429, { 'retry-after': '3' }), refused(429, 'theirs')],
  ['500 before the stream', refusal(500), refused(500, 'theirs')],
  [
    '500 in the middle of the stream',
    writes([said, event({ error: { message: 'no', code: 'theirs' } })]),
    broken('theirs'),
  ],
  [
    '500 as the first event',
    writes([event({ error: { message: 'no', code: 'theirs' } })]),
    refused(502, 'theirs'),
  ],
  [
    'a connection that is reset at once',
    { raw: (response) => void response.destroy() },
    refused(502, 'upstream_unreachable'),
  ],
  [
    'a connection that is reset before the first token',
    writes([': ping\n\n'], 'reset'),
    refused(502, 'upstream_reset'),
  ],
  ['a connection that is reset in the middle', writes([said], 'reset'), broken('upstream_reset')],
  [
    'a stream that stalls before the first token',
    writes([': ping\n\n'], 'stall'),
    refused(504, 'upstream_slow'),
  ],
  ['a stream that stalls in the middle', writes([said], 'stall'), broken('upstream_slow')],
  ['half an event at the end', writes([said, 'data: {"choices":[{"de']), broken('upstream_malformed')],
  ['an event that comes in two halves', writes([said.slice(0, 20), said.slice(20), end, done]), whole],
  [
    'a character that is cut across chunks',
    writes([bytes(said).slice(0, middle), bytes(said).slice(middle), end, done]),
    whole,
  ],
  [
    'an event that is cut across chunks',
    writes([bytes(said).slice(0, cut), bytes(said).slice(cut), end, done]),
    whole,
  ],
  ['bytes that are no UTF-8', writes([invalid, end, done]), { ...whole, content: '\ufffd' }],
  ['an event that is no JSON', writes([said, event('{"choices":')]), broken('upstream_malformed')],
  [
    'a page of HTML',
    writes(['<html>busy</html>'], 'end', 'text/html'),
    { status: 200, content: '<html>busy</html>', isDone: false },
  ],
  ['JSON where a stream was asked for', chatAnswer('넷'), { ...whole, isDone: false }],
  ['JSON that is none', writes(['{"choi'], 'end', 'application/json'), refused(502, 'upstream_malformed')],
  ['no [DONE] after the end', writes([said, end]), whole],
  ['no [DONE] and no end', writes([said]), broken('upstream_cut')],
  [
    'the same id for two choices’ events',
    writes([event(delta({ content: '넷' }, null, 'x')), event(delta({}, 'stop', 'x')), done]),
    whole,
  ],
  [
    'an id that changes',
    writes([event(delta({ content: '넷' }, null, 'x')), event(delta({}, 'stop', 'y')), done]),
    whole,
  ],
  ['no usage', writes([said, end, done]), whole],
  [
    'events without choices',
    writes([event({ id: 'c', choices: [] }), said, end, event({ id: 'c', choices: [] }), done]),
    whole,
  ],
  ['no choices at all', writes([event({ id: 'c', choices: [] }), done]), { ...whole, content: '' }],
  ['choices that are no list', writes([event({ id: 'c', choices: 'many' }), said, end, done]), whole],
  ['a delta that is null', writes([event({ choices: [{ index: 0, delta: null }] }), said, end, done]), whole],
  ['something after [DONE]', writes([said, end, done, said]), whole],
  ['carriage returns', writes([said.replaceAll('\n', '\r\n'), end, done]), whole],
]

describe('an upstream’s fault and what the client is left with', () => {
  it.each(matrix)('%s', async (_, answer, expected) => {
    const served = await before(answer, ', limits: { firstToken: 0.2, betweenTokens: 0.2 }')
    expect(await streamFrom(served)).toEqual(expected)
  })

  it('are the same where the answer is recorded, metered and compared, and nothing broken counts as an answer', async () => {
    for (const [name, answer, expected] of matrix.filter(([, , { error }]) => error !== undefined)) {
      const server = await scriptedServer(({ path }) =>
        path === '/v1/models' ? { json: { object: 'list', data: [] } } : answer,
      )
      const { served, gateway } = await servedBy(
        `health: { every: 0 }\nupstreams: [{ url: "${server.url}", limits: { firstToken: 0.2, betweenTokens: 0.2 } }]\ncanary: { policy: tip, percent: 0.001 }\n`,
      )
      running.push(server, gateway, served)
      expect([name, await streamFrom(served)]).toEqual([name, expected])
      const { measures } = gateway.settings.canary?.comparison() ?? {}
      const isRefusal = expected.status >= 400 && expected.status < 500
      expect([name, measures?.failed?.control]).toEqual([name, isRefusal ? undefined : 1])
      expect(measures?.outputTokens).toBeUndefined()
    }
  })
})

/** Writes as fast as it is let, and counts. */
function flood(
  piece: string,
  most: number,
  beginning = '',
): { readonly answer: ScriptedAnswer; readonly written: () => number } {
  let written = 0
  const go = (response: ServerResponse): void => {
    while (written < most && !response.destroyed) {
      written += piece.length
      if (response.write(piece)) continue
      response.once('drain', () => go(response))
      return
    }
  }
  return {
    written: () => written,
    answer: {
      raw: (response) => {
        response.on('error', () => {})
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(beginning)
        go(response)
      },
    },
  }
}

describe('memory', () => {
  it('does not grow with a line of 100 MB: it is given up after 16', async () => {
    const { answer, written } = flood('x'.repeat(1 << 16), 100 << 20, 'data: "')
    expect(await streamFrom(await before(answer))).toEqual(refused(502, 'upstream_malformed'))
    expect(written()).toBeLessThan(40 << 20)
  })

  it('does not grow with a slow client: the upstream is read only as fast', async () => {
    const { answer, written } = flood(event(delta({ content: 'x'.repeat(1 << 14) })), 200 << 20)
    const served = await before(answer, ', limits: { betweenTokens: 60 }')
    const stream = await post(served, {
      model: 'm',
      messages: [{ role: 'user', content: 'What?' }],
      stream: true,
    })
    let last = -1
    while (written() !== last) {
      last = written()
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(last).toBeLessThan(100 << 20)
    const reader = stream.body?.getReader()
    while (written() === last) expect((await reader?.read())?.done).toBe(false)
    await reader?.cancel()
  })
})
