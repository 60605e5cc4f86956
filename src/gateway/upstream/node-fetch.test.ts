import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeFetch } from './node-fetch.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serving(listener: RequestListener): Promise<string> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1/x?y=1`
}

const asking = (): { headers: Headers; signal: AbortSignal } => ({
  headers: new Headers(),
  signal: new AbortController().signal,
})

describe('asking a server over Node’s own client', () => {
  it('sends method, path, headers and body, and reads status, headers and body', async () => {
    const url = await serving((incoming, outgoing) => {
      let body = ''
      incoming.on('data', (chunk) => {
        body += String(chunk)
      })
      incoming.on('end', () => {
        outgoing.writeHead(418, { 'x-mine': 'a', 'set-cookie': ['b=1', 'c=2'] })
        outgoing.end(JSON.stringify([incoming.method, incoming.url, incoming.headers['x-theirs'], body]))
      })
    })
    const headers = new Headers({ 'x-theirs': 'z' })
    const answer = await nodeFetch(url, { ...asking(), headers, method: 'POST', body: '"ü"' })
    expect([answer.status, answer.ok, answer.headers.get('x-mine')]).toEqual([418, false, 'a'])
    expect(answer.headers.getSetCookie()).toEqual(['b=1', 'c=2'])
    expect(await answer.json()).toEqual(['POST', '/v1/x?y=1', 'z', '"ü"'])
  })

  it('reads what is compressed although nobody asked for it', async () => {
    const url = await serving((_, outgoing) =>
      outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')),
    )
    expect(await (await nodeFetch(url, asking())).json()).toEqual({ a: 1 })
  })

  it('follows no redirection', async () => {
    const url = await serving((_, outgoing) => outgoing.writeHead(307, { location: '/elsewhere' }).end())
    await expect(nodeFetch(url, asking())).rejects.toThrow('redirect')
  })

  it('says why nobody answers', async () => {
    const url = await serving(() => {})
    await new Promise((resolve) => server?.close(resolve))
    await expect(nodeFetch(url, asking())).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  it('asks again where the server had closed the connection that it was kept for', async () => {
    let asked = 0
    const url = await serving((incoming, outgoing) => {
      asked++
      if (asked === 2) incoming.socket.resetAndDestroy()
      else outgoing.end('said')
    })
    for (let time = 0; time < 2; time++) expect(await (await nodeFetch(url, asking())).text()).toBe('said')
    expect(asked).toBe(3)
  })

  it('asks again over a connection of its own: others that were kept may be closed as well', async () => {
    const used = new WeakSet<object>()
    const url = await serving((incoming, outgoing) => {
      if (used.has(incoming.socket)) return void incoming.socket.resetAndDestroy()
      used.add(incoming.socket)
      setTimeout(() => outgoing.end('said'), 20)
    })
    const say = async (): Promise<string> => (await nodeFetch(url, asking())).text()
    expect(await Promise.all([say(), say(), say()])).toEqual(['said', 'said', 'said'])
    expect(await say()).toBe('said')
  })

  it('stops at once when it is told to, and throws what breaks an answer off', async () => {
    const url = await serving((_, outgoing) => {
      outgoing.write('half')
    })
    const stopping = new AbortController()
    const answer = await nodeFetch(url, { ...asking(), signal: stopping.signal })
    const reading = answer.text()
    stopping.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
    await expect(nodeFetch(url, { ...asking(), signal: stopping.signal })).rejects.toThrow('enough')
  })
})
