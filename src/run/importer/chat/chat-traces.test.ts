import { describe, expect, it } from 'vitest'
import { chatLangfuse } from './chat-langfuse.ts'
import { chatOpenWebUi } from './chat-open-webui.ts'
import { chatOtel } from './chat-otel.ts'
import { reasoningDetails } from './open-webui-details.ts'

const options = { tags: [], summaryModels: [] }
const messages = [
  { role: 'system', content: 'You multiply.' },
  { role: 'user', content: 'What is 17 * 3?' },
]

describe('Langfuse', () => {
  const observation = {
    id: 'o1',
    traceId: 't1',
    type: 'GENERATION',
    name: 'call',
    startTime: '2026-01-01T00:00:00.000Z',
    endTime: '2026-01-01T00:00:01.500Z',
    model: 'deepseek-reasoner',
    input: messages,
    output: { role: 'assistant', content: '51', reasoning_content: '17 * 3' },
    usageDetails: { input: 15, input_cached_tokens: 5, output: 15, output_reasoning_tokens: 45, total: 80 },
    costDetails: { total: 0.002 },
    level: 'DEFAULT',
    metadata: { gold: '51' },
  }

  it('keeps the question, the usage of buckets that exclude each other, cost and time', () => {
    expect(chatLangfuse.recognises(observation)).toBe(true)
    const [record] = chatLangfuse.read(observation, options)
    expect(record?.problem).toEqual({ question: 'What is 17 * 3?', gold: '51' })
    expect(record?.responses[0]?.reply).toMatchObject({
      text: '17 * 351',
      reasoning: 'full',
      model: 'deepseek-reasoner',
      usage: { prompt: 20, cachedPrompt: 5, reasoning: 45, output: 60 },
      costUsd: 0.002,
      durationMs: 1500,
    })
  })

  it('sees by the total where the details are contained after all', () => {
    const usageDetails = { input: 20, output: 60, output_reasoning_tokens: 45, total: 80 }
    const [record] = chatLangfuse.read({ ...observation, usageDetails }, options)
    expect(record?.responses[0]?.reply.usage).toEqual({ prompt: 20, reasoning: 45, output: 60 })
  })

  it('reads the rows of its CSV, where everything is text', () => {
    const row = { ...observation, input: JSON.stringify(messages), output: JSON.stringify('51') }
    expect(chatLangfuse.read(row, options)[0]?.responses[0]?.reply.text).toBe('"51"')
    const chat = { messages }
    expect(chatLangfuse.read({ ...row, input: JSON.stringify(chat) }, options)[0]?.problem.question).toBe(
      'What is 17 * 3?',
    )
  })

  it('skips what failed, and what is no generation', () => {
    const failed = { ...observation, level: 'ERROR', statusMessage: '429 Too Many Requests' }
    expect(() => chatLangfuse.read(failed, options)).toThrow('the server failed: 429 Too Many Requests')
    expect(() => chatLangfuse.read({ ...observation, type: 'SPAN' }, options)).toThrow('generates nothing')
  })
})

