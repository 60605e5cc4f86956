import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../test/needs.ts'
import { recordFormatFor } from './detect-format.ts'
import { importFormat, importFormats, recordFormats } from './import-formats.ts'

const fixtures = fileURLToPath(new URL('../../../test/fixture/import/', import.meta.url))

function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

function fixtureNames(family: string): string[] {
  return readdirSync(fixtures + family).filter((name) => name.endsWith('.jsonl'))
}

describe('the formats of all families together', () => {
  it('have names of their own, by which each is found', () => {
    const names = importFormats.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(35)
    for (const name of names) expect(importFormat(name).name).toBe(name)
    expect(() => importFormat('nonsense')).toThrow('no such format; there are inspect, ')
  })

  it.each(['dataset', 'evaluation'])('leave the fixtures of %s to the format they are of', (family) => {
    for (const file of fixtureNames(family)) {
      // Rows of any shape: a particular format may know one of them.
      if (file === 'rows.jsonl') continue
      const expected = file.replace(/(?:-old|-new)?\.jsonl$/, '')
      for (const record of linesOf(readFileSync(`${fixtures}${family}/${file}`, 'utf8'))) {
        expect(recordFormatFor([record])?.name, JSON.stringify(record).slice(0, 200)).toBe(expected)
      }
    }
  })

  it('leave the shared traces to the format they are of', needs.shared, () => {
    const wanted = {
      'lrm-token-economy': 'lrm-token-economy',
      'trace-topology-math500': 'trace-topology',
      'qwen25-math-cot-maj': 'qwen-math',
      'zeroeval-o1-mini-math-l5': 'zeroeval',
    }
    for (const [file, format] of Object.entries(wanted)) {
      const text = gunzipSync(readFileSync(`${needs.shared.at}/data/traces/${file}.jsonl.gz`)).toString(
        'utf8',
      )
      const names = new Set(linesOf(text).map((record) => recordFormatFor([record])?.name))
      expect([...names], file).toEqual([format])
    }
  })

  it('recognise nothing in records that are nobody’s', () => {
    for (const record of [null, 1, 'text', [], {}, { foo: 1 }, { __proto__: null }])
      expect(recordFormats.filter((format) => format.recognises(record)).map(({ name }) => name)).toEqual([])
  })
})
