import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, Agent as TlsAgent } from 'node:https'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Pieces, pulledResponse } from '../pieces-response.ts'

/** Connections that nobody uses are closed before most servers close them. */
const settings = { keepAlive: true, timeout: 4000 }
const agents = { 'http:': new Agent(settings), 'https:': new TlsAgent(settings) } as const

const redirections: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** What a connection says that the other end has closed. */
const closedBefore: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE'])

/** What of `fetch` is understood here: no redirection is followed. */
export interface NodeRequest {
  readonly method?: string
  readonly headers: Headers
  readonly body?: Uint8Array | string
  readonly signal: AbortSignal
}

/**
 * Asks as `fetch` does, at about a third of its cost: a gateway does little else, and a token is a small thing to carry.
 * @throws where no answer comes, its `cause` saying why
 */
export async function nodeFetch(url: string, request: NodeRequest): Promise<Response> {
  request.signal.throwIfAborted()
  const answer = await answered(addressOf(url), request)
  const { statusCode = 502, rawHeaders } = answer
  if (redirections.has(statusCode)) {
    answer.destroy()
    throw new TypeError('unexpected redirect')
  }
  return pulledResponse(piecesOfMessage(decoded(answer), request.signal), {
    status: statusCode,
    headers: headersOf(rawHeaders),
  })
}

/** Read once: few are ever asked for. */
const addresses = new Map<string, URL>()
const mostAddresses = 256

function addressOf(url: string): URL {
  const known = addresses.get(url)
  if (known) return known
  const read = new URL(url)
  if (addresses.size < mostAddresses) addresses.set(url, read)
  return read
}

async function answered(url: URL, request: NodeRequest, isAgain = false): Promise<IncomingMessage> {
  const { method = 'GET', headers, body, signal } = request
  const protocol = url.protocol === 'https:' ? 'https:' : 'http:'
  const asking = (protocol === 'https:' ? httpsRequest : httpRequest)({
    // A connection of its own: others that were kept may be closed as well.
    agent: isAgain ? false : agents[protocol],
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: `${url.pathname}${url.search}`,
    method,
    headers: Object.fromEntries(headers),
  })
  const stop = (): void => void asking.destroy(signal.reason as Error)
  signal.addEventListener('abort', stop, { once: true })
  asking.once('close', () => signal.removeEventListener('abort', stop))
  asking.end(body)
  try {
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    // What breaks it later is told to whoever reads it.
    asking.on('error', () => {})
    return answer
  } catch (error) {
    signal.throwIfAborted()
    // The server had closed the connection while nobody used it: nothing has reached it.
    if (asking.reusedSocket && !isAgain && closedBefore.has((error as NodeJS.ErrnoException).code))
      return await answered(url, request, true)
    throw new TypeError('fetch failed', { cause: error })
  }
}

export function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers()
  for (let place = 0; place + 1 < raw.length; place += 2)
    headers.append(raw[place] ?? '', raw[place + 1] ?? '')
  return headers
}

/** Some compress whatever they are asked. */
function decoded(answer: IncomingMessage): Readable {
  const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  const decoder = decoders[(answer.headers['content-encoding'] ?? '').trim().toLowerCase()]?.()
  if (!decoder) return answer
  answer.on('error', (error) => (decoder as unknown as Readable).destroy(error))
  decoder.on('close', () => answer.destroy())
  return answer.pipe(decoder) as unknown as Readable
}

function piecesOfMessage(message: Readable, signal: AbortSignal): Pieces {
  let fault: Error | undefined
  let wake = (): void => {}
  const changed = (): void => wake()
  message.on('error', (error) => {
    fault = error
    wake()
  })
  message.on('readable', changed).on('end', changed).on('close', changed)
  return {
    async next() {
      for (;;) {
        const piece = message.read() as Uint8Array | null
        if (piece !== null) return piece
        if (fault) {
          // Who stopped it says why.
          signal.throwIfAborted()
          throw fault
        }
        if (message.readableEnded) return undefined
        if (message.destroyed) throw new Error('the connection was closed')
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    cancel: () => void message.destroy(),
  }
}
