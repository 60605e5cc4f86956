import { describe, expect, it } from 'vitest'
import { SkippedRecord } from '../import-format.ts'
import { readInspectSample } from './inspect-sample.ts'

const context = { header: { model: 'acme/m', dataset: 'sums' }, options: { tags: [], summaryModels: [] } }
const answer = (content: unknown, more: object = {}): object => ({
  choices: [{ message: { role: 'assistant', content, ...more }, stop_reason: 'stop' }],
})

function read(sample: object, header: object = context.header): ReturnType<typeof readInspectSample> {
  const whole = { id: 1, epoch: 1, input: 'What is 6 × 7?', target: ' 42', output: answer('42'), ...sample }
  return readInspectSample(whole, { ...context, header })
}

const reply = (sample: object): object | undefined => read(sample).responses[0]?.reply
const verdict = (value: unknown): unknown => read({ scores: { s: { value } } }).responses[0]?.recorded

describe('readInspectSample', () => {
  it('names a problem by data set and id, and takes its gold, its alternatives and what the metadata says', () => {
    const metadata = { level: 'Level 4', subject: 'Products' }
    expect(read({ target: ['42', 'forty-two'], metadata }).problem).toEqual({
      id: 'sums/1',
      question: 'What is 6 × 7?',
      gold: '42',
      goldAlternatives: ['forty-two'],
      level: 4,
      subject: 'Products',
      dataset: 'sums',
    })
    expect(read({ target: '' }, {}).problem).toEqual({ id: '1', question: 'What is 6 × 7?' })
  })

  it('asks what the last message of the user asks', () => {
    const input = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is 1 + 1?' },
      { role: 'assistant', content: '2' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'attachment://k' },
          { type: 'image', image: 'x' },
        ],
      },
    ]
    expect(read({ input, attachments: { k: 'And 2 + 2?' } }).problem.question).toBe('And 2 + 2?')
  })

  it('puts options and gold into the order that the prompt shows', () => {
    const choices = ['3', '4', '5']
    const shown = (order: string): object => ({
      messages: [{ role: 'user', content: `Which is even?\n\n${order}` }],
      choices,
      target: 'B',
    })
    expect(read(shown('A) 5\nB) 3\nC) 4')).problem).toMatchObject({
      id: 'sums/1#2-3-1',
      choices: ['5', '3', '4'],
      gold: 'C',
    })
    expect(read(shown('A) 3\nB) 4\nC) 5')).problem).toMatchObject({ id: 'sums/1', choices, gold: 'B' })
    expect(read(shown('no options')).problem).toMatchObject({ choices, gold: 'B' })
    expect(read({ choices, target: ['A', 'C'] }).problem.gold).toBe('A, C')
  })

  it.each([
    [[{ type: 'text', text: '42' }], { text: '42', reasoning: 'none' }],
    [
      [
        { type: 'reasoning', reasoning: 'Six times' },
        { type: 'reasoning', reasoning: 'seven.' },
        { type: 'text', text: '42' },
      ],
      { text: 'Six times\n\nseven.42', reasoning: 'full' },
    ],
    [
      [
        { type: 'reasoning', reasoning: 'gAAA', redacted: true, summary: 'Multiplied.' },
        { type: 'text', text: '42' },
      ],
      { text: 'Multiplied.42', reasoning: 'summary' },
    ],
    [
      [
        { type: 'reasoning', reasoning: 'gAAA', redacted: true },
        { type: 'text', text: '42' },
      ],
      { text: '42', reasoning: 'hidden' },
    ],
    ['<think>\nSix.\n</think>\n42', { text: '<think>\nSix.\n</think>\n42', reasoning: 'full' }],
    [null, { text: '', reasoning: 'none' }],
  ])('takes the content %j apart', (content, expected) => {
    expect(reply({ output: answer(content) })).toMatchObject(expected)
  })

  it('reads reasoning from the field of a message, as logs of early 2025 have it', () => {
    expect(reply({ output: answer('42', { reasoning: 'Six.' }) })).toMatchObject({
      text: 'Six.42',
      reasoning: 'full',
    })
  })

  it.each([
    ['C', { correct: true, score: 1 }],
    ['I', { correct: false, score: 0 }],
    ['P', { score: 0.5 }],
    ['N', { correct: false, score: 0 }],
    [true, { correct: true, score: 1 }],
    [0.25, { score: 0.25 }],
    [1, { correct: true, score: 1 }],
    [null, undefined],
    [7, undefined],
    [{ a: 1 }, undefined],
    ['__proto__', undefined],
  ])('reads the score %j', (value, expected) => {
    expect(verdict(value)).toEqual(expected)
  })

  it('takes the first scorer that gave a verdict, and the one score of the oldest logs', () => {
    const scores = { judge: { value: null }, match: { value: 'C', answer: '42' } }
    expect(read({ scores }).responses[0]?.recorded).toEqual({ correct: true, score: 1, answer: '42' })
    expect(read({ score: { value: 'I' } }).responses[0]?.recorded).toEqual({ correct: false, score: 0 })
  })

  it('counts cached input as input, and calls a sample cut off that ran into a limit of tokens or time', () => {
    const usage = {
      input_tokens: 5,
      output_tokens: 9,
      input_tokens_cache_read: 20,
      input_tokens_cache_write: 3,
    }
    const output = { ...answer('42'), usage, time: 1.5 }
    expect(reply({ output, limit: { type: 'token', limit: 10 } })).toMatchObject({
      finish: 'length',
      usage: { prompt: 28, cachedPrompt: 20, output: 9 },
      durationMs: 1500,
    })
    expect(reply({ output, limit: { type: 'message', limit: 10 } })).toMatchObject({ finish: 'stop' })
  })

  it('makes a response of each choice of a model that was asked for several', () => {
    const choices = ['42', '41'].map((content) => ({ message: { content }, stop_reason: 'max_tokens' }))
    const record = read({
      epoch: 2,
      output: { choices, usage: { output_tokens: 9 } },
      scores: { s: { value: 'C' } },
    })
    expect(record.responses.map(({ sample, recorded }) => ({ sample, recorded }))).toEqual([
      { sample: 2, recorded: undefined },
      { sample: 3, recorded: undefined },
    ])
    expect(record.responses[0]?.reply).toMatchObject({ finish: 'length', usage: {} })
  })

  it('skips a sample that has no output', () => {
    expect(() => read({ output: null })).toThrow(SkippedRecord)
    expect(() => read({ error: { message: 'a\nb' } })).toThrow('the sample failed: a')
  })
})
