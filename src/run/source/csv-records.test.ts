import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords } from './csv-records.ts'
import type { SourceRow } from './source-row.ts'

async function* cut(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size))
}

async function rows(text: string, size?: number): Promise<SourceRow[]> {
  const all: SourceRow[] = []
  for await (const row of csvRecords(cut(text, size))) all.push(row)
  return all
}

async function records(text: string, size?: number): Promise<unknown[]> {
  return (await rows(text, size)).map((row) => ('record' in row ? row.record : row.skipped))
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

describe('a CSV file', () => {
  it('gives rows by the names in its first line, with row and line', async () => {
    expect(await rows('question,answer\nHow many?,2\n"Two\nlines, and a comma",3\n\nLast,4')).toEqual([
      { place: 'row 1 (line 2)', record: { question: 'How many?', answer: '2' } },
      { place: 'row 2 (line 3)', record: { question: 'Two\nlines, and a comma', answer: '3' } },
      { place: 'row 3 (line 6)', record: { question: 'Last', answer: '4' } },
    ])
  })

  it('may begin with a byte order mark, mix line ends, and hold quotes inside cells', async () => {
    expect(await records('\ufeffa,b\r\n1,"x ""y"""\n2,5" pipe\r3,"b"c\r\n')).toEqual([
      { a: '1', b: 'x "y"' },
      { a: '2', b: '5" pipe' },
      { a: '3', b: '"b"c' },
    ])
  })

  it('may separate its cells by semicolon, tab or bar', async () => {
    for (const separator of [';', '\t', '|']) {
      const text = `"a, or b"${separator}c\n1,5${separator}2\n`
      expect(await records(text)).toEqual([{ 'a, or b': '1,5', c: '2' }])
    }
  })

  it('holds lists and objects, as JSON or as Python prints them', async () => {
    const cells = [
      `["a", "b"]`,
      `['it''s', "x\\n"]`,
      `[True, None, 1.5]`,
      `{'k': ['v']}`,
      '[asy] draw',
      '{x}',
    ]
    const text = `cell\n${cells.map(quoted).join('\n')}\n`
    expect(await records(text)).toEqual([
      { cell: ['a', 'b'] },
      { cell: `['it''s', "x\\n"]` },
      { cell: [true, null, 1.5] },
      { cell: { k: ['v'] } },
      { cell: '[asy] draw' },
      { cell: '{x}' },
    ])
  })

  it('leaves an answer that is an interval or a list of numbers a text', async () => {
    expect(await records('answer,tokens\n"[1, 2]","[1, 2]"\n"{3}","[]"\n')).toEqual([
      { answer: '[1, 2]', tokens: [1, 2] },
      { answer: '{3}', tokens: [] },
    ])
  })

  it('skips a row whose cells do not fit the columns, with the reason', async () => {
    expect(await rows('a,b\n1\n1,2\n1,2,3\n')).toEqual([
      { place: 'row 1 (line 2)', skipped: '1 cells where there are 2 columns' },
      { place: 'row 2 (line 3)', record: { a: '1', b: '2' } },
      { place: 'row 3 (line 4)', skipped: '3 cells where there are 2 columns' },
    ])
  })

  it('says where a quote is left open', async () => {
    expect(await rows('a,b\n1,2\n3,"4\n5,6\n')).toEqual([
      { place: 'row 1 (line 2)', record: { a: '1', b: '2' } },
      {
        place: 'row 2 (from line 3)',
        skipped: 'a quote is left open: the row never ends, and what follows it cannot be told apart from it',
      },
    ])
  })

  it('gives a repeated name a number, and has no special names', async () => {
    const [row] = await records('a,a,__proto__,constructor\n1,2,3,4\n')
    expect(Object.entries(row as object)).toEqual([
      ['a', '1'],
      ['a.1', '2'],
      ['__proto__', '3'],
      ['constructor', '4'],
    ])
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
  })

  it('has no rows where it is empty or has but a first line', async () => {
    expect(await rows('')).toEqual([])
    expect(await rows('a,b\n')).toEqual([])
  })

  it('gives back whatever cells were written, cut into chunks of any size', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[[{]/.test(text))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell)),
        fc.integer({ min: 1, max: 40 }),
        async (pairs, size) => {
          const text = `a,b\n${pairs.map((pair) => `${pair.map(quoted).join(',')}\r\n`).join('')}`
          expect(await records(text, size)).toEqual(pairs.map(([a, b]) => ({ a, b })))
        },
      ),
      { seed: 1, numRuns: 60 },
    )
  })

  it('never throws, and loses no line, on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', ',', '"', '\n', '\r', ';', '[', "'", '\u00e9', '\\'), {
          maxLength: 60,
        }),
        async (characters) => {
          for (const row of await rows(`x,y\n${characters.join('')}`))
            expect(row.place).toMatch(/^row \d+ \(/)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  it('passes on what goes wrong in its source', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n'.repeat(20_000))
      throw new Error('disk gone')
    }
    const reading = async (): Promise<void> => {
      for await (const _ of csvRecords(failing()));
    }
    await expect(reading()).rejects.toThrow('disk gone')
  })

  it('reads a hundred thousand columns in a moment', async () => {
    const names = Array.from({ length: 100_000 }, (_, at) => `c${at}`)
    const started = performance.now()
    const [row] = await records(`${names.join(',')}\n${names.join(',')}\n`, 65536)
    expect(Object.keys(row as object)).toHaveLength(100_000)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
