import { EngineError } from '../../engine-error.ts'
import { billedTail } from './billed-tail.ts'
import type { Admission, RequestLimiter } from './request-limiter.ts'
import { type RetryLimits, retrying, usualRetries, usualWaiting, type Waiting } from './retrying.ts'
import { failureOf, type RequestContext, readJson, sendRequest } from './send-request.ts'
import { ServerFailure } from './server-failure.ts'
import { timeLimit } from './time-limit.ts'

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
  /** Shared by all that goes to this server. */
  readonly limiter?: RequestLimiter
}

export interface TimeLimits {
  /** Until a whole answer is there, or the first piece of a streamed one. */
  readonly answerMs: number
  /** Between two pieces of a streamed answer: longer is a stall. */
  readonly pieceMs: number
  /** For a whole answer, however it comes: what is there then is taken, and never asked for again. */
  readonly totalMs?: number
}

export interface Server {
  /** For error messages: the URL without what may be secret in it. */
  readonly name: string
  /** Where the server is, without the path of its API: a proxy may keep it under a path of its own. */
  readonly root: string
  /** Sends JSON (or nothing, which is a GET) and reads JSON, once. A path that begins with `//` is below the root. */
  readonly ask: (path: string, body?: object, signal?: AbortSignal) => Promise<unknown>
  /** Sends JSON and hands over the bytes of a streamed answer, once. */
  readonly stream: (path: string, body: object, signal?: AbortSignal) => AsyncGenerator<Uint8Array>
  /** Does something as often as it takes, as long as what it fails of may pass. */
  readonly retry: <T>(attempt: () => Promise<T>, signal?: AbortSignal) => Promise<T>
}

const usualLimits: TimeLimits = { answerMs: 600_000, pieceMs: 120_000 }

/** @throws EngineError where the base URL is none */
export function connectServer(options: ServerOptions): Server {
  const { apiKey, fetch, now = () => new Date(), limiter } = options
  const limits = { ...usualLimits, ...options.limits }
  const waiting = { ...usualWaiting, ...options.waiting }
  const retries = { ...usualRetries, ...options.retries }
  const base = baseOf(options.baseUrl)
  // DeepSeek has `/beta` beside `/v1`.
  const root = base.replace(/\/(?:v\d+|beta)$/, '')
  const context: RequestContext = { base, apiKey, fetch, now, ...(limiter && { limiter }) }
  const urlOf = (path: string): string => (path.startsWith('//') ? root + path.slice(1) : base + path)
  return {
    name: base,
    root,
    retry: (attempt, signal) => retrying(attempt, { limits: retries, waiting, ...(signal && { signal }) }),
    async ask(path, body, signal) {
      const admission = await admitted(path, body, { limiter, signal })
      const limit = timeLimit(limits.answerMs, signal, limits.totalMs)
      try {
        const text = await textOf(await sendRequest(urlOf(path), body, { context, limit }), context)
        admission?.settle(tokensIn(text))
        return readJson(text, context)
      } catch (error) {
        settleRefused(admission, error)
        throw failureOf(error, { context, limit, signal })
      } finally {
        limit.end()
      }
    },
    async *stream(path, body, signal) {
      const admission = await admitted(path, body, { limiter, signal })
      const limit = timeLimit(limits.answerMs, signal, limits.totalMs)
      const tail = limiter?.countsTokens ? billedTail() : undefined
      let reader: Reader | undefined
      try {
        const response = await sendRequest(urlOf(path), body, { context, limit })
        reader = (response.body ?? new Blob([]).stream()).getReader() as Reader
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          // While whoever reads is slow the server does not stall.
          limit.pause()
          tail?.push(piece.value)
          yield piece.value
          limit.start(limits.pieceMs)
        }
      } catch (error) {
        settleRefused(admission, error)
        throw failureOf(error, { context, limit, signal })
      } finally {
        limit.end()
        admission?.settle(tail?.tokens())
        // A server stops decoding once it sees that nobody listens.
        await reader?.cancel().catch(() => {})
      }
    },
  }
}

/** Whether something is generated there (llama.cpp does below the root, too): what only asks for models or tokens costs nobody anything. */
async function admitted(
  path: string,
  body: object | undefined,
  {
    limiter,
    signal,
  }: { readonly limiter: RequestLimiter | undefined; readonly signal: AbortSignal | undefined },
): Promise<Admission | undefined> {
  if (limiter === undefined || body === undefined) return undefined
  if (path.startsWith('//') && path !== '//completion') return undefined
  return await limiter.admit(mostTokensOf(body), signal)
}

/** About four characters a token, and all that may be generated. */
function mostTokensOf(body: object): number {
  const {
    messages,
    prompt,
    max_tokens: most,
    max_completion_tokens: mostOfAll,
    n_predict: mostOfLlama,
  } = body as Readonly<Record<string, unknown>>
  // A prompt of ids says itself how long it is.
  const asked = Array.isArray(prompt) ? prompt.length : JSON.stringify(messages ?? prompt ?? '').length / 4
  return Math.ceil(asked) + (Number(most ?? mostOfAll ?? mostOfLlama) || 0)
}

function tokensIn(text: string): number | undefined {
  const tail = billedTail()
  tail.push(new TextEncoder().encode(text.slice(-longestUsage)))
  return tail.tokens()
}

/** The usage stands at the end, and so many characters hold it. */
const longestUsage = 2048

/** A server that refuses a request has spent nothing on it. */
function settleRefused(admission: Admission | undefined, error: unknown): void {
  if (error instanceof ServerFailure && error.status !== undefined) admission?.settle(0)
}

/** No answer of a model is as long; whoever sends more is no server of models. */
const mostBytes = 64 << 20

async function textOf(response: Response, { base }: RequestContext): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > mostBytes) throw new ServerFailure(`${base} answers more than 64 MiB`, { retryable: false })
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

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
