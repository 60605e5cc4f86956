import { createParser } from 'eventsource-parser'
import { type Reply, replyFold, streamedPiece } from '#trace'
import type { Asked, Backend } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { clientGone, type OpenRequest } from '../open-requests.ts'

/** One of several responses to a request, while it is generated. */
export interface SampledResponse {
  readonly sample: number
  /** Stops it: what it was until then is counted all the same. */
  readonly cancel: () => void
  readonly isCancelled: () => boolean
  /** Pieces that came: each is one token or more. */
  readonly pieces: () => number
  /** Resolves with the whole response, or with why there is none. */
  readonly whole: Promise<SampledEnd>
}

export type SampledEnd =
  | { readonly type: 'reply'; readonly reply: Reply; readonly headers: Headers; readonly stopped?: string }
  | { readonly type: 'refusal'; readonly response: Response }
  | { readonly type: 'failure'; readonly error: unknown }

export interface Sampling {
  readonly asked: Asked
  readonly backend: Backend
  readonly sample: number
  /** Its reasoning has come to its end. */
  readonly onReasoningEnd: () => void
}

/** Asks for one response of several: as a stream, so that it can be left as soon as nobody needs it. */
export function sampledResponse(sampling: Sampling): SampledResponse {
  const { asked, sample } = sampling
  const controller = new AbortController()
  const { signal } = asked.open
  const follow = (): void => controller.abort(signal.reason)
  signal.addEventListener('abort', follow, { once: true })
  let pieces = 0
  let isCancelled = false
  const whole = generated(sampling, controller, () => pieces++).finally(() =>
    signal.removeEventListener('abort', follow),
  )
  return {
    sample,
    cancel() {
      isCancelled = true
      controller.abort(clientGone)
    },
    isCancelled: () => isCancelled,
    pieces: () => pieces,
    whole,
  }
}

async function generated(
  { asked, backend, sample, onReasoningEnd }: Sampling,
  controller: AbortController,
  onPiece: () => void,
): Promise<SampledEnd> {
  const { signal } = controller
  const open: OpenRequest = {
    signal,
    cancel: () => controller.abort(clientGone),
    goOn: () => {},
    isGoingOn: () => true,
    end: () => {},
  }
  try {
    const response = await backend.answer({
      ...asked,
      body: sampledBody(asked.body, sample),
      bytes: undefined,
      open,
    })
    if (!response.ok || !response.body) return { type: 'refusal', response }
    return await wholeOf(response, { onPiece, onReasoningEnd })
  } catch (error) {
    return { type: 'failure', error: signal.aborted ? signal.reason : error }
  }
}

/** Every response has random numbers of its own, where the client fixes them. */
function sampledBody(body: Asked['body'], sample: number): Asked['body'] {
  const { seed, n: _, ...rest } = body
  return {
    ...rest,
    ...(typeof seed === 'number' && { seed: seed + sample }),
    stream: true,
    stream_options: { include_usage: true },
  }
}

/** No response is longer. */
const mostBytes = 64 << 20
const tooLong = new GatewayError(502, 'a response of the upstream is too long', {
  code: 'upstream_malformed',
})

async function wholeOf(
  response: Response,
  { onPiece, onReasoningEnd }: { readonly onPiece: () => void; readonly onReasoningEnd: () => void },
): Promise<SampledEnd> {
  const fold = replyFold()
  const read = { reasoned: false, ended: false, stopped: undefined as string | undefined }
  const parser = createParser({
    onEvent({ data }) {
      const event = parsed(data)
      if (event === undefined) return
      fold.push(event)
      const { reasoning, content } = streamedPiece(event)
      if (reasoning !== '' || content !== '') onPiece()
      read.reasoned ||= reasoning !== ''
      read.stopped = stoppedIn(event) ?? read.stopped
      if (!read.reasoned || content === '' || read.ended) return
      read.ended = true
      onReasoningEnd()
    },
  })
  const decoder = new TextDecoder()
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > mostBytes) return { type: 'failure', error: tooLong }
    parser.feed(decoder.decode(chunk, { stream: true }))
  }
  const reading = fold.end()
  const [reply] = reading?.replies ?? []
  const [why = 'the upstream answered nothing'] = reading?.failures ?? []
  if (!reply) return { type: 'failure', error: new GatewayError(502, why, { code: 'upstream_failed' }) }
  return {
    type: 'reply',
    reply,
    headers: response.headers,
    ...(read.stopped !== undefined && { stopped: read.stopped }),
  }
}

function stoppedIn(event: object): string | undefined {
  const { choices } = event as {
    readonly choices?: readonly { readonly jevons?: { readonly stopped?: unknown } }[]
  }
  const stopped = Array.isArray(choices) ? choices[0]?.jevons?.stopped : undefined
  return typeof stopped === 'string' ? stopped : undefined
}

function parsed(data: string): object | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
