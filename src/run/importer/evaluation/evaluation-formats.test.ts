import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../../test/needs.ts'
import { type ImportedRecord, type ReadingOptions, SkippedRecord } from '../import-format.ts'
import { evaluationFormats } from './evaluation-formats.ts'

const folder = fileURLToPath(new URL('../../../../test/fixture/import/evaluation/', import.meta.url))
const options: ReadingOptions = { tags: [], summaryModels: [] }

interface Outcome {
  readonly records: readonly ImportedRecord[]
  readonly skipped: readonly string[]
}

const textOfFile = (path: string): string =>
  path.endsWith('.gz') ? gunzipSync(readFileSync(path)).toString() : readFileSync(path, 'utf8')

/** Lines of JSONL, or the elements or the one document of a JSON file. */
function valuesIn(path: string): readonly unknown[] {
  const text = textOfFile(path)
  if (!path.endsWith('.json'))
    return text
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line))
  const document: unknown = JSON.parse(text)
  return Array.isArray(document) ? document : [document]
}

function namesFor(value: unknown): readonly string[] {
  return evaluationFormats
    .filter((format) => 'recognises' in format && format.recognises(value))
    .map(({ name }) => name)
}

function outcome(path: string): Outcome {
  const values = valuesIn(path)
  const format = evaluationFormats.find((one) => 'recognises' in one && one.recognises(values[0]))
  const begun = format && 'read' in format ? (format.begin?.() ?? format.read) : undefined
  const items = values.flatMap((value): readonly (ImportedRecord | string)[] => {
    if (begun) return recordsOf(() => begun(value, { ...options, file: path }))
    if (!format || !('readDocument' in format)) return []
    const read = [...format.readDocument(value, { ...options, file: path })]
    return read.map((item) => ('record' in item ? item.record : item.skipped))
  })
  const records = items.filter((item) => typeof item !== 'string')
  const skipped = items.filter((item) => typeof item === 'string')
  return { records, skipped: [...skipped, ...records.flatMap((record) => record.skipped ?? [])] }
}

function recordsOf(read: () => readonly ImportedRecord[]): readonly (ImportedRecord | string)[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof SkippedRecord) return [error.message]
    throw error
  }
}

const responsesOf = ({ records }: Outcome): ImportedRecord['responses'] =>
  records.flatMap(({ responses }) => responses)

const lmEvalFolder = 'lm-eval/acme__thinker-7b/samples_'
const date = '_2025-05-01T10-00-00.000000.jsonl'

/** File, format, responses, what was skipped. */
const files: readonly (readonly [string, string, number, readonly string[]])[] = [
  ['inspect-sums.json', 'inspect-json', 8, []],
  [
    `${lmEvalFolder}sums${date}`,
    'lm-eval',
    3,
    ['the same responses once more', 'the same responses once more'],
  ],
  [`${lmEvalFolder}picks${date}`, 'lm-eval', 1, ['scored by likelihood']],
  ['lighteval-new.jsonl', 'lighteval', 3, ['scored by likelihood']],
  ['lighteval-old.jsonl', 'lighteval', 1, []],
  ['simple-evals.json', 'simple-evals', 2, []],
  ['promptfoo.json', 'promptfoo', 4, ['the provider gave no output: API error: 429 Too Many Requests']],
  ['promptfoo-v2.json', 'promptfoo', 2, []],
  ['zeroeval.json', 'zeroeval', 3, []],
  ['matharena.jsonl', 'matharena', 3, []],
  ['matharena/outputs/sums/sums_2025/acme/thinker/1.json', 'matharena-file', 1, ['holds no answer']],
  ['trace-topology.jsonl', 'trace-topology', 3, []],
  ['qwen-math.jsonl', 'qwen-math', 3, ['sample 1 is no text']],
  ['logit-cot.jsonl', 'logit-cot', 1, []],
  ['cot-faithfulness.jsonl', 'cot-faithfulness', 1, []],
  ['steering-thinking.jsonl', 'steering-thinking', 2, []],
  ['split-solutions.jsonl', 'split-solutions', 1, []],
]

