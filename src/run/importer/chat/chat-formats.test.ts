import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatFixture, chatFixtureNames, streamFixture } from '../../../../test/fixture/chat-fixture.ts'
import { datasetFormats } from '../dataset/dataset-formats.ts'
import { type ImportedRecord, type ReadingOptions, SkippedRecord } from '../import-format.ts'
import { chatFormats } from './chat-formats.ts'

const options: ReadingOptions = { tags: [], summaryModels: [] }
const formatOf = (record: unknown): string | undefined =>
  chatFormats.find(({ recognises }) => recognises(record))?.name
const read = (record: unknown): readonly ImportedRecord[] => {
  const format = chatFormats.find(({ recognises }) => recognises(record))
  if (!format) throw new Error('no format')
  return format.read(record, options)
}
const fixture = (name: string): object => JSON.parse(chatFixture(name)) as object
const one = (record: unknown): ImportedRecord => read(record)[0] as ImportedRecord
const textOf = (record: unknown): string | undefined => one(record).responses[0]?.reply.text

const reasoning = '17 is odd.\n\nWait, so 17 * 3 is odd too: 51.'
const answer = '17 × 3 = **51**'
const messages = [
  { role: 'system', content: 'You multiply.' },
  { role: 'user', content: 'What is 17 * 3?' },
]

describe('bare replies', () => {
  it.each([
    ['deepseek.json', 'openai-chat'],
    ['vllm-completions.json', 'openai-chat'],
    ['openai-responses.json', 'openai-responses'],
    ['anthropic.json', 'anthropic'],
    ['bedrock.json', 'bedrock'],
    ['google.json', 'google'],
    ['ollama-chat.json', 'ollama'],
    ['ollama-generate.json', 'ollama'],
    ['cohere.json', 'chat-message'],
    ['llama-cpp-completion.json', 'chat-message'],
    ['sglang-generate.json', 'chat-message'],
  ])('are told by their shape: %s is %s', (name, format) => {
    expect(formatOf(fixture(name))).toBe(format)
  })

  it('are problems without a question, named by the reply where it has a name', () => {
    expect(one(fixture('deepseek.json')).problem).toEqual({ id: 'chatcmpl-1' })
    expect(one(fixture('bedrock.json')).problem).toEqual({})
    expect(one(fixture('vllm-completions.json')).responses).toHaveLength(2)
  })

  it('are no pieces of streams', () => {
    for (const name of chatFixtureNames().filter((one) => !one.endsWith('.json')))
      expect([name, formatOf(streamFixture(name)[0])]).toEqual([name, undefined])
  })

  it('are skipped with the reason of the server where it failed', () => {
    const choices = [{ error: { message: 'upstream timed out', code: 502 }, message: null }]
    expect(() => read({ choices })).toThrow(new SkippedRecord('the server failed: 502: upstream timed out'))
    const record = one({ choices: [...choices, { message: { content: 'x' }, finish_reason: 'stop' }] })
    expect(record.skipped).toEqual(['the server failed: 502: upstream timed out'])
    expect(record.responses).toHaveLength(1)
  })
})

describe('the output of batches', () => {
  const body = fixture('deepseek.json')

  it.each([
    [
      'OpenAI',
      { id: 'b1', custom_id: 'q7', response: { status_code: 200, request_id: 'r', body }, error: null },
    ],
    ['vLLM', { id: 'vllm-1', custom_id: 'q7', response: { status_code: 200, body } }],
    ['Anthropic', { custom_id: 'q7', result: { type: 'succeeded', message: fixture('anthropic.json') } }],
    ['Gemini', { key: 'q7', response: fixture('google.json') }],
    ['Bedrock', { recordId: 'q7', modelInput: {}, modelOutput: fixture('anthropic.json') }],
  ])('is named by the caller and has no gold answer: %s', (_, line) => {
    expect(formatOf(line)).toBe('openai-batch')
    expect(one(line).problem).toEqual({ id: 'q7' })
    expect(textOf(line)?.endsWith(answer)).toBe(true)
  })

  it.each([
    [
      { custom_id: 'a', response: null, error: { code: 'batch_expired', message: 'Expired.' } },
      'batch_expired: Expired.',
    ],
    [
      {
        custom_id: 'a',
        response: { status_code: 429, body: { error: { message: 'Slow down', type: 'rate' } } },
      },
      'rate: Slow down',
    ],
    [{ custom_id: 'a', response: { status_code: 500, body: null } }, 'status 500'],
    [{ custom_id: 'a', result: { type: 'expired' } }, 'expired'],
    [
      {
        custom_id: 'a',
        result: { type: 'errored', error: { type: 'error', error: { type: 'x', message: 'y' } } },
      },
      'x: y',
    ],
  ])('has failures among the lines: %j', (line, reason) => {
    expect(formatOf(line)).toBe('openai-batch')
    expect(() => read(line)).toThrow(new SkippedRecord(`the server failed: ${reason}`))
  })
})

