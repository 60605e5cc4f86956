import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countdownProblem } from '#problem'
import type { ResponseLine } from './record.ts'
import type { CountdownStudy, RunDescription } from './run-description.ts'
import { runDifferences } from './run-differences.ts'
import { createRun, newRunFolder, type RunRequest, reopenRun, resumeRun } from './run-folder.ts'
import { readRun } from './run-reader.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-run-'))
afterAll(() => rmSync(root, { recursive: true }))

const description: RunDescription = {
  version: 1,
  startedAt: '2026-01-02T03:04:05.000Z',
  versions: { jevons: '0.1.0', node: '20.19.0' },
  study: {
    kind: 'countdown',
    problems: 1,
    samples: 1,
    temperature: 1,
    topP: 1,
    maxTokens: 100,
    seed: '1',
    split: 'development',
    baseline: 'none',
    margin: null,
  },
  arms: [{ id: 'none', engine: 'e', policy: { name: 'none', parameters: {} }, selection: null }],
  engine: {
    name: 'e',
    model: 'm',
    weightsHash: 'abc',
    tokenizer: 't',
    promptTemplate: '{question}',
    reasoningMarkers: { open: '<think>', close: '</think>' },
    notice: null,
  },
  prompt: 'Using 3, 7, 8, make 24.',
  judge: 'countdown, exact',
  family: { metrics: ['accuracy', 'tokens'], level: 0.95 },
  priceRatio: { uncachedInput: 1, cachedInput: 0.1, output: 4 },
}
const request: RunRequest = { description, problems: [countdownProblem([3, 7, 8], 24)] }

function otherwise(study: Partial<CountdownStudy>): RunRequest {
  return {
    ...request,
    description: { ...description, study: { ...(description.study as CountdownStudy), ...study } },
  }
}

function line(sample: number): ResponseLine {
  const usage = { prompt: 3, reasoning: 2, output: 4 }
  const key = { problem: 'countdown:3-7-8>24', arm: 'none', sample }
  return { version: 1, ...key, text: 'abc', tokenLengths: [1, 2], finishReason: 'stop', usage, durationMs: 1 }
}

async function samples(folder: string): Promise<number[]> {
  const found: number[] = []
  for await (const { sample } of readRun(folder).responses()) found.push(sample)
  return found
}

describe('a run folder', () => {
  it('keeps what was asked, the problems and every response', async () => {
    const folder = join(root, 'kept')
    const run = createRun(folder, request)
    run.appendResponse(line(0))
    run.appendResponse(line(1))
    run.close()
    expect(readdirSync(folder).sort()).toEqual(['problems.jsonl', 'responses.jsonl', 'run.json'])
    const read = readRun(folder)
    expect(read.description).toEqual(description)
    for await (const problem of read.problems()) expect(problem).toEqual(request.problems[0])
    expect(await samples(folder)).toEqual([0, 1])
    expect(read.summary()).toBeUndefined()
  })

  it('goes on after a torn line as if it had never been begun', async () => {
    const folder = join(root, 'torn')
    createRun(folder, request).close()
    writeFileSync(join(folder, 'responses.jsonl'), `${JSON.stringify(line(0))}\n{"version":1,"prob`)
    const run = resumeRun(folder, request)
    run.appendResponse(line(1))
    run.close()
    expect(await samples(folder)).toEqual([0, 1])
  })

  it('is not begun where one is, nor where something else lies', () => {
    const folder = join(root, 'taken')
    createRun(folder, request).close()
    expect(() => createRun(folder, request)).toThrow(`${folder}: holds a run already; add --resume`)
    const other = join(root, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'thesis.txt'), 'all my work')
    expect(() => createRun(other, request)).toThrow('is not empty and holds no run')
    expect(readdirSync(other)).toEqual(['thesis.txt'])
  })

  it('is resumed only for the same request, and says what differs', () => {
    const folder = join(root, 'otherwise')
    createRun(folder, request).close()
    expect(() => resumeRun(folder, otherwise({ seed: '2', margin: 0.02 }))).toThrow(
      `${folder}: was begun otherwise: study.seed is "1" there and "2" now; study.margin is null there and 0.02 now`,
    )
    expect(() => resumeRun(join(root, 'nowhere'), request)).toThrow('no such folder to resume')
  })

  it('is begun afresh where it was killed before its run.json was there', () => {
    const folder = join(root, 'early')
    mkdirSync(folder)
    writeFileSync(join(folder, 'run.json.unfinished'), '{"ver')
    resumeRun(folder, request).close()
    expect(readRun(folder).description).toEqual(description)
  })

  it('refuses problems that its seed does not give', () => {
    const folder = join(root, 'problems')
    createRun(folder, request).close()
    writeFileSync(join(folder, 'problems.jsonl'), '')
    expect(() => resumeRun(folder, request)).toThrow('holds other problems than its seed gives')
    expect(readdirSync(folder)).not.toContain('lock')
  })

  it('is named by the time, and a second one of the same second gets a number', () => {
    const now = new Date('2026-01-02T03:04:05.678Z')
    expect(newRunFolder(root, now)).toBe(join(root, '2026-01-02T03-04-05Z'))
    expect(newRunFolder(root, now)).toBe(join(root, '2026-01-02T03-04-05Z-2'))
  })

  it('has one writer at a time', () => {
    const folder = join(root, 'one-writer')
    const run = createRun(folder, request)
    expect(() => reopenRun(folder)).toThrow('is writing this run')
    run.close()
    reopenRun(folder).close()
    expect(readFileSync(join(folder, 'run.json'), 'utf8').endsWith('}\n')).toBe(true)
  })

  it('that is none, or of another version, says so', () => {
    expect(() => readRun(join(root, 'nowhere'))).toThrow('no such folder')
    const folder = join(root, 'later')
    mkdirSync(folder)
    expect(() => readRun(folder)).toThrow('holds no run.json')
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...description, version: 2 }))
    expect(() => readRun(folder)).toThrow(`${join(folder, 'run.json')}: version: `)
  })
})

describe('the differences of two descriptions', () => {
  it('leave out when a run began and under which Node, but not other weights', () => {
    const later = { ...description, startedAt: 'later', versions: { jevons: '0.1.0', node: '24.0.0' } }
    expect(runDifferences(description, later)).toEqual([])
    const engine = { ...description.engine, weightsHash: 'def' }
    expect(runDifferences(description, { ...description, engine })).toEqual([
      { path: 'engine.weightsHash', recorded: '"abc"', asked: '"def"' },
    ])
  })

  it('see an arm more and an arm less', () => {
    const tip = {
      id: 'tip:alpha=3',
      engine: 'e',
      policy: { name: 'tip', parameters: { alpha: 3 } },
      selection: null,
    }
    const more = { ...description, arms: [...description.arms, tip] }
    expect(runDifferences(description, more)).toContainEqual({
      path: 'arms.1.id',
      recorded: 'nothing',
      asked: '"tip:alpha=3"',
    })
    expect(runDifferences(more, description)).toHaveLength(runDifferences(description, more).length)
  })
})