describe('evaluationFormats', () => {
  it.each(files)('%s is read as %s and nothing else: %i responses', (file, name, count, reasons) => {
    const path = join(folder, file)
    for (const value of valuesIn(path)) expect(namesFor(value)).toEqual([name])
    const { records, skipped } = outcome(path)
    expect(responsesOf({ records, skipped })).toHaveLength(count)
    expect(skipped).toHaveLength(reasons.length)
    for (const [place, reason] of reasons.entries()) expect(skipped[place]).toContain(reason)
    for (const { problem } of records) expect(problem.question).toBeTruthy()
  })

  it('has a test for every fixture', () => {
    const tested = new Set(files.map(([file]) => file))
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.jsonl?$/.test(file) && !file.includes('results_'),
    )
    expect(there.filter((file) => !tested.has(file.replaceAll('\\', '/')))).toEqual([])
  })

  it('never fails but with a reason, whatever of a record is exchanged', () => {
    const samples = files.flatMap(([file]) =>
      valuesIn(join(folder, file)).map((value) => JSON.stringify(value)),
    )
    const odd = fc.oneof(
      fc.constantFrom(null, -1, 1e300, '', '\ud800', [], {}, [null], [[]], { type: 'text' }, true),
      fc.jsonValue({ maxDepth: 2 }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(), odd), { maxLength: 4 }),
        (text, changes) => {
          const value = changes.reduce<unknown>(
            (whole, [at, to]) => exchanged(whole, at, to),
            JSON.parse(text),
          )
          for (const format of evaluationFormats) readsOrSkips(format, value)
        },
      ),
      { seed: 5, numRuns: 400, endOnFailure: true },
    )
  })

  it('is not led astray by names that every object has', () => {
    const hostile =
      '{"__proto__": {"id": 1}, "constructor": 1, "toString": [], "output": [1], "chat_history": []}'
    const value: unknown = JSON.parse(hostile)
    expect(namesFor(value)).toEqual([])
    for (const format of evaluationFormats) readsOrSkips(format, value)
  })
})

/** The value with the place-th of all its parts exchanged. */
function exchanged(whole: unknown, place: number, to: unknown): unknown {
  let count = 0
  JSON.stringify(whole, (_, part: unknown) => {
    count++
    return part
  })
  let left = place % count
  return JSON.parse(JSON.stringify(whole, (_, part: unknown) => (left-- === 0 ? to : part)) ?? 'null')
}

function readsOrSkips(format: (typeof evaluationFormats)[number], value: unknown): void {
  if ('readArchive' in format) return
  expect(typeof format.recognises(value)).toBe('boolean')
  const { read, items } =
    'read' in format
      ? { read: format.begin?.() ?? format.read, items: undefined }
      : { items: format.readDocument, read: undefined }
  try {
    const records = read
      ? read(value, options)
      : [...(items?.(value, options) ?? [])].flatMap((item) => ('record' in item ? [item.record] : []))
    for (const { reply } of records.flatMap(({ responses }) => responses)) {
      expect(typeof reply.text).toBe('string')
      expect(reply.span.end).toBeLessThanOrEqual(reply.text.length)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(SkippedRecord)
  }
}

describe('evaluationFormats on the shared files', () => {
  it.each([
    ['trace-topology-math500.jsonl.gz', 'trace-topology', 70, 70],
    ['zeroeval-o1-mini-math-l5.jsonl.gz', 'zeroeval', 721, 721],
    ['qwen25-math-cot-maj.jsonl.gz', 'qwen-math', 100, 800],
  ])(
    '%s is read as %s: %i records, %i responses, all with gold',
    needs.shared,
    (file, name, count, responses) => {
      const path = join(needs.shared.at, 'data/traces', file)
      expect(new Set(valuesIn(path).flatMap(namesFor))).toEqual(new Set([name]))
      const read = outcome(path)
      expect(read.skipped).toEqual([])
      expect(read.records).toHaveLength(count)
      expect(responsesOf(read)).toHaveLength(responses)
      expect(read.records.every(({ problem }) => problem.gold)).toBe(true)
    },
  )

  it('finds the reasoning of every trace of trace-topology as its author has it', needs.shared, () => {
    const path = join(needs.shared.at, 'data/traces/trace-topology-math500.jsonl.gz')
    const traces = valuesIn(path) as readonly { readonly reasoning_trace: string }[]
    const replies = responsesOf(outcome(path)).map(({ reply }) => reply)
    expect(replies.every(({ reasoning }) => reasoning === 'full')).toBe(true)
    const found = replies.map(({ text, span }) => text.slice(span.start, span.end).trim())
    const cutOff = replies.filter(({ span }) => span.answerStart === undefined)
    expect(cutOff.map(({ finish, text }) => [finish, text.length])).toEqual([['length', 75_344]])
    expect(found.filter((text, place) => text !== traces[place]?.reasoning_trace)).toHaveLength(cutOff.length)
  })

  it(
    'knows that o1-mini reasoned out of sight, and that plain chains of thought are answers',
    needs.shared,
    () => {
      const kinds = (file: string): Set<string> =>
        new Set(
          responsesOf(outcome(join(needs.shared.at, 'data/traces', file))).map(
            ({ reply }) => reply.reasoning,
          ),
        )
      expect(kinds('zeroeval-o1-mini-math-l5.jsonl.gz')).toEqual(new Set(['hidden']))
      expect(kinds('qwen25-math-cot-maj.jsonl.gz')).toEqual(new Set(['none']))
    },
  )
})