describe('OpenTelemetry', () => {
  const text = (value: string): object => ({ stringValue: value })
  const attribute = (key: string, value: object): object => ({ key, value })
  const input = [{ role: 'user', parts: [{ type: 'text', content: 'What is 17 * 3?' }] }]
  const output = [
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: '17 * 3' },
        { type: 'text', content: '51' },
        { type: 'tool_call', name: 'f' },
      ],
      finish_reason: 'stop',
    },
  ]
  const usage = [
    attribute('gen_ai.request.model', text('qwen3-8b')),
    attribute('gen_ai.usage.input_tokens', { intValue: '20' }),
    attribute('gen_ai.usage.output_tokens', { intValue: 60 }),
    attribute('gen_ai.usage.reasoning.output_tokens', { intValue: '45' }),
  ]
  const span = (attributes: readonly object[]): object => ({
    resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'chat', attributes }, { name: 'other' }] }] }],
  })
  const reply = {
    text: '17 * 351',
    span: { start: 0, end: 6, answerStart: 6 },
    reasoning: 'full',
    finish: 'stop',
    model: 'qwen3-8b',
    usage: { prompt: 20, reasoning: 45, output: 60 },
  }

  it('reads messages that are JSON in a text', () => {
    const record = span([
      ...usage,
      attribute('gen_ai.input.messages', text(JSON.stringify(input))),
      attribute('gen_ai.output.messages', text(JSON.stringify(output))),
    ])
    expect(chatOtel.recognises(record)).toBe(true)
    expect(chatOtel.read(record, options)).toEqual([
      { problem: { question: 'What is 17 * 3?' }, responses: [{ reply }] },
    ])
  })

  it('reads messages that are structures of attributes', () => {
    const wrap = (value: unknown): object => {
      if (typeof value === 'string') return text(value)
      if (Array.isArray(value)) return { arrayValue: { values: value.map(wrap) } }
      const values = Object.entries(value as object).map(([key, inner]) => ({ key, value: wrap(inner) }))
      return { kvlistValue: { values } }
    }
    const record = span([
      ...usage,
      attribute('gen_ai.input.messages', wrap(input)),
      attribute('gen_ai.output.messages', wrap(output)),
    ])
    expect(chatOtel.read(record, options)[0]?.responses).toEqual([{ reply }])
  })

  it('skips records in which nothing was generated', () => {
    expect(() => chatOtel.read(span(usage), options)).toThrow('no span with gen_ai.output.messages')
    const empty = span([attribute('gen_ai.output.messages', text('[]'))])
    expect(chatOtel.read(empty, options)[0]?.skipped).toEqual(['a span without an output'])
  })
})

describe('Open WebUI', () => {
  const details =
    '<details type="reasoning" done="true" duration="5">\n<summary>Thought for 5 seconds</summary>\n' +
    '&gt; 17 &lt; 18\n&gt; \n&gt; it&#x27;s &amp;lt; 51\n</details>\n\n**51**'
  const chat = {
    id: 'c1',
    title: 'Products',
    chat: {
      models: ['a', 'b'],
      history: {
        currentId: 'm3',
        messages: {
          m1: {
            id: 'm1',
            parentId: null,
            childrenIds: ['m2', 'm3', 'm4'],
            role: 'user',
            content: 'What is 17 * 3?',
          },
          m2: {
            id: 'm2',
            parentId: 'm1',
            childrenIds: [],
            role: 'assistant',
            content: details,
            model: 'a',
            done: true,
          },
          m3: { id: 'm3', parentId: 'm1', childrenIds: ['m5'], role: 'assistant', content: '51', model: 'b' },
          m4: {
            id: 'm4',
            parentId: 'm1',
            childrenIds: [],
            role: 'assistant',
            content: '',
            error: { content: 'x', message: 'busy' },
          },
          m5: { id: 'm5', parentId: 'm3', childrenIds: ['m6'], role: 'user', content: 'And times 2?' },
          m6: {
            id: 'm6',
            parentId: 'm5',
            role: 'assistant',
            content: '',
            model: 'gpt-5',
            output: [
              { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Doubling.' }] },
              { type: 'message', content: [{ type: 'output_text', text: '102' }] },
            ],
          },
        },
      },
    },
  }

  it('makes a problem of each question, and responses of the answers beside each other', () => {
    expect(chatOpenWebUi.recognises(chat)).toBe(true)
    const records = chatOpenWebUi.read(chat, options)
    expect(records.map(({ problem }) => problem.question)).toEqual(['What is 17 * 3?', 'And times 2?'])
    expect(records[0]?.responses.map(({ reply }) => [reply.model, reply.text, reply.reasoning])).toEqual([
      ['a', "17 < 18\n\nit's &lt; 51**51**", 'full'],
      ['b', '51', 'none'],
    ])
    expect(records[0]?.skipped).toEqual(['the server failed: busy'])
    expect(records[1]?.responses[0]?.reply).toMatchObject({ text: 'Doubling.102', reasoning: 'summary' })
  })

  it('names a later turn by what came before it', () => {
    const [first, second] = chatOpenWebUi.read(chat, options)
    expect(first?.problem.id).toBeUndefined()
    expect(second?.problem.id).toMatch(/^[0-9a-f]{16}$/)
  })

  it('leaves content without a closed block of reasoning as it is', () => {
    for (const content of ['', 'a <details type="reasoning">b</details>', '<details type="reasoning">a'])
      expect(reasoningDetails(content)).toEqual({ reasoning: '', answer: content })
  })
})
