import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sseEvents } from '#engine'
import { chatFixture, chatFixtureNames } from '../../../../test/fixture/chat-fixture.ts'
import { needs } from '../../../../test/needs.ts'
import type { DocumentItem } from '../import-format.ts'
import { streamItems, streamReplies } from './stream-replies.ts'

const options = { tags: [], summaryModels: [] }
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* cut(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0
  for (const place of [...places].sort((one, other) => one - other)) {
    yield bytes.subarray(start, place)
    start = place
  }
  yield bytes.subarray(start)
}

async function items(bytes: Uint8Array, places: readonly number[] = []): Promise<readonly DocumentItem[]> {
  const found: DocumentItem[] = []
  for await (const item of streamItems(sseEvents(cut(bytes, places)), options)) found.push(item)
  return found
}

const texts = (found: readonly DocumentItem[]): readonly (string | undefined)[] =>
  found.map((item) => ('record' in item ? item.record.responses[0]?.reply.text : undefined))
const streams = chatFixtureNames().filter((name) => name.endsWith('.sse'))

describe('recorded streams', () => {
  it('are the same however their bytes are cut', async () => {
    for (const name of streams) {
      const bytes = bytesOf(chatFixture(name))
      const whole = await items(bytes)
      expect(whole).toHaveLength(1)
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (places) => {
          expect(await items(bytes, places)).toEqual(whole)
        }),
        { seed: 17, numRuns: 40 },
      )
    }
  })

  it('follow each other in one file, ended by [DONE] or by another id', async () => {
    const one = chatFixture('openrouter.sse')
    const other = one.replaceAll('gen-1', 'gen-2')
    const both = await items(bytesOf(one + other))
    expect(both.map((item) => 'record' in item && item.record.problem.id)).toEqual(['gen-1', 'gen-2'])
    expect(both.map(({ place }) => place)).toEqual(['stream 1', 'stream 2'])
    const undone = (one + other).replaceAll('data: [DONE]\n\n', '')
    expect(texts(await items(bytesOf(undone)))).toEqual(texts(both))
    expect(texts(await items(bytesOf(chatFixture('anthropic.sse').repeat(3))))).toHaveLength(3)
  })

  it('that end inside an event keep what had come, end for an unknown reason, and say that an event is torn', async () => {
    const bytes = bytesOf(chatFixture('openrouter.sse'))
    const [item] = await items(bytes.subarray(0, 2000))
    expect(item).toMatchObject({
      record: { responses: [{ reply: { finish: 'unknown' } }], skipped: ['an event of the stream is torn'] },
    })
  })

  it('may lack empty lines, end without one, and be written with carriage returns or a mark of their order', async () => {
    const text = chatFixture('openrouter.sse')
    const whole = await items(bytesOf(text))
    for (const variant of [
      text.replaceAll('\n\n', '\n'),
      text.trimEnd(),
      text.replaceAll('\n', '\r\n'),
      `\uFEFF${text}`,
    ])
      expect(await items(bytesOf(variant))).toEqual(whole)
  })

  it('of nothing known are skipped, not lost', async () => {
    expect(await items(bytesOf('data: {"a":1}\n\ndata: x\n\n'))).toEqual([
      { place: 'stream 1', skipped: 'an event of the stream is torn' },
    ])
    expect(await items(bytesOf('data: {"a":1}\n\n'))).toEqual([
      { place: 'stream 1', skipped: 'no reply in a known shape' },
    ])
    expect(await items(bytesOf('data: {"error":{"message":"busy"}}\n\n'))).toEqual([
      { place: 'stream 1', skipped: 'the server failed: busy' },
    ])
    expect(await items(bytesOf(''))).toEqual([])
  })

  it('survive any events', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(...streams), fc.nat(), (events, name, at) => {
        const known = chatFixture(name)
          .split('\n')
          .filter((line) => line.startsWith('data: {'))
        const mixed = known.flatMap((line, place) => [
          JSON.parse(line.slice(6)),
          place === at % known.length ? events : [],
        ])
        const replies = streamReplies(options)
        const found = mixed.flat().flatMap((event) => replies.push({ type: 'event', event }))
        expect([...found, ...replies.end()].length).toBeGreaterThan(0)
      }),
      { seed: 23, numRuns: 300 },
    )
  })
})

describe('streams of real servers', needs.shared, () => {
  const folder = `${needs.shared.at}/data/formats/vercel-ai/`
  const files = needs.shared.skip ? [] : readdirSync(folder).filter((name) => name.endsWith('.chunks.txt'))
  const expected: Readonly<Record<string, object>> = {
    'alibaba-qwen-reasoning.chunks.txt': {
      reasoning: 'full',
      usage: { output: 1355, reasoning: 1084, prompt: 24 },
    },
    'anthropic-thinking.chunks.txt': { reasoning: 'summary', usage: { output: 53, prompt: 69 } },
    'deepseek-reasoning.chunks.txt': {
      reasoning: 'full',
      usage: { output: 219, reasoning: 205, cachedPrompt: 0 },
    },
    'groq-reasoning.chunks.txt': { reasoning: 'full', usage: { output: 1107, reasoning: 963 } },
  }

  it.each(files)('are read whole, however they are cut: %s', async (name) => {
    const lines = readFileSync(folder + name, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    const bytes = bytesOf(lines.map((line) => `data: ${line}\n\n`).join(''))
    const [whole, ...others] = await items(bytes)
    expect(others).toEqual([])
    expect(whole).toMatchObject({ record: { responses: [{ reply: { ...expected[name], finish: 'stop' } }] } })
    const every = Array.from({ length: Math.floor(bytes.length / 997) }, (_, at) => at * 997)
    expect(await items(bytes, every)).toEqual([whole])
  })
})
