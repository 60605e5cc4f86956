import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ResponseLine } from '../record.ts'
import { type FileStretch, fileStretches, stretchReader } from './response-stretches.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-stretches-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'responses.jsonl')

function lineOf(sample: number, text: string): string {
  const response = { version: 1, problem: 'p', arm: 'a', sample, text, finishReason: 'stop', usage: {} }
  return JSON.stringify(response)
}

function samplesIn(stretches: readonly FileStretch[]): number[] {
  const reader = stretchReader(file)
  const samples: number[] = []
  for (const stretch of stretches) reader.each(stretch, ({ sample }) => samples.push(sample))
  reader.close()
  return samples
}

function errorIn(content: string): string {
  writeFileSync(file, content)
  try {
    samplesIn([...fileStretches(Buffer.byteLength(content))])
    return 'none'
  } catch (error) {
    return String(error)
  }
}

describe('the stretches of a responses.jsonl', () => {
  it('hold every line once and in order, wherever the file is cut', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 20 })
    fc.assert(
      fc.property(texts, fc.array(fc.nat()), fc.boolean(), (all, cuts, isEnded) => {
        const content =
          all.map((text, sample) => lineOf(sample, text)).join('\n') + (isEnded && all.length > 0 ? '\n' : '')
        const size = Buffer.byteLength(content)
        writeFileSync(file, content)
        const places = [0, ...cuts.map((cut) => cut % (size + 1)).sort((a, b) => a - b), size]
        const stretches = places.slice(1).map((end, index) => ({ start: places[index] ?? 0, end }))
        expect(samplesIn(stretches)).toEqual([...all.keys()])
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('hold lines that are longer than they are, and than what is laid out to be read quickly', () => {
    const lengths = [10, 300_000, 2_500_000, 20, 9_000_000, 5]
    const content = lengths.map((length, index) => `${lineOf(index, 'é'.repeat(length / 2))}\n`).join('')
    writeFileSync(file, content)
    const texts: ResponseLine['text'][] = []
    const reader = stretchReader(file)
    for (const stretch of fileStretches(Buffer.byteLength(content)))
      reader.each(stretch, ({ text }) => texts.push(text))
    reader.close()
    expect(texts.map(({ length }) => length)).toEqual(lengths.map((length) => Math.floor(length / 2)))
    expect(texts.every((text) => /^é*$/.test(text))).toBe(true)
  })

  it('are none of an empty file', () => {
    writeFileSync(file, '')
    expect([...fileStretches(0)]).toEqual([])
    expect(samplesIn([{ start: 0, end: 0 }])).toEqual([])
  })

  it('name the line that is no response', () => {
    const good = Array.from({ length: 30_000 }, (_, index) => lineOf(index, 'text'))
    expect(errorIn([...good, '{"version":1'].join('\n'))).toContain('line 30001: not JSON')
    expect(errorIn(`${[...good.slice(0, 2), '', ...good].join('\n')}\n`)).toContain('line 3: not JSON')
    expect(errorIn(`${lineOf(0, 'x').replace('"stop"', '"why"')}\n`)).toContain('line 1: finishReason')
  })
})
