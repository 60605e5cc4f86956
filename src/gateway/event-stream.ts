import { errorBody, type GatewayError } from './gateway-error.ts'
import type { OpenRequest } from './open-requests.ts'
import { pulledResponse } from './pieces-response.ts'

/** One server-sent event. */
export function eventText(data: object | string): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
}

export interface EventStreamOptions {
  /** What comes before the texts. */
  readonly beginning: string
  readonly headers: Headers
  readonly open: OpenRequest
  /** The error that a client is told of. */
  readonly failure: (error: unknown) => GatewayError
}

/**
 * The texts of a generator as a streamed answer. It goes on only as the client reads, and is returned from once the client
 * goes. What breaks it is told to the client as a last event, in the shape that OpenAI's clients raise.
 */
export function eventStream(texts: AsyncGenerator<string>, options: EventStreamOptions): Response {
  const { beginning, headers, open, failure } = options
  open.goOn()
  open.signal.addEventListener('abort', () => leave(texts), { once: true })
  let before = beginning
  let isOver = false
  const next = async (): Promise<Uint8Array | undefined> => {
    if (before !== '') {
      const piece = Buffer.from(before)
      before = ''
      return piece
    }
    if (isOver) {
      open.end()
      return undefined
    }
    const { text, isLast } = await nextOf(texts, { open, failure })
    isOver = isLast
    return text === '' ? await next() : Buffer.from(text)
  }
  const cancel = (): void => {
    open.cancel()
    leave(texts)
  }
  headers.set('content-type', 'text/event-stream; charset=utf-8')
  headers.set('cache-control', 'no-store')
  return pulledResponse({ next, cancel }, { headers })
}

interface Next {
  readonly text: string
  readonly isLast: boolean
}

/** The next text that is not empty, or else the end. */
async function nextOf(
  texts: AsyncGenerator<string>,
  { open, failure }: Pick<EventStreamOptions, 'open' | 'failure'>,
): Promise<Next> {
  try {
    for (;;) {
      const { done, value } = await texts.next()
      // A generator that was left says that it is done: the answer is not.
      open.signal.throwIfAborted()
      if (done) return { text: '', isLast: true }
      if (value !== '') return { text: value, isLast: false }
    }
  } catch (error) {
    const reason: unknown = open.signal.aborted ? open.signal.reason : error
    return { text: eventText(errorBody(failure(reason))), isLast: true }
  }
}

/** Does not wait: a generator that is busy ends with what its signal tells it. */
function leave(texts: AsyncGenerator<string>): void {
  void texts.return(undefined).catch(() => {})
}
