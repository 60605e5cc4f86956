import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatFixture, chatFixtureNames } from '../../../test/fixture/chat-fixture.ts'
import type { Reply } from '../reply.ts'
import { readReplies, readReply, replyDialectOf } from './read-reply.ts'

const reasoning = '17 is odd.\n\nWait, so 17 * 3 is odd too: 51.'
const answer = '17 × 3 = **51**'

const fixture = (name: string): unknown => JSON.parse(chatFixture(name))
const parts = ({ text, span }: Reply): { reasoning: string; answer: string | undefined } => ({
  reasoning: text.slice(span.start, span.end),
  answer: span.answerStart === undefined ? undefined : text.slice(span.answerStart),
})
const read = (name: string): Reply => {
  const reply = readReply(fixture(name))
  if (!reply) throw new Error(`${name} is not read`)
  return reply
}

describe('reading replies', () => {
  const whole = { prompt: 20, output: 60 }
  it.each([
    ['deepseek.json', 'openai-chat', { ...whole, cachedPrompt: 16, reasoning: 45 }],
    ['vllm.json', 'openai-chat', whole],
    ['sglang.json', 'openai-chat', { ...whole, reasoning: 0 }],
    ['llama-cpp.json', 'openai-chat', whole],
    ['ollama-v1.json', 'openai-chat', whole],
    ['ollama-chat.json', 'ollama', whole],
    ['openrouter.json', 'openai-chat', { ...whole, cachedPrompt: 0, reasoning: 45 }],
    ['litellm.json', 'openai-chat', whole],
    ['mistral.json', 'openai-chat', whole],
    ['groq.json', 'openai-chat', { ...whole, reasoning: 45 }],
    ['anthropic.json', 'anthropic', { ...whole, cachedPrompt: 5 }],
    ['bedrock.json', 'bedrock', { ...whole, cachedPrompt: 8 }],
    ['cohere.json', 'message', { ...whole, cachedPrompt: 8 }],
  ])('finds reasoning and answer in separate fields: %s', (name, dialect, usage) => {
    const reply = read(name)
    expect(replyDialectOf(fixture(name))).toBe(dialect)
    expect(parts(reply)).toEqual({ reasoning, answer })
    expect(reply).toMatchObject({ reasoning: 'full', finish: 'stop', text: reasoning + answer })
    expect(reply.usage).toEqual(usage)
  })

  it.each([
    ['vllm-raw.json', `${reasoning}\n`, `\n\n${answer}`],
    ['sglang-generate.json', `${reasoning}\n`, `\n\n${answer}`],
    ['llama-cpp-completion.json', `${reasoning}\n`, `\n\n${answer}`],
    ['magistral-raw.json', reasoning, answer],
    ['gpt-oss-raw.json', reasoning, answer],
    ['llama-cpp-legacy.json', `${reasoning}\n`, `\n\n${answer}`],
  ])('finds reasoning between markers in the raw text: %s', (name, thought, rest) => {
    expect(parts(read(name))).toEqual({ reasoning: thought, answer: rest })
    expect(read(name).reasoning).toBe('full')
  })

  it('joins what a forced cut left in the answer to the reasoning before it', () => {
    const reply = read('llama-cpp-cut.json')
    expect(parts(reply)).toEqual({
      reasoning: `${reasoning} so 51 it is.\n`,
      answer: `\n\n${answer}`,
    })
  })

  it('has no answer where generation was cut off in the reasoning', () => {
    expect(parts(read('reasoning-cut.json'))).toEqual({ reasoning, answer: undefined })
    expect(read('reasoning-cut.json').finish).toBe('length')
    expect(parts(read('ollama-generate.json'))).toEqual({ reasoning, answer: undefined })
    expect(parts(read('openai-responses-open.json'))).toEqual({ reasoning, answer: undefined })
    expect(read('openai-responses-open.json')).toMatchObject({ reasoning: 'full', finish: 'length' })
  })

  it.each([
    ['openrouter-summary.json', 'summary', '**Multiplying**\n\nI multiplied.'],
    ['openai-responses.json', 'summary', 'First part.\n\nSecond part.'],
    ['google.json', 'summary', '**Multiplying**'],
    ['anthropic-redacted.json', 'hidden', 'Part of it.'],
    ['openrouter-encrypted.json', 'hidden', ''],
    ['openai-hidden.json', 'hidden', ''],
    ['xai.json', 'hidden', ''],
    ['openai-refusal.json', 'none', ''],
  ])('says what is known of the reasoning: %s is %s', (name, kind, thought) => {
    expect(read(name).reasoning).toBe(kind)
    expect(parts(read(name)).reasoning).toBe(thought)
  })

  it('counts reasoning that a server counts beside the output', () => {
    expect(read('google.json').usage).toEqual({ prompt: 20, cachedPrompt: 2, reasoning: 45, output: 60 })
    expect(read('xai.json').usage).toEqual({ prompt: 20, reasoning: 45, output: 60 })
  })

  it('leaves absent what a server does not report', () => {
    expect(read('magistral-raw.json').usage).toEqual({})
    expect(read('magistral-raw.json')).not.toHaveProperty('costUsd')
    expect(read('bedrock.json')).not.toHaveProperty('model')
  })

  it('reads durations in milliseconds, whatever the server counts in, and what was billed', () => {
    expect(read('ollama-chat.json').durationMs).toBe(2500)
    expect(read('groq.json').durationMs).toBe(500)
    expect(read('llama-cpp.json').durationMs).toBe(1000.5)
    expect(read('sglang-generate.json').durationMs).toBe(1500)
    expect(read('bedrock.json').durationMs).toBe(1234)
    expect(read('openrouter.json').costUsd).toBe(0.00012)
  })

  it('reads several choices as several replies, whose shares of the usage are not known', () => {
    const replies = readReplies(fixture('vllm-completions.json'))?.replies ?? []
    expect(replies.map(({ finish }) => finish)).toEqual(['stop', 'length'])
    expect(replies.map(({ usage }) => usage)).toEqual([{ prompt: 20 }, { prompt: 20 }])
  })

  it('takes a refusal for the answer of a model that declined', () => {
    const reply = read('openai-refusal.json')
    expect(reply).toMatchObject({ finish: 'declined', text: "I can't help with that." })
    expect(read('google-blocked.json')).toMatchObject({ finish: 'declined', text: '' })
  })

  it('takes an error for a failure with its reason, not for a reply', () => {
    expect(readReplies(fixture('error.json'))).toEqual({
      dialect: 'error',
      replies: [],
      failures: ['requests: Rate limit reached for requests'],
    })
    expect(readReplies(fixture('openai-responses-failed.json'))?.failures).toEqual([
      'server_error: The model had an internal error.',
    ])
    expect(readReplies({ choices: [] })?.failures).toEqual(['the reply has no choices'])
    expect(readReplies({ error: `a\n${'b'.repeat(999)}` })?.failures[0]).toHaveLength(200)
  })

  it('names the model that was asked where the reply does not, and judges the reasoning by it', () => {
    const options = { model: 'us.anthropic.claude-sonnet-4-20250514-v1:0' }
    expect(readReply(fixture('bedrock.json'), options)).toMatchObject({ ...options, reasoning: 'summary' })
    expect(readReply(fixture('deepseek.json'), options)?.model).toBe('deepseek-reasoner')
  })

  it('tries the tags of the user first', () => {
    const body = { choices: [{ message: { content: '<r>a</r><think>b</think>c' } }] }
    const reply = readReply(body, { tags: [{ open: '<r>', close: '</r>' }] })
    expect(reply && parts(reply)).toEqual({ reasoning: 'a', answer: '<think>b</think>c' })
  })

  it('is undefined for what is no reply', () => {
    for (const body of [null, 3, 'text', [], {}, { problem: 'a', answer: 'b' }, { messages: [] }])
      expect(readReplies(body)).toBeUndefined()
  })
})

