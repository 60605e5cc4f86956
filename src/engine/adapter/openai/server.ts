import { setTimeout as later } from 'node:timers/promises'
import { EngineError } from '../../engine-error.ts'
import { type RetryLimits, retrying, usualRetries, type Waiting } from './retrying.ts'
import { failureOf, type RequestContext, readJson, sendRequest } from './send-request.ts'
import { type TimeLimit, timeLimit } from './time-limit.ts'

/** Where an OpenAI-compatible server is, and how it is talked to. */
export interface ServerOptions {
  /** `http://127.0.0.1:8080/v1`: what `/chat/completions` is put after. */
  readonly baseUrl: string
  /** Sent as a bearer token; in no error and no record. */
  readonly apiKey?: string
  readonly fetch: typeof globalThis.fetch
  readonly retries?: Partial<RetryLimits>
  readonly limits?: Partial<TimeLimits>
  readonly waiting?: Partial<Waiting>
  readonly now?: () => Date
}

export interface TimeLimits {
  /** Until a whole answer is there, or the first piece of a streamed one. */
  readonly answerMs: number
  /** Between two pieces of a streamed answer: longer is a stall. */
  readonly pieceMs: number
}

export interface Server {
  /** For error messages: the URL without what may be secret in it. */
  readonly name: string
  /** Sends JSON (or nothing, which is a GET) and reads JSON, as often as it takes. */
  readonly ask: (path: string, body?: object, signal?: AbortSignal) => Promise<unknown>
  /** Sends JSON and hands over the bytes of a streamed answer; tried again only until the first of them. */
  readonly stream: (path: string, body: object, signal?: AbortSignal) => AsyncGenerator<Uint8Array>
}

const usualLimits: TimeLimits = { answerMs: 600_000, pieceMs: 120_000 }

const usualWaiting: Waiting = {
  sleep: async (ms, signal) => {
    await later(ms, undefined, signal ? { signal } : {}).catch(() => {})
    signal?.throwIfAborted()
  },
  jitter: Math.random,
}

/** @throws EngineError where the base URL is none */
export function connectServer(options: ServerOptions): Server {
  const { apiKey, fetch, now = () => new Date() } = options
  const limits = { ...usualLimits, ...options.limits }
  const waiting = { ...usualWaiting, ...options.waiting }
  const context: RequestContext = { base: baseOf(options.baseUrl), apiKey, fetch, now }
  const retry = <T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
    retrying(attempt, {
      limits: { ...usualRetries, ...options.retries },
      waiting,
      ...(signal && { signal }),
    })
  return {
    name: context.base,
    ask(path, body, signal) {
      const attempt = async (): Promise<unknown> => {
        const limit = timeLimit(limits.answerMs, signal)
        try {
          return readJson(await (await sendRequest(path, body, { context, limit })).text(), context)
        } catch (error) {
          throw failureOf(error, { context, limit, signal })
        } finally {
          limit.end()
        }
      }
      return retry(attempt, signal)
    },
    async *stream(path, body, signal) {
      const attempt = (): Promise<OpenStream> =>
        openStream(path, body, { context, limit: timeLimit(limits.answerMs, signal), signal })
      const { reader, first, limit } = await retry(attempt, signal)
      try {
        for (let piece = first; !piece.done; piece = await reader.read()) {
          // While whoever reads is slow the server does not stall.
          limit.pause()
          yield piece.value
          limit.start(limits.pieceMs)
        }
      } catch (error) {
        throw failureOf(error, { context, limit, signal })
      } finally {
        limit.pause()
        // A server stops decoding once it sees that nobody listens.
        await reader.cancel().catch(() => {})
        limit.end()
      }
    },
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

interface OpenStream {
  readonly reader: Reader
  readonly first: Awaited<ReturnType<Reader['read']>>
  readonly limit: TimeLimit
}

async function openStream(
  path: string,
  body: object,
  asked: {
    readonly context: RequestContext
    readonly limit: TimeLimit
    readonly signal: AbortSignal | undefined
  },
): Promise<OpenStream> {
  try {
    const response = await sendRequest(path, body, asked)
    const reader = (response.body ?? new Blob([]).stream()).getReader() as Reader
    return { reader, first: await reader.read(), limit: asked.limit }
  } catch (error) {
    asked.limit.end()
    throw failureOf(error, asked)
  }
}

function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new EngineError(`base URL "${text}": must be such as http://127.0.0.1:8080/v1`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new EngineError('base URL: holds a name or a password; give the key by itself')
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
