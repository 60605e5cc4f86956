import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { ResponseLine } from '../record.ts'
import { readRun } from '../run-reader.ts'
import type { ImportRequest, ImportResult, ImportWorld } from './import-request.ts'
import { importFiles } from './import-run.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-import-'))
afterAll(() => rmSync(root, { recursive: true }))

let made = 0
const newFolder = (): string => join(root, `run-${++made}`)

function file(name: string, content: string | Uint8Array): string {
  const folder = join(root, `files-${++made}`)
  mkdirSync(folder)
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

interface Row {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly output: string
  readonly model?: string
}

function row(index: number, more: Partial<Row> = {}): Row {
  return {
    id: `p${index}`,
    question: `What is ${index} + 1?`,
    answer: String(index + 1),
    output: `<think>\nOne more than ${index}.\n</think>\n\\boxed{${index + 1}}`,
    ...more,
  }
}

const map = 'id=id,problem=question,gold=answer,response=output,model=model'
const lines = (rows: readonly unknown[]): string => rows.map((one) => `${JSON.stringify(one)}\n`).join('')

interface Imported extends ImportResult {
  readonly skipped: readonly string[]
}

async function imported(
  files: readonly string[],
  given: Partial<ImportRequest> = {},
  world: Partial<ImportWorld> = {},
): Promise<Imported> {
  const skipped: string[] = []
  const request: ImportRequest = {
    files,
    folder: newFolder(),
    choice: { map },
    options: { tags: [], summaryModels: [] },
    strict: false,
    threads: 1,
    resume: false,
    startedAt: new Date('2026-01-02T03:04:05Z'),
    versions: { jevons: '0.1.0', node: '20' },
    ...given,
  }
  const result = await importFiles(request, {
    stdin: noInput(),
    signal: new AbortController().signal,
    clock: () => 0,
    onProgress: () => {},
    onSkip: (_, { place, skipped: reason }) => skipped.push(`${place}: ${reason}`),
    ...world,
  })
  return { ...result, skipped }
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

async function responses(folder: string): Promise<ResponseLine[]> {
  const found: ResponseLine[] = []
  for await (const response of readRun(folder).responses()) found.push(response)
  return found
}

const textOf = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

describe('an import', () => {
  it('makes a run that can be read: problems once, a response a record, numbered within its arm', async () => {
    const rows = [
      row(1, { model: 'a' }),
      row(1, { model: 'a' }),
      row(1, { model: 'b' }),
      row(2, { model: 'a' }),
    ]
    const { run, counts, arms } = await imported([file('rows.jsonl', lines(rows))])
    expect(counts).toMatchObject({
      records: 4,
      read: 4,
      responses: 4,
      problems: 2,
      withReasoning: 4,
      withGold: 4,
    })
    expect(arms).toEqual(['a', 'b'])
    const found = await responses(run)
    expect(found.map(({ problem, arm, sample }) => [problem, arm, sample])).toEqual([
      ['p1', 'a', 0],
      ['p1', 'a', 1],
      ['p1', 'b', 0],
      ['p2', 'a', 0],
    ])
    const [first] = found
    const { start = 0, end = 0, answerStart } = first?.span ?? {}
    expect(first?.text.slice(start, end).trim()).toBe('One more than 1.')
    expect(first?.text.slice(answerStart)).toContain('\\boxed{2}')
    expect(first?.source).toBe('rows.jsonl:line 1')
    expect(readRun(run).description.study).toMatchObject({
      kind: 'import',
      problems: 2,
      responses: 4,
      samples: 2,
    })
  })

  it('loses nothing silently: what is read is a response, a problem alone, or skipped with its place and reason', async () => {
    const text = `${JSON.stringify(row(1))}\n{broken\n\n${JSON.stringify({ id: 'p9', question: 'Alone?', answer: '1' })}\n[1]\n`
    const { counts, skipped } = await imported([file('rows.jsonl', text)])
    expect(counts.read).toBe(counts.responses + counts.problemsAlone + counts.skipped)
    expect(counts).toMatchObject({ records: 4, responses: 1 })
    expect(skipped[0]).toBe('line 2: not JSON')
    expect(skipped.at(-1)).toMatch(/^line 5: /)
    expect(Object.values(counts.skippedBecause).reduce((sum, count) => sum + count, 0)).toBe(counts.skipped)
  })

  it('stops at the first record that cannot be used where it is strict, naming file and line', async () => {
    const path = file('rows.jsonl', `${JSON.stringify(row(1))}\n{broken\n`)
    await expect(imported([path], { strict: true })).rejects.toThrow(`${path}, line 2: not JSON`)
  })

  it('reads gzip, zstd, arrays and standard input to the same responses', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => row(index))
    const plain = await imported([file('rows.jsonl', lines(rows))], { arm: 'm' })
    const texts = (await responses(plain.run)).map(({ text }) => text)
    const stdin = createReadStream(file('rows.jsonl', lines(rows)))
    const others = [
      imported([file('rows.jsonl.gz', gzipSync(lines(rows)))], { arm: 'm' }),
      imported([file('rows.jsonl.zst', storedZstd(Buffer.from(lines(rows))))], { arm: 'm' }),
      imported([file('frames.jsonl.zst', frames(rows))], { arm: 'm' }),
      imported([file('rows.json', JSON.stringify(rows, undefined, 1))], { arm: 'm' }),
      imported(['-'], { arm: 'm' }, { stdin: stdin as AsyncIterable<Uint8Array> }),
    ]
    for (const other of await Promise.all(others)) {
      expect((await responses(other.run)).map(({ text }) => text)).toEqual(texts)
    }
  })

  it('writes the same bytes with any number of threads', async () => {
    const long = 'Alternatively, 가 "quoted" \\frac12\n'.repeat(2000)
    const rows = Array.from({ length: 120 }, (_, index) =>
      row(index % 40, { model: `m${index % 3}`, output: `<think>${long}</think>${index}` }),
    )
    const path = file('rows.jsonl', lines(rows))
    const one = await imported([path])
    const three = await imported([path], { threads: 3 })
    expect(textOf(three.run, 'responses.jsonl')).toBe(textOf(one.run, 'responses.jsonl'))
    expect(textOf(three.run, 'problems.jsonl')).toBe(textOf(one.run, 'problems.jsonl'))
    expect(three.counts).toEqual(one.counts)
  })

  it('keeps problems apart that share an id and nothing else', async () => {
    const [a, b] = [row(1), { ...row(1), question: 'Another question?', answer: '7' }]
    const { run } = await imported([file('a.jsonl', lines([a])), file('b.jsonl', lines([b]))])
    const problems = textOf(run, 'problems.jsonl').trim().split('\n')
    expect(problems.map((line) => JSON.parse(line).id)).toEqual(['p1', 'p1~~2'])
    expect((await responses(run)).map(({ problem, arm }) => [problem, arm])).toEqual([
      ['p1', 'a'],
      ['p1~~2', 'b'],
    ])
  })

  it('takes right answers from a file of their own, by id or by question', async () => {
    const rows = [1, 2].map((index) => {
      const { answer: _, ...rest } = row(index)
      return rest
    })
    const gold = file(
      'gold.jsonl',
      lines([
        { id: 'p1', problem: '', answer: '2' },
        { id: 'x', problem: 'What is 2 + 1?', answer: '3' },
      ]),
    )
    const { run, counts } = await imported([file('rows.jsonl', lines(rows))], { goldFile: gold })
    expect(counts.withGold).toBe(2)
    const golds = textOf(run, 'problems.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).gold)
    expect(golds).toEqual(['2', '3'])
  })
})

describe('a file that cannot be imported', () => {
  const given = { choice: undefined } as unknown as Partial<ImportRequest>

  it('says so in one line, before anything is written', async () => {
    const folder = newFolder()
    const odd = file('odd.jsonl', '{"foo":1,"bar":2}\n')
    await expect(imported([odd], { ...given, folder })).rejects.toThrow(
      `${odd}, line 1: no format fits a record with the fields foo, bar; name one with --format`,
    )
    expect(existsSync(folder)).toBe(false)
    await expect(imported([join(root, 'nowhere')], given)).rejects.toThrow('nowhere: no such file')
    await expect(imported([root], given)).rejects.toThrow('is a folder')
    await expect(imported([file('empty.jsonl', '')], given)).rejects.toThrow('is empty')
    await expect(imported([file('x.jsonl', '{"a":\n')], given)).rejects.toThrow(
      /x\.jsonl, at its end: not JSON/,
    )
  })

  it('that is broken inside is read up to there, and the rest of it is told', async () => {
    const long = Array.from({ length: 400 }, (_, index) =>
      row(index, { output: `<think>${Math.sin(index)}</think>1` }),
    )
    const packed = gzipSync(lines(long))
    const cut = file('rows.jsonl.gz', packed.subarray(0, packed.length / 2))
    const after = file('after.jsonl', lines([row(1000)]))
    for (const threads of [1, 2]) {
      const { counts, skipped, run } = await imported([cut, after], { threads })
      expect(counts.read).toBe(counts.responses + counts.problemsAlone + counts.skipped)
      expect(counts.responses).toBeGreaterThan(100)
      expect(skipped.at(-1)).toBe('the rest of the file: broken gzip data: unexpected end of file')
      expect((await responses(run)).at(-1)?.problem).toBe('p1000')
    }
    await expect(imported([cut], { strict: true })).rejects.toThrow('rows.jsonl.gz, line ')
  })

  it('or of which nothing can be used leaves no run behind', async () => {
    const folder = newFolder()
    const nothing = imported([file('rows.jsonl', lines([row(1)]))], {
      folder,
      choice: { map: 'problem=nowhere,response=nothing' },
    })
    await expect(nothing).rejects.toThrow('nothing of 1 could be used: ')
    expect(existsSync(join(folder, 'run.json'))).toBe(false)
    const taken = imported([file('rows.jsonl', lines([row(1)]))], { folder: file('taken', 'x') })
    await expect(taken).rejects.toThrow('a file is there; name a folder that is new or empty')
  })
})

describe('an interrupted import', () => {
  const long = 'x'.repeat(40_000)
  const rows = Array.from({ length: 150 }, (_, index) =>
    row(index % 50, { model: `m${index % 2}`, output: `<think>${long}</think>${index}` }),
  )
  const [first, second] = [rows.slice(0, 80), rows.slice(80)]

  it('goes on where it stopped, with nothing repeated or lost, whenever that was', async () => {
    const files = [file('first.jsonl', lines(first)), file('second.jsonl', lines(second))]
    const whole = await imported(files)
    for (const stopAfter of [1, 2, 4, 5]) {
      const folder = newFolder()
      const stopping = new AbortController()
      let blocks = 0
      const onProgress = (): void => {
        if (++blocks === stopAfter) stopping.abort(new Error('stop'))
      }
      await expect(imported(files, { folder }, { signal: stopping.signal, onProgress })).rejects.toThrow(
        'stop',
      )
      await expect(imported(files, { folder })).rejects.toThrow(
        'holds an import that was interrupted; add --resume',
      )
      const resumed = await imported(files, { folder, resume: true })
      expect(textOf(folder, 'responses.jsonl')).toBe(textOf(whole.run, 'responses.jsonl'))
      expect(textOf(folder, 'problems.jsonl')).toBe(textOf(whole.run, 'problems.jsonl'))
      expect(resumed.counts).toEqual(whole.counts)
      expect(existsSync(join(folder, 'import.json'))).toBe(false)
    }
  })

  it('is not resumed with other files than it was begun with', async () => {
    const files = [file('first.jsonl', lines(first))]
    const folder = newFolder()
    const stopping = new AbortController()
    const onProgress = (): void => stopping.abort(new Error('stop'))
    await expect(imported(files, { folder }, { signal: stopping.signal, onProgress })).rejects.toThrow('stop')
    const other = imported([file('other.jsonl', lines(second))], { folder, resume: true })
    await expect(other).rejects.toThrow('that import was begun with')
  })
})

/** Two frames, one after the other: as of logs that were appended to. */
function frames(rows: readonly unknown[]): Buffer {
  const halves = [rows.slice(0, 10), rows.slice(10)]
  return Buffer.concat(halves.map((half) => storedZstd(Buffer.from(lines(half)))))
}

/** A zstd frame whose one block is stored as it is. */
function storedZstd(content: Buffer): Buffer {
  const header = Buffer.alloc(4 + 1 + 4 + 3)
  header.set([0x28, 0xb5, 0x2f, 0xfd, 0b10100000])
  header.writeUInt32LE(content.length, 5)
  header.writeUIntLE((content.length << 3) | 1, 9, 3)
  return Buffer.concat([header, content])
}
