import { describe, expect, it } from 'vitest'
import { chatFixture, streamFixture } from '../../../../test/fixture/chat-fixture.ts'
import { readReplies } from '../read-reply.ts'
import { replyFold } from './reply-fold.ts'
import { isStreamEvent } from './stream-dialects.ts'

const fold = (events: readonly unknown[]): ReturnType<ReturnType<typeof replyFold>['end']> => {
  const folding = replyFold()
  for (const event of events) folding.push(event)
  return folding.end()
}
const whole = (name: string): ReturnType<typeof readReplies> => readReplies(JSON.parse(chatFixture(name)))

const streams = [
  ['openrouter.sse', 'openrouter.json'],
  ['mistral.sse', 'mistral.json'],
  ['anthropic.sse', 'anthropic.json'],
  ['openai-responses.sse', 'openai-responses.json'],
  ['ollama.ndjson', 'ollama-chat.json'],
  ['google.sse', 'google.json'],
  ['bedrock.ndjson', 'bedrock.json'],
  ['cohere.sse', 'cohere.json'],
  ['llama-cpp-completion.sse', 'llama-cpp-completion.json'],
] as const

describe('folding a stream', () => {
  it.each(streams)('gives what the same reply is in one piece: %s is %s', (stream, reply) => {
    const { replies, failures } = fold(streamFixture(stream)) ?? {}
    expect(failures).toEqual([])
    expect(replies).toEqual(whole(reply)?.replies)
  })

  it.each(streams)('keeps what had come where the stream was cut: %s', (stream) => {
    const events = streamFixture(stream)
    for (const kept of [Math.floor(events.length / 2), events.length - 3]) {
      const [reply] = fold(events.slice(0, kept))?.replies ?? []
      const [full] = fold(events)?.replies ?? []
      expect(reply?.text).not.toBe('')
      expect(full?.text.startsWith(reply?.text ?? '-')).toBe(true)
      if (kept < events.length - 3) expect(reply?.finish).toBe('unknown')
    }
  })

  it('keeps the summary of an item that is done without it', () => {
    const [reply] = fold(streamFixture('openai-responses-cut.sse'))?.replies ?? []
    expect(reply).toMatchObject({ reasoning: 'summary', finish: 'unknown' })
    expect(reply?.text).toBe('First part.\n\nSecond part.17 × 3 = **51**')
  })

  it.each(streams)('knows a piece from a whole: %s', (stream, reply) => {
    expect(isStreamEvent(streamFixture(stream)[0])).toBe(true)
    expect(isStreamEvent(JSON.parse(chatFixture(reply)))).toBe(false)
  })

  it.each(streams)('knows where another stream begins: %s', (stream) => {
    const events = streamFixture(stream)
    const folding = replyFold()
    for (const event of events) {
      expect(folding.isNext(event)).toBe(false)
      folding.push(event)
    }
    const other = JSON.parse(JSON.stringify(events[0]).replace(/"(gen|m|g)-1"/g, '"$1-2"'))
    expect(folding.isNext(other)).toBe(true)
  })

  it('takes one of two names for the same piece', () => {
    const delta = { reasoning: 'a', reasoning_content: 'a' }
    const [reply] =
      fold([{ choices: [{ delta }] }, { choices: [{ delta: { content: 'b' } }] }])?.replies ?? []
    expect(reply?.text).toBe('ab')
  })

  it('keeps choices apart that come interleaved', () => {
    const piece = (index: number, content: string): unknown => ({ choices: [{ index, delta: { content } }] })
    const { replies } = fold([piece(1, 'x'), piece(0, 'a'), piece(1, 'y'), piece(0, 'b')]) ?? {}
    expect(replies?.map(({ text }) => text)).toEqual(['xy', 'ab'])
  })

  it('takes an error among the events for a failure', () => {
    const events = [...streamFixture('anthropic.sse').slice(0, 4)]
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }
    expect(fold([...events, error])).toEqual({
      dialect: 'error',
      replies: [],
      failures: ['overloaded_error: Overloaded'],
    })
  })

  it('passes over what it does not know', () => {
    expect(fold([null, 3, 'x', [], {}, { type: 'unheard' }])).toBeUndefined()
    const events = streamFixture('anthropic.sse').flatMap((event) => [{ type: 'unheard' }, event, null])
    expect(fold(events)?.replies).toEqual(whole('anthropic.json')?.replies)
  })
})