describe('reading what is broken', () => {
  const bodies = chatFixtureNames()
    .filter((name) => name.endsWith('.json'))
    .map((name) => fixture(name))

  it('never throws, and keeps its spans inside the text, whatever is put into a reply', () => {
    const spoiled = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('\ud800', -1, 1.5, [[[]]], { text: [] }, '</think>'),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.array(fc.nat(), { minLength: 1 }),
        spoiled,
        (body, path, value) => {
          for (const { text, span, usage } of readReplies(replaced(body, path, value))?.replies ?? []) {
            expect(span.start).toBeLessThanOrEqual(span.end)
            expect(span.end).toBeLessThanOrEqual(span.answerStart ?? text.length)
            expect(span.answerStart ?? 0).toBeLessThanOrEqual(text.length)
            for (const count of Object.values(usage)) expect(Number.isSafeInteger(count)).toBe(true)
          }
        },
      ),
      { seed: 11, numRuns: 3000 },
    )
  })

  it('survives nesting that would exhaust the stack', () => {
    const depth = 200_000
    const nested: unknown = JSON.parse(
      `${'{"type":"thinking","thinking":['.repeat(depth)}${']}'.repeat(depth)}`,
    )
    expect(readReply({ role: 'assistant', content: [nested, 'x'] })?.text).toBe('x')
  })
})

/** The value with one place of it replaced: at each level the number picks a key. */
function replaced(body: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof body !== 'object' || body === null) return value
  const copy: unknown = Array.isArray(body) ? [...body] : { ...body }
  const keys = Object.keys(copy as object)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return value
  const object = copy as Record<string, unknown>
  object[key] = replaced(object[key], rest, value)
  return copy
}
