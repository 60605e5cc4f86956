import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiles } from '../importer/import-run.ts'
import type { ResponseLine } from '../record.ts'
import { RunError } from '../run-error.ts'
import { readRun } from '../run-reader.ts'
import { csvRecords } from '../source/csv-records.ts'
import { parquetRecords } from '../source/parquet-records.ts'
import { csvText } from './csv-text.ts'
import type { ExportFormat } from './export-formats.ts'
import { type ExportRow, exportColumns } from './export-row.ts'
import { exportRows } from './export-rows.ts'
import { exportFile, exportText } from './export-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-export-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fixtures = fileURLToPath(new URL('../../../test/fixture/import/dataset/', import.meta.url))
const run = join(folder, 'run')

async function imported(files: readonly string[], into: string): Promise<void> {
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  await importFiles(
    {
      files,
      folder: into,
      startedAt: new Date('2026-01-02T03:04:05Z'),
      versions: { jevons: '0.1.0', node: '20.19.0' },
      options: { tags: [], summaryModels: [] },
      strict: false,
      threads: 1,
      resume: false,
    },
    {
      stdin: nothing(),
      signal: new AbortController().signal,
      clock: () => 0,
      onSkip: () => {},
      onProgress: () => {},
    },
  )
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

/** What a response says, whatever its text keeps of tags. */
function said({ text, span, ...line }: ResponseLine): object {
  const { start = 0, end = 0, answerStart } = span ?? {}
  const { source: _, version: __, ...rest } = line
  return {
    ...rest,
    reasoning_: text.slice(start, end),
    answer: answerStart === undefined ? null : text.slice(answerStart),
  }
}

function withEmptyAnswer(line: object): object {
  return 'answer' in line && line.answer === null ? { ...line, answer: '' } : line
}

beforeAll(async () => {
  await imported(
    ['open-r1', 'lrm-token-economy', 'rows'].map((name) => `${fixtures}${name}.jsonl`),
    run,
  )
  const responses = await all(readRun(run).responses())
  const grades = responses.map(({ problem, arm, sample }, at) => ({
    version: 1,
    problem,
    arm,
    sample,
    outcome: at % 2 === 0 ? 'correct' : 'incorrect',
    reason: 'told',
    answer: null,
  }))
  // Not in the order of the responses: the export must find them all the same.
  writeFileSync(
    join(run, 'grades.jsonl'),
    grades
      .reverse()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  )
})

describe('an export', () => {
  it('has a row for each response, with its grade, in the order of the record', async () => {
    const rows = await all(exportRows(readRun(run)))
    const responses = await all(readRun(run).responses())
    expect(rows.map(({ problem, arm, sample }) => [problem, arm, sample])).toEqual(
      responses.map(({ problem, arm, sample }) => [problem, arm, sample]),
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(
      rows.map((_, at) => (at % 2 === 0 ? 'correct' : 'incorrect')),
    )
    expect(rows[0]).toMatchObject({
      gold: '24',
      reasoning: 'Rows times eggs.\n4 × 6 = 24.\n',
      answer: '\n\nThere are \\boxed{24} eggs.',
      reasoning_kind: 'full',
      finish: 'stop',
      recorded_correct: true,
      thoughts: null,
    })
    for (const row of rows) expect(Object.keys(row)).toEqual(exportColumns.map(({ name }) => name))
  })

  it('read back from Parquet or JSON lines says the same', async () => {
    const rows = await all(exportRows(readRun(run)))
    for (const format of ['parquet', 'jsonl'] as const) {
      const file = join(folder, `out.${format}`)
      await exportFile(readRun(run), { file, format, guardsFormulas: false })
      const back =
        format === 'parquet'
          ? (await all(parquetRecords(file, () => {}))).map((row) => ('record' in row ? row.record : row))
          : readFileSync(file, 'utf8')
              .trimEnd()
              .split('\n')
              .map((line) => JSON.parse(line) as unknown)
      expect(back).toEqual(rows)
    }
  })

  it('imported again gives the same responses, from each of the formats', async () => {
    const before = (await all(readRun(run).responses())).map(said)
    for (const format of ['parquet', 'csv', 'jsonl'] as const satisfies readonly ExportFormat[]) {
      const file = join(folder, `again.${format}`)
      await exportFile(readRun(run), { file, format, guardsFormulas: false })
      await imported([file], join(folder, `again-${format}`))
      const after = (await all(readRun(join(folder, `again-${format}`)).responses())).map(said)
      // CSV knows no null: an answer that never came is an empty one there.
      expect(after).toEqual(format === 'csv' ? before.map(withEmptyAnswer) : before)
    }
  })

  it('as CSV gives back any text', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !/^[[{]/.test(one))
    await fc.assert(
      fc.asyncProperty(text, text, async (question, answer) => {
        const empty = Object.fromEntries(exportColumns.map(({ name }) => [name, null]))
        async function* one(): AsyncGenerator<ExportRow> {
          yield { ...empty, question, answer, sample: 3, loop: false }
        }
        const csv = (await all(csvText(one(), { guardsFormulas: false }))).join('')
        async function* bytes(): AsyncGenerator<Uint8Array> {
          yield Buffer.from(csv)
        }
        const [row] = await all(csvRecords(bytes()))
        expect(row).toMatchObject({ record: { question, answer, sample: '3', loop: 'false', gold: '' } })
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('as CSV guards a spreadsheet only where asked to', async () => {
    const empty = Object.fromEntries(exportColumns.map(({ name }) => [name, null]))
    async function* one(): AsyncGenerator<ExportRow> {
      yield { ...empty, question: '=1+1', answer: '-5', output_tokens: -5 }
    }
    const plain = (await all(csvText(one(), { guardsFormulas: false })))[1] ?? ''
    const guarded = (await all(csvText(one(), { guardsFormulas: true })))[1] ?? ''
    expect(plain).toContain(',=1+1,')
    expect(guarded).toContain(",'=1+1,")
    expect(guarded).toContain(",'-5,")
    // A number is none of them.
    expect(guarded).toContain(',-5,')
  })

  it('as a log of inspect is one JSON document', async () => {
    const text = (await all(exportText(readRun(run), { format: 'inspect', guardsFormulas: false }))).join('')
    expect((JSON.parse(text) as { readonly samples: unknown[] }).samples).toHaveLength(
      (await all(readRun(run).responses())).length,
    )
  })

  it('is refused where no file can be, and leaves nothing behind', async () => {
    const file = join(folder, 'nowhere', 'x.csv')
    await expect(exportFile(readRun(run), { file, format: 'csv', guardsFormulas: false })).rejects.toThrow(
      RunError,
    )
    await expect(
      exportFile(readRun(run), { file: folder, format: 'csv', guardsFormulas: false }),
    ).rejects.toThrow('is a folder')
  })
})
