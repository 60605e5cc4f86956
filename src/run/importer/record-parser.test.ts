import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteWriter } from './byte-writer.ts'
import { parsed } from './parsed.ts'
import { recordParser } from './record-parser.ts'

const parser = recordParser()
const slowly = (bytes: Uint8Array): unknown =>
  parsed(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))

/** Long and short texts of all kinds. */
const long = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 5 }),
      fc.constantFrom('\n', '"', '\\', '/', '\u0001', '\u2028', '’', '\ud800'),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .chain((pieces) => fc.integer({ min: 1, max: 60 }).map((times) => pieces.join('').repeat(times)))
const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'text', '0'))
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    long,
    fc.constantFrom(null, true, 1.5, 'short'),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(name, tie('any'), { maxKeys: 4 }),
  ),
})).any
/** The same JSON, as other programs write it. */
const spelling = fc.constantFrom<(json: string) => string>(
  (json) => json,
  (json) =>
    json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  (json) =>
    json.replaceAll(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
    ),
  (json) => json.replaceAll('/', '\\/'),
  (json) => json.replaceAll('1.5', 'NaN'),
  (json) => ` ${json.replaceAll(',"', ' , "')}\r`,
  (json) => `\ufeff${json}`,
)

describe('a record parsed from its bytes', () => {
  it('is what JSON.parse makes of it, however it is written', () => {
    fc.assert(
      fc.property(value, spelling, (record, spelt) => {
        const bytes = Buffer.from(spelt(JSON.stringify(record)))
        expect(parser.parse(bytes)).toEqual(slowly(bytes))
      }),
      { seed: 21, numRuns: 1000 },
    )
  })
  it('is what JSON.parse makes of it, torn or with bytes changed', () => {
    const damage = fc.record({
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 3 }),
    })
    fc.assert(
      fc.property(value, damage, (record, { cut, at, bytes }) => {
        const whole = Buffer.from(JSON.stringify(record))
        const damaged = whole.subarray(0, cut > 0.5 ? whole.length : Math.ceil(2 * cut * whole.length))
        const place = Math.floor(at * damaged.length)
        damaged.set(bytes.subarray(0, damaged.length - place), place)
        expect(parser.parse(damaged)).toEqual(slowly(damaged))
      }),
      { seed: 22, numRuns: 1000 },
    )
  })
  it('keeps the last of two fields of one name, and fields that only look like a prototype', () => {
    const [one, other] = ['a'.repeat(400), 'b’'.repeat(400)]
    for (const json of [
      `{"text":"${one}","text":"${other}"}`,
      `{"text":"${one}","text":1}`,
      `{"__proto__":"${one}"}`,
      `{"__proto__":{"text":"${one}"},"text":"${other}"}`,
      `"${one}"`,
      `["${one}","${other}"`,
      `{"${one}":"${other}"}`,
    ]) {
      const bytes = Buffer.from(json)
      expect(parser.parse(bytes)).toEqual(slowly(bytes))
    }
    const deep = Buffer.from(`${'['.repeat(20_000)}"${one}"${']'.repeat(20_000)}`)
    expect(parser.parse(deep)).toBeInstanceOf(Array)
  })
  it('tells the bytes of its texts where they are those of JSON.stringify', () => {
    const writer = byteWriter(parser.writtenAs)
    let copied = 0
    fc.assert(
      fc.property(fc.array(long, { minLength: 1, maxLength: 4 }), spelling, (texts, spelt) => {
        parser.parse(Buffer.from(spelt(JSON.stringify(texts))))
        for (const text of texts) {
          if (parser.writtenAs(text)) copied++
          writer.string(text, 'between', texts[0] ?? '')
          const written = Buffer.from(writer.take()).toString('utf8')
          expect(written).toBe(JSON.stringify(`${text}between${texts[0]}`))
        }
      }),
      { seed: 23, numRuns: 1000 },
    )
    expect(copied).toBeGreaterThan(100)
  })
})
