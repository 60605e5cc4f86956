import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type OpenAI from 'openai'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { clientOf, faults, post, type Served, serveEngine } from './fixture/served-gateway.ts'

const asked = {
  model: 'jevons-countdown',
  messages: [{ role: 'user' as const, content: 'Using 3, 8, 7, make 31.' }],
}

let reasoner: Engine
let served: Served | undefined
beforeAll(async () => {
  reasoner = await reasonerEngine({ workers: 1 })
})
afterEach(async () => {
  await served?.close(0)
})
afterAll(async () => {
  await reasoner.close()
  expect(faults).toEqual([])
})

type Options = NonNullable<Parameters<typeof serveEngine>[1]>

async function serve(options: Options = {}): Promise<Served> {
  served = await serveEngine(reasoner, options)
  return served
}

/** The reasoner at the pace of a larger model; tells how many responses have begun and how many are over. */
function slowReasoner(pauseMs: number): { readonly engine: Engine; begun: number; over: number } {
  const counts = { begun: 0, over: 0 }
  const engine: Engine = {
    ...reasoner,
    async *generate(request, options) {
      counts.begun++
      try {
        for await (const event of reasoner.generate(request, options)) {
          yield event
          await new Promise((resolve) => setTimeout(resolve, pauseMs))
        }
      } finally {
        counts.over++
      }
    },
  }
  return Object.assign(counts, { engine })
}

