import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parquetWriteBuffer, parquetWriteFile } from 'hyparquet-writer'
import { afterAll, describe, expect, it } from 'vitest'
import { RunError } from '../run-error.ts'
import { isParquet, parquetRecords } from './parquet-records.ts'
import type { SourceRow } from './source-row.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'some.parquet')

type Written = Parameters<typeof parquetWriteFile>[0]

async function rows(bytes: { count: number } = { count: 0 }): Promise<SourceRow[]> {
  const all: SourceRow[] = []
  const onBytes = (more: number): void => {
    bytes.count += more
  }
  for await (const row of parquetRecords(file, onBytes)) all.push(row)
  return all
}

async function records(written: Omit<Written, 'filename'>): Promise<unknown[]> {
  parquetWriteFile({ ...written, filename: file })
  return (await rows()).map((row) => ('record' in row ? row.record : row))
}

const generations: Written['schema'] = [
  { name: 'root', num_children: 2 },
  { name: 'problem', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'generations', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
]

const messages: Written['schema'] = [
  { name: 'root', num_children: 1 },
  { name: 'messages', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
  { name: 'role', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'content', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
]

describe('a Parquet file', () => {
  it('gives rows as plain objects, numbered, and counts every byte of the file', async () => {
    parquetWriteFile({
      filename: file,
      columnData: [
        { name: 'problem', data: ['one', 'two', null], type: 'STRING' },
        { name: 'level', data: [1n, 9_007_199_254_740_993n, -5n], type: 'INT64' },
        { name: 'score', data: [0.5, 1, 0], type: 'DOUBLE' },
        { name: 'when', data: [new Date(0), new Date(1e12), new Date(0)], type: 'TIMESTAMP' },
      ],
    })
    const bytes = { count: 0 }
    expect(await rows(bytes)).toEqual([
      { place: 'row 1', record: { problem: 'one', level: 1, score: 0.5, when: '1970-01-01T00:00:00.000Z' } },
      {
        place: 'row 2',
        record: { problem: 'two', level: '9007199254740993', score: 1, when: '2001-09-09T01:46:40.000Z' },
      },
      { place: 'row 3', record: { problem: null, level: -5, score: 0, when: '1970-01-01T00:00:00.000Z' } },
    ])
    expect(bytes.count).toBe(readFileSync(file).length)
    expect(isParquet(readFileSync(file))).toBe(true)
    expect(isParquet(new Uint8Array())).toBe(false)
  })

  it('gives lists and lists of structures, whatever the sizes of row groups and pages', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constant(null))
    const row = fc.record({
      problem: text,
      generations: fc.oneof(fc.array(text, { maxLength: 5 }), fc.constant(null)),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 40 }),
        fc.constantFrom(1, 3, 1000),
        fc.constantFrom(32, 200, 1 << 20),
        async (given, rowGroupSize, pageSize) => {
          const columnData = [
            { name: 'problem', data: given.map(({ problem }) => problem) },
            { name: 'generations', data: given.map(({ generations: list }) => list) },
          ]
          expect(await records({ schema: generations, columnData, rowGroupSize, pageSize })).toEqual(given)
        },
      ),
      { seed: 1, numRuns: 60 },
    )
    const talks = Array.from({ length: 700 }, (_, at) => ({
      messages:
        at % 7 === 0
          ? []
          : [
              { role: 'user', content: `q${at}` },
              { role: 'assistant', content: null },
            ],
    }))
    const columnData = [{ name: 'messages', data: talks.map(({ messages: list }) => list) }]
    expect(await records({ schema: messages, columnData, rowGroupSize: 300, pageSize: 500 })).toEqual(talks)
  })

  it('leaves out images, and takes bytes for text only where they are', async () => {
    const schema: Written['schema'] = [
      { name: 'root', num_children: 2 },
      { name: 'image', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'raw', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    ]
    const columnData = [
      { name: 'image', data: [{ bytes: new Uint8Array([137, 80]), path: 'a.png' }, null] },
      { name: 'raw', data: [new Uint8Array([104, 105]), new Uint8Array([255, 0])] },
    ]
    expect(await records({ schema, columnData })).toEqual([{ raw: 'hi' }, { raw: undefined }])
  })

  it('has no special names', async () => {
    const [row] = await records({ columnData: [{ name: '__proto__', data: ['x'] }] })
    expect(Object.entries(row as object)).toEqual([['__proto__', 'x']])
  })

  it('has no rows where it is empty', async () => {
    expect(await records({ columnData: [{ name: 'a', data: [], type: 'STRING' }] })).toEqual([])
  })

  it('names the file where it is none, or was cut off', async () => {
    for (const bytes of [Buffer.from('PAR1'), Buffer.alloc(0), Buffer.from(`PAR1${'x'.repeat(50)}`)]) {
      writeFileSync(file, bytes)
      await expect(rows()).rejects.toThrow(RunError)
      await expect(rows()).rejects.toThrow(`${file}: not a whole Parquet file: `)
    }
  })

  it('with any byte changed gives rows, skips with places, or a RunError, and nothing else', async () => {
    const data = Array.from({ length: 50 }, (_, at) => ['a', 'b'.repeat(at)])
    const whole = new Uint8Array(
      parquetWriteBuffer({
        schema: generations,
        columnData: [
          { name: 'problem', data: data.map((_, at) => `p${at}`) },
          { name: 'generations', data },
        ],
        pageSize: 200,
        rowGroupSize: 20,
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const bytes = whole.slice()
        bytes[at % bytes.length] = byte
        writeFileSync(file, bytes)
        const outcome = await rows().catch((error: unknown) => error)
        if (outcome instanceof RunError) return
        expect(Array.isArray(outcome)).toBe(true)
        for (const row of outcome as SourceRow[]) expect(row.place).toMatch(/^rows? \d+( to \d+)?$/)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