describe('requests with their responses', () => {
  const chat = fixture('deepseek.json')
  const responses = fixture('openai-responses.json')

  it.each([
    ['body and body', { request: { model: 'm', messages }, response: chat }],
    ['messages and body', { messages, response: chat, response_cost: 0.1 }],
    [
      'a body with its status',
      { request: { body: { messages } }, response: { status_code: 200, body: chat } },
    ],
    ['JSON within JSON', { request_body: JSON.stringify({ messages }), response_body: JSON.stringify(chat) }],
    ['messages beside the reply', { messages, ...chat }],
    ['Responses', { request: { input: 'What is 17 * 3?' }, response: responses }],
    ['input and output of Responses', { input: messages, ...responses }],
    ['messages and a text', { input: messages, output: answer, reasoning }],
    ['messages and messages', { input: messages, output: [{ role: 'assistant', content: answer }] }],
    [
      'a message in the output',
      { input: { messages }, output: { message: { role: 'assistant', content: answer } } },
    ],
    [
      'Google',
      {
        request: { contents: [{ role: 'user', parts: [{ text: 'What is 17 * 3?' }] }] },
        response: fixture('google.json'),
      },
    ],
    [
      'Bedrock',
      {
        input: { modelId: 'm', messages: [{ role: 'user', content: [{ text: 'What is 17 * 3?' }] }] },
        output: fixture('bedrock.json'),
      },
    ],
    ['a prompt', { prompt: 'What is 17 * 3?', response: fixture('vllm-completions.json') }],
  ])('keep the question: %s', (_, log) => {
    expect(formatOf(log)).toBe('chat-log')
    expect(one(log).problem).toEqual({ question: 'What is 17 * 3?' })
    expect(textOf(log)).toContain('17 × 3 = **51**')
  })

  it('keep the gold answer and the problem that the log names, in the record or its metadata', () => {
    const log = { messages, response: chat }
    expect(one({ ...log, gold: 51 }).problem).toMatchObject({ gold: '51' })
    expect(one({ ...log, metadata: { answer: '51', problem_id: 'p3' } }).problem).toEqual({
      question: 'What is 17 * 3?',
      gold: '51',
      id: 'p3',
    })
  })

  it('keep the model that was asked, and what the logger measured', () => {
    const log = { request: { model: 'qwen', messages }, response: answer, latency_ms: 5, cost_usd: 0.25 }
    expect(one(log).responses[0]?.reply).toMatchObject({ model: 'qwen', durationMs: 5, costUsd: 0.25 })
  })

  it('are one problem for one question, and another for another conversation before the same last turn', () => {
    const turns = (first: string): unknown => ({
      messages: [
        { role: 'user', content: first },
        { role: 'assistant', content: 'Yes.' },
        ...messages.slice(1),
      ],
      response: chat,
    })
    expect(one(turns('A')).problem.question).toBe('What is 17 * 3?')
    expect(one(turns('A')).problem.id).toBe(one(turns('A')).problem.id)
    expect(one(turns('A')).problem.id).not.toBe(one(turns('B')).problem.id)
  })

  it('may be nested deeper than they could be written down again', () => {
    const depth = 100_000
    const nested: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
    const turn = { role: 'user', content: [nested, { text: 'a' }] }
    expect(one({ messages: [turn, turn], response: 'b', metadata: nested }).problem.question).toBe('a')
  })

  it('are skipped with a reason where nobody asked or nothing came back', () => {
    const system = [{ role: 'system', content: 'x' }]
    expect(() => read({ messages: system, response: chat })).toThrow('no message by a user in the request')
    const failed = { messages, response: { error: { message: 'no' } }, output: answer }
    expect(() => read(failed)).toThrow('the server failed: no')
    expect(() => read({ messages, response: '', error: 'timed out' })).toThrow('the server failed: timed out')
  })

  it('leave the rows of data sets to those who know them', () => {
    for (const row of [
      { prompt: 'a', response: 'b' },
      { problem: 'a', solution: 'b', answer: 'c' },
      { conversations: [{ from: 'user', value: 'a' }] },
      { messages },
      { question: 'a', answer: 'b', output: ['c'] },
    ])
      expect(formatOf(row)).toBeUndefined()
  })
})

describe('any record', () => {
  const records: readonly unknown[] = chatFixtureNames()
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => [
      fixture(name),
      { custom_id: 'a', response: { body: fixture(name) } },
      { messages, response: fixture(name) },
    ])

  it('is read or skipped, and nothing else is thrown, by every format', () => {
    const piece = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(...records),
      fc.constantFrom('{"a":', '[{', messages),
    )
    const names = [
      ...[
        'custom_id',
        'key',
        'response',
        'result',
        'request',
        'messages',
        'input',
        'output',
        'prompt',
        'error',
      ],
      ...[
        'choices',
        'content',
        'role',
        'type',
        'body',
        'metadata',
        'usage',
        '__proto__',
        'resourceSpans',
        'chat',
      ],
    ]
    const record = fc.oneof(
      piece,
      fc.dictionary(fc.constantFrom(...names), piece),
      fc.array(piece, { maxLength: 3 }),
    )
    fc.assert(
      fc.property(record, (any) => {
        for (const format of chatFormats) {
          format.recognises(any)
          try {
            format.read(any, options)
          } catch (error) {
            expect(error).toBeInstanceOf(SkippedRecord)
          }
        }
      }),
      { seed: 29, numRuns: 3000 },
    )
  })

  it('of a server is no data set', () => {
    for (const record of records.filter((any) => !Object.hasOwn(any as object, 'messages')))
      expect([datasetFormats.find(({ recognises }) => recognises(record))?.name, record]).toEqual([
        undefined,
        record,
      ])
  })
})
