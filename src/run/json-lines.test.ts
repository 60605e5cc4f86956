import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dropTornLine, lineWriter, readLines } from './json-lines.ts'
import { RunError } from './run-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

const schema = z.strictObject({ text: z.string() })
const file = join(folder, 'some.jsonl')

async function all(): Promise<string[]> {
  const texts: string[] = []
  for await (const { text } of readLines(file, schema)) texts.push(text)
  return texts
}

function written(texts: readonly string[]): Buffer {
  rmSync(file, { force: true })
  const writer = lineWriter<{ text: string }>(file)
  for (const text of texts) writer.append({ text })
  writer.close()
  return texts.length === 0 ? Buffer.alloc(0) : readFileSync(file)
}

describe('a file of JSON lines', () => {
  it('gives back what was written, in order, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (texts) => {
        written(texts)
        expect(await all()).toEqual(texts)
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('cut off at any byte keeps the lines before, and takes new ones after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
        fc.nat(),
        async (texts, at) => {
          const bytes = written(texts)
          const kept = at % bytes.length
          truncateSync(file, kept)
          const whole = bytes.subarray(0, kept).filter((byte) => byte === 10).length
          expect(await all()).toEqual(texts.slice(0, whole))
          const dropped = dropTornLine(file)
          expect(kept - dropped).toBe(readFileSync(file).length)
          const writer = lineWriter<{ text: string }>(file)
          writer.append({ text: 'after' })
          writer.close()
          expect(await all()).toEqual([...texts.slice(0, whole), 'after'])
        },
      ),
      { seed: 1, numRuns: 50 },
    )
  })

  it('finds the last line break behind a torn line longer than what it reads at once', () => {
    writeFileSync(file, `{"text":"a"}\n${'x'.repeat(200_000)}`)
    expect(dropTornLine(file)).toBe(200_000)
    expect(readFileSync(file, 'utf8')).toBe('{"text":"a"}\n')
  })

  it('with any byte changed gives lines or a RunError, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const bytes = written(['one', 'two', 'three'])
        bytes[at % bytes.length] = byte
        writeFileSync(file, bytes)
        const outcome = await all().catch((error: unknown) => error)
        expect(Array.isArray(outcome) || outcome instanceof RunError).toBe(true)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('names file and line of a line that is not JSON', async () => {
    writeFileSync(file, '{"text":"a"}\n{"text":\n{"text":"b"}\n')
    await expect(all()).rejects.toThrow(
      new RunError(`${file}, line 2: not JSON; restore the line or cut the file before it`),
    )
  })

  it('names file, line and field of a line that is no record', async () => {
    writeFileSync(file, '{"text":7}\n')
    await expect(all()).rejects.toThrow(`${file}, line 1: text: `)
  })

  it('has no lines while it is not there', async () => {
    rmSync(file, { force: true })
    expect(await all()).toEqual([])
    expect(dropTornLine(file)).toBe(0)
  })
})