async function settled(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function status(body: unknown, headers: Record<string, string> = {}): Promise<number> {
  const answer = await post(served as Served, body, { headers })
  const { error } = (await answer.json()) as { error?: { message: string } }
  if (!answer.ok) expect(error?.message).toMatch(/^[^\n]+$/)
  return answer.status
}

describe('a request that no client means well', () => {
  it('is refused where it is too long, too deep, or no JSON object in UTF-8', async () => {
    await serve({ mostBodyBytes: 100_000 })
    const deep = (depth: number): string => `{"model":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(await status(JSON.stringify({ ...asked, user: 'x'.repeat(100_000) }))).toBe(413)
    expect(await status(deep(40_000))).toBe(400)
    expect(await status(`{"model":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`)).toBe(400)
    expect(await status(deep(20))).toBe(400)
    expect(await status(JSON.stringify({ ...asked, user: '['.repeat(1000) }))).toBe(200)
    for (const body of ['', '{', 'null', '[]', '"x"', '{"model":1}', '{}', '{"messages":[]}'])
      expect([body, await status(body)]).toEqual([body, 400])
    expect(await status(Buffer.from(JSON.stringify(asked).replace('make', 'm\u00e4ke'), 'latin1'))).toBe(400)
    expect(await status(asked, { 'content-type': 'text/plain' })).toBe(415)
    expect(await status(asked, { 'content-encoding': 'gzip' })).toBe(415)
  })

  it('can’t reach the prototype of anything', async () => {
    await serve()
    for (const field of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
      for (const value of [{ polluted: 1 }, { prototype: { polluted: 1 } }, { policy: 'tip' }]) {
        const body = `{"${field}":${JSON.stringify(value)},${JSON.stringify(asked).slice(1)}`
        expect([200, 400]).toContain(await status(body))
        expect(await status({ ...asked, jevons: JSON.parse(`{"${field}":1,"policy":"none"}`) })).toBe(400)
        expect(await status({ ...asked, jevons: { policy: field } })).toBe(400)
        expect(await status({ ...asked, model: field })).toBe(404)
        expect(await status({ ...asked, jevons: { policy: `tip:${field}=1` } })).toBe(400)
      }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('can’t write a header or a line of the metrics', async () => {
    const { url } = await serve()
    for (const policy of ['tip\r\nx-evil: 1', 'tip:alpha=1\nx', 'none"} 1\njevons_evil 1', 'tip:\u2028'])
      expect(await status({ ...asked, jevons: { policy } })).toBe(400)
    expect(await status({ ...asked, model: 'jevons-countdown:tip\r\nx-evil: 1' })).toBe(404)
    expect(await status({ ...asked, model: 'a"}\njevons_evil 1' })).toBe(404)
    const metrics = await (await globalThis.fetch(new URL('/metrics', url))).text()
    expect(metrics).not.toContain('evil')
    for (const line of metrics.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) jevons_\w+ .+|jevons_\w+(\{[^{}\n]*\})? [\d.e-]+)$/)
  })

  it('is refused before its end where it says too much of its length, or two lengths', async () => {
    const { port } = await serve()
    const head = 'POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
    expect(await raw(port, `${head}Content-Length: 99999999999\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413/)
    const smuggled = `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`
    expect(await raw(port, smuggled)).toMatch(/^HTTP\/1\.1 400/)
  })
})

/** Sends bytes as they stand and reads until the server has said a whole head. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(text)
  let said = ''
  for await (const chunk of socket) {
    said += chunk
    if (said.includes('\r\n\r\n')) break
  }
  return said
}

describe('who may ask', () => {
  const [key, other] = ['a-key-of-16-signs', 'another-key-of-16']

  it('is whoever has a key, and everybody sees whether the server lives', async () => {
    const { url } = await serve({ keys: [key, other] })
    for (const authorization of [
      '',
      'Bearer ',
      `Bearer ${key}x`,
      `Basic ${key}`,
      key,
      `Bearer ${key} ${other}`,
    ])
      expect([authorization, await status(asked, authorization === '' ? {} : { authorization })]).toEqual([
        authorization,
        401,
      ])
    for (const good of [key, other]) {
      expect(await status(asked, { authorization: `Bearer ${good}` })).toBe(200)
      expect((await clientOf({ url }, good).models.list()).data).toHaveLength(1)
    }
    for (const [path, wanted] of Object.entries({ health: 200, ready: 200, metrics: 401, 'v1/models': 401 }))
      expect([path, (await globalThis.fetch(new URL(`/${path}`, url))).status]).toEqual([path, wanted])
  })

  it('is without keys this machine alone, and no page of a stranger', async () => {
    const { port } = await serve()
    const get = (host: string, more = ''): Promise<string> =>
      raw(port, `GET /v1/models HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`)
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, '[::1]:1'])
      expect(await get(host)).toMatch(/^HTTP\/1\.1 200/)
    for (const host of ['evil.example', `localhost.evil.example:${port}`, '10.0.0.7'])
      expect(await get(host)).toMatch(/^HTTP\/1\.1 403/)
    for (const origin of ['http://evil.example', 'null', 'file://'])
      expect(await get('localhost', `Origin: ${origin}\r\n`)).toMatch(/^HTTP\/1\.1 403/)
    expect(await get('localhost', 'Origin: http://localhost:5173\r\n')).toMatch(/^HTTP\/1\.1 200/)
    await expect(serveEngine(reasoner, { host: '0.0.0.0' })).rejects.toThrow('lets other machines in')
    await expect(serveEngine(reasoner, { keys: ['short'] })).rejects.toThrow('16 characters')
  })
})

describe('a server with much to do', () => {
  const stream = { ...asked, stream: true } as OpenAI.ChatCompletionCreateParamsStreaming

  it('answers 429 above its bound, and works on once there is room', async () => {
    const slow = slowReasoner(5)
    served = await serveEngine(slow.engine, { mostOpen: 2 })
    const leaving = new AbortController()
    const open = [1, 2].map(() =>
      clientOf(served as Served).chat.completions.create(stream, { signal: leaving.signal }),
    )
    await Promise.all(open)
    const shed = await post(served, asked)
    expect([shed.status, shed.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await shed.json()).toMatchObject({ error: { type: 'rate_limit_error', code: 'overloaded' } })
    expect((await globalThis.fetch(new URL('/ready', served.url))).status).toBe(200)
    leaving.abort()
    await settled(() => slow.over === 2)
    expect((await post(served, { ...asked, max_tokens: 3 })).status).toBe(200)
  })

  it('stops decoding once the client goes, streaming or not', async () => {
    const slow = slowReasoner(5)
    served = await serveEngine(slow.engine)
    const client = clientOf(served)
    for await (const _ of await client.chat.completions.create(stream)) break
    await settled(() => slow.over === 1)
    const waiting = client.chat.completions.create(asked, { signal: AbortSignal.timeout(60) })
    await expect(waiting).rejects.toThrow(/aborted/i)
    await settled(() => slow.over === 2)
  })

  it('stops where an answer takes too long', async () => {
    const slow = slowReasoner(20)
    served = await serveEngine(slow.engine, { timeLimitMs: 120 })
    await expect(clientOf(served).chat.completions.create(asked)).rejects.toMatchObject({ status: 504 })
    const late = async (): Promise<void> => {
      for await (const _ of await clientOf(served as Served).chat.completions.create(stream));
    }
    await expect(late()).rejects.toThrow('longer than 0.12 s')
    await settled(() => slow.over === 2)
  })

  it('goes on only as fast as its client reads', async () => {
    const counts = { pieces: 0 }
    const text = 'x'.repeat(1 << 16)
    const engine: Engine = {
      ...reasoner,
      async *generate() {
        for (; counts.pieces < 4000; counts.pieces++) yield { type: 'token', text }
        yield { type: 'end', finishReason: 'stop', usage: {} }
      },
    }
    served = await serveEngine(engine)
    const socket = await asking(served.port)
    const pieces = await steady(() => counts.pieces)
    expect(pieces).toBeLessThan(1000)
    socket.resume()
    await settled(() => counts.pieces > pieces)
    socket.destroy()
  })

  it('answers what is under way before it stops, and lets nothing new in', async () => {
    const slow = slowReasoner(2)
    served = await serveEngine(slow.engine)
    const { url } = served
    const answering = clientOf(served).chat.completions.create(asked)
    await settled(() => slow.begun === 1)
    const closing = served.close(30_000)
    expect((await globalThis.fetch(new URL('/ready', url))).status).toBe(503)
    const late = await post({ url }, asked)
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5'])
    expect((await answering).choices[0]?.finish_reason).toBe('stop')
    await closing
    await expect(post({ url }, asked)).rejects.toThrow()
    served = undefined
  })

  it('cancels what is not done when the time to stop is over', async () => {
    const slow = slowReasoner(20)
    served = await serveEngine(slow.engine)
    const answering = expect(clientOf(served).chat.completions.create(asked)).rejects.toMatchObject({
      status: 503,
    })
    await settled(() => slow.begun === 1)
    await served.close(50)
    await answering
    expect(slow.over).toBe(1)
    served = undefined
  })
})

/** A client that asks for a stream and does not read it. */
async function asking(port: number): Promise<Socket> {
  const body = JSON.stringify({ ...asked, stream: true })
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.pause()
  const head = 'POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
  socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`)
  return socket
}

/** The value that a growing number stays at. */
async function steady(value: () => number): Promise<number> {
  for (let last = -1; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    if (value() === last && last > 0) return last
    last = value()
  }
}
