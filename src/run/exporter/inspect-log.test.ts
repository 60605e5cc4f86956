import { describe, expect, it } from 'vitest'
import { inspectDocument } from '../importer/evaluation/inspect-document.ts'
import type { FailureLine, GradeLine, ResponseLine } from '../record.ts'
import type { RunReader } from '../run-reader.ts'
import { inspectLog } from './inspect-log.ts'

const problem = {
  id: 'p1',
  cluster: 'p1',
  kind: 'number',
  question: 'What is 6 × 7?',
  gold: '42',
  level: 2,
} as const
const line = { version: 1, problem: 'p1', arm: 'acme/m' } as const
const response = (sample: number, more: Partial<ResponseLine>): ResponseLine => ({
  ...line,
  sample,
  text: '42',
  finishReason: 'stop',
  usage: {},
  ...more,
})
const responses: readonly ResponseLine[] = [
  response(0, {
    text: '<think>\nSix.\n</think>\n42',
    usage: { prompt: 30, cachedPrompt: 10, reasoning: 4, output: 9 },
    durationMs: 1500,
  }),
  response(1, {
    text: 'Multiplied.41',
    span: { start: 0, end: 11, answerStart: 11 },
    reasoning: 'summary',
    finishReason: 'length',
  }),
  response(2, { text: '42', span: { start: 0, end: 0, answerStart: 0 }, reasoning: 'hidden' }),
]
const grades: readonly GradeLine[] = [
  { ...line, sample: 0, outcome: 'correct', reason: 'equal', answer: '42' },
  { ...line, sample: 1, outcome: 'ungradable', reason: 'length', answer: null },
]
const failures: readonly FailureLine[] = [{ ...line, sample: 3, reason: 'connection reset' }]

async function* each<Line>(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines
}

function run(arms: readonly string[]): RunReader {
  const description = {
    version: 1,
    startedAt: '2025-05-01T10:00:00.000Z',
    versions: { jevons: '0.1.0', node: '20.19.0' },
    study: {
      kind: 'import',
      files: [],
      problems: 1,
      responses: 3,
      samples: 4,
      seed: '1',
      split: '',
      baseline: '',
    },
    arms: arms.map((id) => ({ id, engine: id, policy: { name: 'none', parameters: {} }, selection: null })),
    engine: { name: 'import', model: 'several', reasoningMarkers: { open: '<think>', close: '</think>' } },
  }
  return {
    folder: 'memory',
    description: description as unknown as RunReader['description'],
    problems: () => each([problem]),
    responses: () => each(responses),
    failures: () => each(failures),
    grades: () => each(grades),
    thoughts: () => each([]),
    selections: () => each([]),
    summary: () => undefined,
  }
}

async function written(arms: readonly string[]): Promise<unknown> {
  const pieces: string[] = []
  for await (const piece of inspectLog(run(arms))) pieces.push(piece)
  return JSON.parse(pieces.join(''))
}

describe('inspectLog', () => {
  it('writes what the importer reads back: texts, kinds of reasoning, usage, finish, verdicts', async () => {
    const log = await written(['acme/m'])
    expect(inspectDocument.recognises(log)).toBe(true)
    const items = [...inspectDocument.readDocument(log, { tags: [], summaryModels: [] })]
    const replies = items.flatMap((item) => ('record' in item ? item.record.responses : []))
    expect(replies.map(({ reply }) => [reply.text, reply.reasoning, reply.finish])).toEqual([
      ['Six.\n\n42', 'full', 'stop'],
      ['Multiplied.41', 'summary', 'length'],
      ['42', 'hidden', 'stop'],
    ])
    expect(replies[0]).toMatchObject({
      sample: 0,
      reply: {
        model: 'acme/m',
        usage: { prompt: 30, cachedPrompt: 10, reasoning: 4, output: 9 },
        durationMs: 1500,
      },
      recorded: { correct: true, score: 1, answer: '42' },
    })
    expect(replies.map(({ recorded }) => recorded?.correct)).toEqual([true, false, undefined])
    expect(items.at(-1)).toEqual({
      place: 'sample p1 of epoch 4',
      skipped: 'the sample failed: connection reset',
    })
  })

  it('counts what was graded, and ungradable as not correct', async () => {
    const results = { completed_samples: 2, scores: [{ metrics: { accuracy: { value: 0.5 } } }] }
    expect(await written(['acme/m'])).toMatchObject({ version: 2, status: 'success', results })
  })

  it('sets the arm before the id where there are several, since inspect counts samples by id and epoch', async () => {
    expect(await written(['acme/m', 'acme/n'])).toMatchObject({
      samples: [{ id: 'acme/m/p1', epoch: 1 }, {}, {}, {}],
    })
  })
})
