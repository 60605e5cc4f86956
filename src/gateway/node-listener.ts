import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Asked, TextRequest } from './backend.ts'
import type { Gateway } from './gateway.ts'
import { type Pieces, piecesOf } from './pieces-response.ts'
import { headersOf } from './upstream/node-fetch.ts'

const endpoints: ReadonlyMap<string, Asked['endpoint']> = new Map([
  ['/v1/chat/completions', '/chat/completions'],
  ['/v1/completions', '/completions'],
])

/** Requests for text are answered on Node's own objects, which cost least; `others` sees the rest. */
export function nodeListener(gateway: Gateway, others: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    const endpoint = incoming.method === 'POST' ? endpoints.get(incoming.url ?? '') : undefined
    if (endpoint === undefined) return others(incoming, outgoing)
    void answered(gateway, endpoint, { incoming, outgoing }).catch(() => outgoing.destroy())
  }
}

interface Connection {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

async function answered(
  gateway: Gateway,
  endpoint: Asked['endpoint'],
  { incoming, outgoing }: Connection,
): Promise<void> {
  const leaving = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) leaving.abort()
  })
  const body = incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  const request: TextRequest = { headers: headersOf(incoming.rawHeaders), signal: leaving.signal, body }
  const response = await gateway.answer(endpoint, request)
  const pieces = piecesOf(response)
  if (outgoing.destroyed) return void (await pieces?.cancel())
  const headers: Record<string, string> = Object.fromEntries(response.headers)
  // What was left unread would be taken for the next request.
  if (!incoming.complete) headers['connection'] = 'close'
  outgoing.writeHead(response.status, headers)
  if (pieces) await writePieces(pieces, outgoing)
  outgoing.end()
  if (!incoming.complete) letGo(incoming)
}

/** As fast as the client reads. */
async function writePieces(pieces: Pieces, outgoing: ServerResponse): Promise<void> {
  let isOver = false
  outgoing.once('close', () => {
    if (!isOver) void pieces.cancel()
  })
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    if (outgoing.destroyed) return
    if (!outgoing.write(piece)) await roomIn(outgoing)
  }
  isOver = true
}

/** Until more can be written, or nobody is there to read it. */
function roomIn(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go).off('close', go)
      resolve()
    }
    outgoing.on('drain', go).on('close', go)
  })
}

/** Whoever still sends is listened to for a moment, so that the answer can be read; then no longer. */
function letGo(incoming: IncomingMessage): void {
  incoming.resume()
  setTimeout(() => incoming.destroy(), lastBytesMs).unref()
}

const lastBytesMs = 500
