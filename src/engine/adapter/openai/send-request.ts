import { EngineError } from '../../engine-error.ts'
import { waitAskedMs } from './rate-headers.ts'
import type { RequestLimiter } from './request-limiter.ts'
import { isRetryable, ServerFailure } from './server-failure.ts'
import { type TimeLimit, TimeUp } from './time-limit.ts'

/** What every request to one server shares. */
export interface RequestContext {
  /** Without a slash at its end. */
  readonly base: string
  readonly apiKey: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly now: () => Date
  readonly limiter?: RequestLimiter
}

/** An error's text may be a page: so much of it is read, and a line of it shown. */
const longestReason = 200
const mostRead = 65_536

/**
 * Sends one request, once: a GET where there is no body. Answers once the head of a good answer is there.
 * @throws ServerFailure where the server refuses
 */
export async function sendRequest(
  url: string,
  body: object | undefined,
  { context, limit }: { readonly context: RequestContext; readonly limit: TimeLimit },
): Promise<Response> {
  const { apiKey, fetch, now, limiter } = context
  const response = await fetch(url, {
    signal: limit.signal,
    // Whoever redirects would get the key.
    redirect: 'error',
    headers: {
      accept: 'application/json, text/event-stream',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  limiter?.heed(response.headers)
  if (response.ok) return response
  const reason = shown(await reasonIn(response), context)
  const after = waitAskedMs(response.headers, now())
  throw new ServerFailure(`${url} answers ${response.status}${reason === '' ? '' : `: ${reason}`}`, {
    status: response.status,
    retryable: isRetryable(response.status, reason),
    ...(after === undefined ? {} : { retryAfterMs: after }),
  })
}

/** @throws ServerFailure where the text is not JSON, which a proxy in trouble answers too */
export function readJson(text: string, { base }: RequestContext): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServerFailure(`${base} answers what is not JSON`, { retryable: true })
  }
}

/** Says in one line what went wrong; the reason of the caller's signal is thrown as it is. */
export function failureOf(
  error: unknown,
  {
    context,
    limit,
    signal,
  }: {
    readonly context: RequestContext
    readonly limit: TimeLimit
    readonly signal: AbortSignal | undefined
  },
): unknown {
  if (signal?.aborted) return signal.reason
  if (error instanceof EngineError) return error
  const { base } = context
  if (limit.isOver()) return new TimeUp(limit.totalMs())
  if (limit.expired()) {
    return new ServerFailure(`${base} gave nothing for ${limit.limitMs() / 1000} s`, { retryable: true })
  }
  return new ServerFailure(`${base}: ${shown(causeOf(error), context)}`, { retryable: true })
}

/** What fetch itself says is only "fetch failed": the system's words are its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED') return 'nobody listens there (ECONNREFUSED)'
  if (code === 'ENOTFOUND') return 'no such host (ENOTFOUND)'
  return cause.message === '' ? (code ?? error.message) : cause.message
}

/** A server's own words, in one short line, the key never among them. */
function shown(text: string, { apiKey }: RequestContext): string {
  const hidden = apiKey === undefined || apiKey === '' ? text : text.replaceAll(apiKey, '…')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a server's words go to a terminal.
  const line = hidden.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
  return line.length > longestReason ? `${line.slice(0, longestReason - 1)}…` : line
}

async function reasonIn(response: Response): Promise<string> {
  const text = await beginningOf(response)
  try {
    return saidIn(JSON.parse(text)) ?? text
  } catch {
    return /^\s*</.test(text) ? '' : text
  }
}

/** `{error: {message}}`, `{error: "…"}`, `{message}`, or FastAPI's `{detail}`. */
function saidIn(body: unknown): string | undefined {
  if (typeof body === 'string') return body
  if (typeof body !== 'object' || body === null) return undefined
  const { error, message, detail, code, type } = body as Readonly<Record<string, unknown>>
  if (error !== undefined) return saidIn(error)
  const said = [message, detail].find((one) => one !== undefined)
  if (said === undefined) return undefined
  const label = [type, code].find((one) => typeof one === 'string' && one !== '')
  const text = typeof said === 'string' ? said : JSON.stringify(said)
  return label === undefined ? text : `${label}: ${text}`
}

async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length >= mostRead) break
    }
  } catch {
    // The status alone tells enough.
  }
  return text
}
