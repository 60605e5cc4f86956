import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../../problem-line.ts'
import { SkippedRecord } from '../import-format.ts'
import { problemOf } from '../problem-of.ts'
import { datasetFormats } from './dataset-formats.ts'

const folder = fileURLToPath(new URL('../../../../test/fixture/import/dataset/', import.meta.url))
const options = { tags: [], summaryModels: [] }
const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(`${folder}${file}`, 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as Record<string, unknown>)

/** Reads with every format, as if it were forced: what cannot be used is a SkippedRecord and nothing else. */
function readByAll(record: unknown): void {
  for (const format of datasetFormats) {
    expect(typeof format.recognises(record)).toBe('boolean')
    try {
      for (const { problem, responses } of format.read(record, options)) {
        const made = problemOf(problem, { place: 'line 1' })
        expect(problemSchema.safeParse({ version: 1, ...made }).success, format.name).toBe(true)
        for (const { reply } of responses) {
          const { start, end, answerStart = reply.text.length } = reply.span
          expect(0 <= start && start <= end && end <= answerStart && answerStart <= reply.text.length).toBe(
            true,
          )
        }
      }
    } catch (error) {
      if (!(error instanceof SkippedRecord)) throw error
    }
  }
}

describe('data sets from anywhere', () => {
  it('with fields changed, lost or moved are read or skipped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom(...rows),
        fc.nat(),
        fc.jsonValue({ maxDepth: 3 }),
        (row, other, at, value) => {
          const names = Object.keys(row)
          const name = names[at % names.length] ?? ''
          const { [name]: _, ...without } = row
          readByAll(without)
          readByAll({ ...row, [name]: value })
          readByAll({ ...other, ...without })
        },
      ),
      { seed: 1, numRuns: 150 },
    )
  })

  it('of no shape at all are read or skipped', () => {
    fc.assert(fc.property(fc.anything(), readByAll), { seed: 1, numRuns: 200 })
    for (const text of [
      '{"__proto__":{"problem":"x","answer":"y"}}',
      '{"problem":"\\ud800","answer":"\\udfff","__proto__":1,"constructor":2}',
      '{"conversations":[{"from":"__proto__","value":"x"}]}',
      `{"problem":"x","answer":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    ])
      readByAll(JSON.parse(text))
    expect(({} as { readonly problem?: unknown }).problem).toBeUndefined()
  })

  it('take no longer for long texts and many fields than these are long', () => {
    const long = (unit: string): string => unit.repeat(Math.ceil(1_000_000 / unit.length))
    const started = performance.now()
    for (const unit of [' ', '\\boxed{', '####', '<think>', '</think>', '{', 'A. ', '1,']) {
      readByAll({
        problem: long(unit),
        question: long(unit),
        answer: long(unit),
        solution: long(unit),
        response: long(unit),
      })
    }
    readByAll(Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`c${at}`, 'x'])))
    expect(performance.now() - started).toBeLessThan(15_000)
  }, 60_000)
})
