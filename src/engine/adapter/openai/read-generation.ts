import { type ReasoningSpan, type Reply, type ReplyReading, readReplies, replyFold } from '#trace'
import type { Generation } from '../../engine.ts'
import { sseEvents } from '../../stream-records.ts'
import type { ServerRequest } from './request-body.ts'
import type { Server } from './server.ts'
import { ServerFailure } from './server-failure.ts'
import { TimeUp } from './time-limit.ts'

type Read = Omit<Generation, 'durationMs'>

/** What reading a reply needs to know. */
export interface ReadingContext {
  readonly server: Server
  readonly markers: { readonly open: string; readonly close: string }
  readonly model: string
}

/** Asks and reads the whole answer. */
export async function readWhole(
  { path, body, within }: ServerRequest,
  context: ReadingContext,
  signal: AbortSignal | undefined,
): Promise<Read> {
  const { server, markers, model } = context
  try {
    const reading = readReplies(await server.ask(path, body, signal), { tags: [markers], model })
    return generationOf(replyIn(reading, server), within, markers)
  } catch (error) {
    if (error instanceof TimeUp) return cutOff(undefined, { within, markers, error })
    throw error
  }
}

/**
 * Asks for a stream, hands over its events as they come, and returns the whole.
 * @throws ServerFailure where it breaks off: half an answer is none
 */
export async function* readStream(
  { path, body, within }: ServerRequest,
  context: ReadingContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown, Read> {
  const { server, markers, model } = context
  const fold = replyFold({ tags: [markers], model })
  const streamed = { ...body, stream: true, stream_options: { include_usage: true } }
  let isDone = false
  try {
    for await (const record of sseEvents(server.stream(path, streamed, signal), largestEvent)) {
      if (record.type === 'torn') throw broken(server, 'sends an event that is not JSON')
      if (record.type === 'done') {
        isDone = true
        break
      }
      fold.push(record.event)
      yield record.event
    }
  } catch (error) {
    if (error instanceof TimeUp) return cutOff(fold.end(), { within, markers, error })
    throw error
  }
  const reading = fold.end()
  if (!reading) throw broken(server, 'answers what is no stream; it may do better unstreamed')
  const reply = replyIn(reading, server)
  // Some leave out the mark at the end; but one that has told nobody why it ended was cut off.
  if (!isDone && reply.finish === 'unknown') throw broken(server, 'ended its stream before the answer')
  return generationOf(reply, within, markers)
}

/** A server that buffers a whole reasoning sends it as one event; none is as large as this. */
const largestEvent = 16 << 20

/** What had come when the time was up: a response as far as it goes, and never asked for again. */
function cutOff(
  reading: ReplyReading | undefined,
  {
    within,
    markers,
    error,
  }: { readonly within: boolean; readonly markers: ReadingContext['markers']; readonly error: TimeUp },
): Read {
  const [reply = nothing] = reading?.replies ?? []
  return { ...generationOf(reply, within, markers), finishReason: 'length', stopped: error.message }
}

const nothing: Reply = {
  text: '',
  span: { start: 0, end: 0 },
  reasoning: 'none',
  finish: 'unknown',
  usage: {},
}

function replyIn(reading: ReplyReading | undefined, server: Server): Reply {
  const [reply] = reading?.replies ?? []
  if (reply) return reply
  throw broken(server, `answers: ${reading?.failures[0] ?? 'what is no reply'}`)
}

const broken = (server: Server, what: string): ServerFailure =>
  new ServerFailure(`${server.name} ${what}`, { retryable: true })

function generationOf(
  { text, span, reasoning, finish, usage, costUsd }: Reply,
  within: boolean,
  { close }: ReadingContext['markers'],
): Read {
  const found = within ? spanWithin(text, span, close) : span
  return {
    text,
    span: found,
    // What begins within the reasoning is reasoning, though nothing in the text says so.
    reasoning: within && reasoning === 'none' ? 'full' : reasoning,
    finishReason: finish,
    usage,
    ...(costUsd === undefined ? {} : { costUsd }),
  }
}

/** Where nothing marks the reasoning of a text that begins within it, all of it is. */
function spanWithin(text: string, span: ReasoningSpan, close: string): ReasoningSpan {
  if (span.end > span.start || text.startsWith(close)) return { ...span, start: 0 }
  return { start: 0, end: text.length }
}
