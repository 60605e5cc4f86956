import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { DocumentFormat, ImportedRecord, RecordFormat } from '../import-format.ts'
import { lighteval } from './lighteval.ts'
import { lmEval } from './lm-eval.ts'
import { mathArena } from './matharena.ts'
import { mathArenaFile } from './matharena-file.ts'
import { promptfoo } from './promptfoo.ts'
import { qwenMath } from './qwen-math.ts'
import { simpleEvals } from './simple-evals.ts'

const options = { tags: [], summaryModels: [] }
const at = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/fixture/import/evaluation/${name}`, import.meta.url))

function record(format: RecordFormat, name: string, line: number): ImportedRecord | undefined {
  const text = readFileSync(at(name), 'utf8').split('\n')[line] ?? ''
  return format.read(JSON.parse(text), { ...options, file: at(name) })[0]
}

function records(format: DocumentFormat, name: string): readonly ImportedRecord[] {
  const document: unknown = JSON.parse(readFileSync(at(name), 'utf8'))
  const items = [...format.readDocument(document, { ...options, file: at(name) })]
  return items.flatMap((item) => ('record' in item ? [item.record] : []))
}

const reasoningOf = ({ responses }: ImportedRecord): string | undefined => {
  const reply = responses[0]?.reply
  return reply?.text.slice(reply.span.start, reply.span.end)
}

describe('what evaluation logs say', () => {
  it('lm-eval: gold after its mark, model from the results beside, verdict of a single response', () => {
    const samples = 'lm-eval/acme__thinker-7b/samples_sums_2025-05-01T10-00-00.000000.jsonl'
    expect(record(lmEval, samples, 0)).toMatchObject({
      problem: { id: 'sums/0', question: 'What is 12 + 30?', gold: '42', dataset: 'sums' },
      responses: [{ reply: { model: 'acme/thinker-7b', reasoning: 'full' }, recorded: { score: 0 } }],
    })
    const repeats = record(lmEval, samples, 1)
    expect(repeats?.problem).toMatchObject({ gold: '5', level: 2, subject: 'subtraction' })
    expect(repeats?.responses.map(({ sample, recorded }) => [sample, recorded])).toEqual([
      [0, undefined],
      [1, undefined],
    ])
    const picks = samples.replace('sums', 'picks')
    expect(record(lmEval, picks, 1)?.problem).toMatchObject({ gold: 'C', choices: ['2', '4', '5', '8'] })
  })

  it('lm-eval without results and with an unknown name says no model and no task', () => {
    const line: unknown = JSON.parse(
      readFileSync(
        at('lm-eval/acme__thinker-7b/samples_sums_2025-05-01T10-00-00.000000.jsonl'),
        'utf8',
      ).split('\n')[0] ?? '',
    )
    const read = lmEval.read(line, { ...options, file: '-' })[0]
    expect(read?.problem.id).toBeUndefined()
    expect(read?.responses[0]?.reply.model).toBeUndefined()
  })

  it('lighteval: both layouts, token counts from the ids, reasoning from its own column', () => {
    expect(record(lighteval, 'lighteval-new.jsonl', 0)).toMatchObject({
      problem: { id: 'sums/0', question: '12 + 30 = ?', gold: '42', level: 1, subject: 'Addition' },
      responses: [{ sample: 0, reply: { usage: { prompt: 3, output: 4 } } }, { sample: 1 }],
    })
    const separate = record(lighteval, 'lighteval-new.jsonl', 1)
    expect(separate).toMatchObject({
      problem: { gold: 'B' },
      responses: [{ recorded: { correct: true, score: 1 } }],
    })
    expect(separate && reasoningOf(separate)).toBe('Four halves evenly.')
    const old = record(lighteval, 'lighteval-old.jsonl', 0)
    expect(old).toMatchObject({
      problem: { gold: '42' },
      responses: [{ reply: { usage: { prompt: 3, output: 4 } } }],
    })
    const file =
      '/x/details/acme/thinker/2025-01-28T10-00-00.0/details_lighteval|sums|0_2025-01-28T10-00-00.0.parquet'
    const row = { full_prompt: 'Add.', predictions: ['42'], gold: ['42'], gold_index: [0n] }
    expect(lighteval.read(row, { ...options, file })[0]?.responses[0]?.reply.model).toBe('acme/thinker')
  })

  it('promptfoo: gold from assertions and variables, thinking inline, repeated prompts as arms', () => {
    const read = records(promptfoo, 'promptfoo.json')
    expect(read.map(({ problem }) => problem.gold)).toEqual(['42', 'The answer is 5', '4', '2'])
    expect(read[3]?.problem.goldAlternatives).toEqual(['two'])
    expect(read.map(reasoningOf)).toEqual([
      'Twelve and thirty.\n\nThat is 42.',
      '',
      'Halve it twice.\n\nNo, once.',
      '',
    ])
    expect(read[2]?.responses[0]?.reply.text).toBe('Halve it twice.\n\nNo, once.It is 4.\n\nIndeed 4.')
    expect(read[0]?.responses[0]).toMatchObject({
      reply: {
        reasoning: 'summary',
        usage: { prompt: 20, reasoning: 30, output: 50 },
        costUsd: 0.0002,
        durationMs: 1234,
      },
      recorded: { correct: true, score: 1 },
    })
    expect(records(promptfoo, 'promptfoo-v2.json').map(({ responses }) => responses[0]?.arm)).toEqual([
      'acme:one prompt 1',
      'acme:one prompt 2',
    ])
  })

  it('simple-evals: gold, answer and score from the page of a conversation', () => {
    const [first, second] = records(simpleEvals, 'simple-evals.json')
    expect(first).toMatchObject({
      problem: { gold: '42' },
      responses: [{ recorded: { correct: true, answer: '42' } }],
    })
    expect(second?.problem).toEqual({ question: 'Solve x + 1 < 4.', gold: 'x < 3' })
    expect(second?.responses[0]?.recorded).toEqual({ correct: false, score: 0 })
  })

  it('MathArena: messages as JSON, as a list and absent; files name competition and solver by their path', () => {
    const rows = [0, 1, 2].map((line) => record(mathArena, 'matharena.jsonl', line))
    expect(rows.map((row) => row && reasoningOf(row))).toEqual([
      'Twelve and thirty.',
      'Twelve and thirty.',
      '',
    ])
    expect(rows.map((row) => row?.responses[0]?.sample)).toEqual([0, 1, 2])
    const [file] = records(mathArenaFile, 'matharena/outputs/sums/sums_2025/acme/thinker/1.json')
    expect(file).toMatchObject({
      problem: { id: 'sums/sums_2025/1', gold: '42', subject: 'Addition, Warm-up' },
      responses: [{ reply: { model: 'acme/thinker', usage: { prompt: 20, cachedPrompt: 5, output: 400 } } }],
    })
  })

  it('Qwen2.5-Math: the data set’s answer where it is one, else the normal form', () => {
    expect(record(qwenMath, 'qwen-math.jsonl', 0)?.problem).toMatchObject({ gold: '\\$42', level: 3 })
    expect(record(qwenMath, 'qwen-math.jsonl', 1)?.problem.gold).toBe('7')
  })
})
