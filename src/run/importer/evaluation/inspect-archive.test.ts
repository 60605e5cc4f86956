import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type ZipPart, zipBytes } from '../../../../test/fixture/zip-bytes.ts'
import { needs } from '../../../../test/needs.ts'
import { RunError } from '../../run-error.ts'
import type { DocumentItem, ImportedResponse } from '../import-format.ts'
import { inspectArchive } from './inspect-archive.ts'
import { inspectDocument } from './inspect-document.ts'

const options = { tags: [], summaryModels: [] }
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/fixture/import/evaluation/${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jevons-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<readonly DocumentItem[]> {
  const items: DocumentItem[] = []
  for await (const item of inspectArchive.readArchive(path, options, onBytes)) items.push(item)
  return items
}

function archive(parts: readonly ZipPart[] | Uint8Array): string {
  const file = join(folder, 'log.eval')
  writeFileSync(file, parts instanceof Uint8Array ? parts : zipBytes(parts))
  return file
}

const head = JSON.stringify({
  version: 2,
  status: 'started',
  eval: { task: 'sums', model: 'acme/m', dataset: {} },
})
const start = { name: '_journal/start.json', content: head }

function sample(id: string, more: object = {}): ZipPart {
  const output = {
    model: 'm',
    choices: [{ message: { role: 'assistant', content: '42' }, stop_reason: 'stop' }],
  }
  const content = JSON.stringify({ id, epoch: 1, input: 'What?', target: '42', events: [], output, ...more })
  return { name: `samples/${id}_epoch_1.json`, content }
}

const byPlace = (items: readonly DocumentItem[]): readonly DocumentItem[] =>
  [...items].sort((a, b) => (a.place < b.place ? -1 : 1))

const reasons = (items: readonly DocumentItem[]): readonly (string | undefined)[] =>
  items.map((item) => ('skipped' in item ? item.skipped : undefined))

function responseOf(items: readonly DocumentItem[], place: string): ImportedResponse | undefined {
  const item = items.find((one) => one.place === place)
  return item && 'record' in item ? item.record.responses[0] : undefined
}

describe('inspectArchive', () => {
  it('reads a log that inspect_ai compressed with zstd: epochs, reasoning, usage, scores', async () => {
    const items = await read(fixture('inspect-sums.eval'))
    expect(items).toHaveLength(8)
    expect(responseOf(items, 'sample a/1 of epoch 1')).toMatchObject({
      sample: 0,
      reply: {
        text: 'Seven and eight. Wait, check: 15.ANSWER: 15',
        span: { start: 0, end: 33, answerStart: 33 },
        reasoning: 'full',
        finish: 'stop',
        usage: { prompt: 30, cachedPrompt: 10, reasoning: 12, output: 30 },
        model: 'mockllm/model',
      },
      recorded: { correct: true, score: 1, answer: '15' },
    })
    expect(responseOf(items, 'sample 2 of epoch 1')?.reply).toMatchObject({
      text: 'Added the numbers.ANSWER: 21',
      reasoning: 'summary',
    })
    expect(responseOf(items, 'sample 3 of epoch 1')?.reply).toMatchObject({
      text: 'ANSWER: 4',
      reasoning: 'hidden',
    })
    expect(responseOf(items, 'sample 2 of epoch 2')).toMatchObject({ sample: 1, reply: { finish: 'length' } })
    const inline = responseOf(items, 'sample 4 of epoch 1')?.reply
    expect(inline?.text.slice(inline.span.start, inline.span.end)).toMatch(/^Half of ten\. Alternatively/)
  })

  it('reads the same from the newest layout, in chunks, and from JSON', async () => {
    const items = byPlace(await read(fixture('inspect-sums.eval')))
    expect(byPlace(await read(fixture('inspect-chunked.eval')))).toEqual(items)
    const document: unknown = JSON.parse(readFileSync(fixture('inspect-sums.json'), 'utf8'))
    expect(inspectDocument.recognises(document)).toBe(true)
    expect(byPlace([...inspectDocument.readDocument(document, options)])).toEqual(items)
  })

  it('accounts for every byte of the file', async () => {
    let total = 0
    await read(fixture('inspect-sums.eval'), (bytes) => {
      total += bytes
    })
    expect(total).toBe(statSync(fixture('inspect-sums.eval')).size)
  })

  it('reads what there is of a run that has not ended', async () => {
    const items = await read(archive([start, sample('1'), sample('2')]))
    expect(items.map(({ place }) => place)).toEqual(['sample 1 of epoch 1', 'sample 2 of epoch 1'])
    expect(responseOf(items, 'sample 1 of epoch 1')?.reply.model).toBe('acme/m')
  })

  it('takes the last of two entries with one name and counts the other', async () => {
    const items = await read(archive([start, sample('1', { target: '41' }), sample('1')]))
    expect(reasons(items)).toEqual(['written again later in the archive', undefined])
    expect(items[1]).toMatchObject({ record: { problem: { gold: '42' } } })
  })

  it('skips with its reason what failed, was invalidated, leads out, is broken or empty, and reads on', async () => {
    const items = await read(
      archive([
        start,
        sample('1', { error: { message: 'ConnectionError: reset\nby peer' } }),
        sample('2', { invalidation: { author: 'x' } }),
        { ...sample('3'), name: 'samples/../../3_epoch_1.json' },
        { name: 'samples/4_epoch_1.json', content: '{"id": 4' },
        { name: 'samples/5_epoch_1.json', content: '[]' },
        { name: 'samples/6_epoch_1.json', content: 'x', flags: 1 },
        sample('7', { output: {} }),
        sample('8'),
      ]),
    )
    expect(reasons(items)).toEqual([
      'the sample failed: ConnectionError: reset',
      'the sample was declared invalid',
      'its name leads out of the archive',
      'not a JSON object (it ends before its object does)',
      'not a JSON object (not an object)',
      'it is encrypted',
      'the sample holds no output',
      undefined,
    ])
  })

  it('says that a log was written without samples', async () => {
    expect(reasons(await read(archive([start])))).toEqual([
      'the log holds no samples: it was written without them',
    ])
  })

  it.each([
    [[{ name: 'word/document.xml', content: '<x/>' }], 'of archives only inspect logs are read'],
    [[{ name: 'header.json', content: '{"eval": 1}' }], 'names no task and model'],
    [[{ name: 'header.json', content: '{' }], 'header.json: not a JSON object'],
  ])('refuses an archive that is no log: %j', async (parts, reason) => {
    await expect(read(archive(parts))).rejects.toThrow(RunError)
    await expect(read(archive(parts))).rejects.toThrow(reason)
  })

  it('never fails but with one line, whatever bytes of a log are changed', async () => {
    const bytes = readFileSync(fixture('inspect-sums.eval'))
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    const changes = fc.array(change, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(changes, fc.constantFrom(0, 0, 0, 7, 30), async (places, cut) => {
        const changed = Buffer.from(bytes)
        for (const [at, to] of places) changed[at] = to
        await readsOrRefuses(archive(changed.subarray(0, bytes.length - cut)))
      }),
      { seed: 11, numRuns: 100, endOnFailure: true },
    )
  })
})

async function readsOrRefuses(path: string): Promise<void> {
  try {
    for (const item of await read(path)) expect('record' in item || item.skipped !== '').toBe(true)
  } catch (error) {
    expect(error).toBeInstanceOf(RunError)
    expect((error as Error).message).not.toContain('\n')
  }
}

describe('inspectArchive on the shared logs', () => {
  it.each([
    ['2025-02-11T15-17-00-05-00_popularity_dPiJifoWeEQBrfWsAopzWr.eval', 10, 0, [0]],
    ['log_formats.eval', 1, 1, [0]],
    ['log_message_deduplication.eval', 1, 1, [0]],
    ['log_streaming.eval', 4, 4, [0, 1]],
    ['mmlu-summary-choices.eval', 1, 1, [0]],
  ])('reads %s: %i samples, %i of them scored', needs.shared, async (name, samples, scored, epochs) => {
    const items = await read(join(needs.shared.at, 'data/formats/inspect', name))
    const responses = items.flatMap((item) => ('record' in item ? item.record.responses : []))
    expect(items).toHaveLength(samples)
    expect(responses).toHaveLength(samples)
    expect(responses.filter(({ recorded }) => recorded !== undefined)).toHaveLength(scored)
    expect([...new Set(responses.map((response) => response.sample))].sort()).toEqual(epochs)
    for (const item of items) expect('record' in item && item.record.problem.gold).toBeTruthy()
  })
})
