import { createParser } from 'eventsource-parser'

/** What a recorded stream holds: an event, the mark that a stream is over, or an event that was torn in recording. */
export type StreamRecord =
  | { readonly type: 'event'; readonly event: unknown }
  | { readonly type: 'done' }
  | { readonly type: 'torn' }

/** No event of a model is as large; a file that holds one is no stream. */
const largestEvent = 64 << 20

/**
 * Server-sent events from bytes, however they are cut into chunks. Comments, pings and fields other than `data` are passed
 * over. A file that ends before an event does is torn, as is an event that is not JSON.
 */
export async function* sseEvents(
  chunks: AsyncIterable<Uint8Array>,
  mostOfOne: number = largestEvent,
): AsyncGenerator<StreamRecord> {
  const decoder = new TextDecoder()
  let found: StreamRecord[] = []
  let broken = false
  const parser = createParser({
    maxBufferSize: mostOfOne,
    onEvent: ({ data }) => found.push(...recordsOf(data)),
    onError: ({ type }) => {
      broken ||= type === 'max-buffer-size-exceeded'
    },
  })
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }))
    yield* found
    found = []
    if (broken) break
  }
  // Many recorders leave out the empty line after the last event.
  if (!broken) parser.feed(`${decoder.decode()}\n\n`)
  yield* found
  if (broken) yield { type: 'torn' }
}

/** Recorders that leave out the empty lines make one event of many. */
function recordsOf(data: string): readonly StreamRecord[] {
  const whole = recordOf(data)
  if (whole.type !== 'torn' || !data.includes('\n')) return [whole]
  return data.split('\n').map(recordOf)
}

function recordOf(data: string): StreamRecord {
  if (data.trim() === '[DONE]') return { type: 'done' }
  try {
    return { type: 'event', event: JSON.parse(data) }
  } catch {
    return { type: 'torn' }
  }
}
