import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { eventText } from '../event-stream.ts'
import { GatewayError } from '../gateway-error.ts'
import type { Pieces } from '../pieces-response.ts'
import { clientChoices } from './client-choices.ts'

/** No event of a model is as large. */
const largestEvent = 16 << 20

/** What is known of a stream once it is over. */
export interface RelayedStream {
  readonly usage: unknown
  /** Of each choice. */
  readonly reasoning: readonly string[]
}

/**
 * The events of an upstream as a client is sent them, as soon as they are whole; comments (pings) too. An event that has to be
 * changed is written anew, any other stays as it was.
 * @throws GatewayError where the stream breaks off, or holds what is no event: half an answer must not look like a whole one
 */
export async function* relayedEvents(
  { next, cancel }: Pieces,
  onEnd: (stream: RelayedStream) => void,
): AsyncGenerator<string> {
  const reader = new EventReader()
  const decoder = new TextDecoder()
  let isOver = false
  try {
    for (let chunk = await next(); chunk !== undefined; chunk = await next())
      yield reader.read(decoder.decode(chunk, { stream: true }))
    isOver = true
  } catch (error) {
    if (error instanceof GatewayError) throw error
    throw new GatewayError(502, 'the upstream broke off in the middle of its answer', {
      code: 'upstream_reset',
    })
  } finally {
    if (!isOver) await cancel()
  }
  // Some leave out the empty line after the last event.
  yield reader.read(`${decoder.decode()}\n\n`)
  yield reader.ending()
  onEnd(reader.stream())
}

class EventReader {
  readonly #choices = clientChoices()
  readonly #parser = createParser({
    maxBufferSize: largestEvent,
    onEvent: (event) => this.#take(event),
    onComment: (comment) => {
      this.#out += `: ${comment}\n\n`
    },
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') this.#fault = 'an event of the upstream is too long'
    },
  })
  #out = ''
  #fault: string | undefined
  #isDone = false
  #usage: unknown

  read(text: string): string {
    this.#out = ''
    this.#parser.feed(text)
    if (this.#fault !== undefined) throw new GatewayError(502, this.#fault, { code: 'upstream_malformed' })
    return this.#out
  }

  /** Some never say that they are done: a stream whose choices have all ended is. */
  ending(): string {
    if (this.#isDone) return ''
    if (this.#choices.areFinished()) return eventText('[DONE]')
    throw new GatewayError(502, 'the upstream ended in the middle of its answer', { code: 'upstream_cut' })
  }

  stream(): RelayedStream {
    return { usage: this.#usage, reasoning: this.#choices.reasoning() }
  }

  #take({ data, event }: EventSourceMessage): void {
    if (this.#isDone || this.#fault !== undefined) return
    const name = event === undefined ? '' : `event: ${event}\n`
    if (data.trim() === '[DONE]') {
      this.#isDone = true
      this.#out += eventText('[DONE]')
      return
    }
    const read = parsed(data)
    if (read === undefined) this.#fault = 'the upstream sent an event that is not JSON'
    else this.#out += `${name}${eventText(this.#changed(read, data))}`
  }

  #changed(read: object, data: string): object | string {
    const answer = this.#choices.take(read)
    this.#usage = (read as { readonly usage?: unknown }).usage ?? this.#usage
    // An error of the upstream ends its stream; there may be no more to come.
    if (Object.hasOwn(read, 'error')) this.#isDone = true
    return answer === read && !data.includes('\n') ? data : answer
  }
}

function parsed(data: string): object | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
