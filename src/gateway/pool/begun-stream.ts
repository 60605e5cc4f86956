import { GatewayError } from '../gateway-error.ts'
import type { OpenRequest } from '../open-requests.ts'
import { type Pieces, piecesOf, pulledResponse } from '../pieces-response.ts'
import { type Attempt, type AttemptLimits, tooSlow } from './attempt.ts'

/** What comes before the first token is little; whoever sends more is taken to have begun. */
const mostBefore = 1 << 20

interface Beginning {
  readonly attempt: Attempt
  readonly limits: AttemptLimits
  readonly client: OpenRequest
  /** The stream is over; whether it broke off. */
  readonly onEnd: (isBroken: boolean) => void
}

/**
 * A streamed answer from its first token on: until then nothing has reached the client, and another server can be asked.
 * @throws GatewayError where the stream breaks off before
 */
export async function begunStream(response: Response, beginning: Beginning): Promise<Response> {
  const { attempt, limits, client } = beginning
  const pieces = piecesOf(response) as Pieces
  const aborted = abortionOf(attempt.signal)
  const chunks: Uint8Array[] = []
  try {
    await within(limits.firstTokenMs, 'to say anything', attempt, async () => {
      const decoder = new TextDecoder()
      for (let length = 0; length < mostBefore; ) {
        const value = await Promise.race([pieces.next(), aborted])
        if (value === undefined) return
        chunks.push(value)
        length += value.length
        if (hasBegun(decoder.decode(value, { stream: true }))) return
      }
    })
  } catch (error) {
    // Said before the stream is left, which would say that the client has gone.
    attempt.stop(error as Error)
    void Promise.resolve(pieces.cancel()).catch(() => {})
    throw error
  }
  client.goOn()
  return pulledResponse(restOf(pieces, chunks, beginning), {
    status: response.status,
    headers: response.headers,
  })
}

function restOf(pieces: Pieces, chunks: Uint8Array[], { attempt, limits, client, onEnd }: Beginning): Pieces {
  let isBroken = false
  return {
    async next() {
      const before = chunks.shift()
      if (before) return before
      const piece =
        limits.betweenTokensMs === undefined
          ? await pieces.next()
          : await within(limits.betweenTokensMs, 'to say more', attempt, pieces.next)
      if (piece) {
        isBroken = isErrorEvent(piece)
        return piece
      }
      client.end()
      onEnd(isBroken && !client.signal.aborted)
      return undefined
    },
    async cancel() {
      client.cancel()
      await pieces.cancel()
      onEnd(false)
    },
  }
}

/** Time runs only while somebody waits: a slow client is not a slow server. */
async function within<T>(
  limitMs: number | undefined,
  what: string,
  attempt: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  if (limitMs === undefined) return await work()
  const timer = setTimeout(() => attempt.stop(tooSlow(what, limitMs)), limitMs)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

function abortionOf(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  aborted.catch(() => {})
  return aborted
}

const errorBegins = new TextEncoder().encode('data: {"error":')

function isErrorEvent(chunk: Uint8Array): boolean {
  return errorBegins.every((byte, place) => chunk[place] === byte)
}

/**
 * Whether whole events say something: a role alone, or nothing but pings, is no beginning.
 * @throws GatewayError where they say that it went wrong
 */
function hasBegun(text: string): boolean {
  for (const [, data = ''] of text.matchAll(/^data: ?(.*)$/gm)) {
    const event = parsed(data)
    if (event === undefined) return true
    if (Object.hasOwn(event, 'error')) throw failureIn(event)
    if (saysSomething(event)) return true
  }
  return false
}

interface StreamedEvent {
  readonly choices?: readonly {
    readonly delta?: Readonly<Record<string, unknown>>
    readonly text?: unknown
    readonly finish_reason?: unknown
  }[]
  readonly error?: { readonly message?: unknown; readonly code?: unknown } | null
}

function saysSomething({ choices }: StreamedEvent): boolean {
  if (!Array.isArray(choices)) return true
  return choices.some(({ delta, text, finish_reason: finish }) => {
    const said = Object.entries(delta ?? {}).some(
      ([name, value]) => name !== 'role' && value !== '' && value !== null,
    )
    return said || (typeof text === 'string' && text !== '') || typeof finish === 'string'
  })
}

function failureIn({ error }: StreamedEvent): GatewayError {
  const message = typeof error?.message === 'string' ? error.message : 'the upstream failed'
  const code = typeof error?.code === 'string' ? error.code : 'upstream_failed'
  return new GatewayError(code === 'upstream_slow' ? 504 : 502, message, { code })
}

function parsed(data: string): StreamedEvent | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as StreamedEvent) : undefined
  } catch {
    return undefined
  }
}
