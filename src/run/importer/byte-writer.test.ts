import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteWriter } from './byte-writer.ts'

describe('JSON written as bytes', () => {
  it('is byte for byte what JSON.stringify and an encoder give, whatever the text', () => {
    const writer = byteWriter()
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), units())
    fc.assert(
      fc.property(anyText, (text) => {
        writer.string(text)
        expect(Buffer.from(writer.take()).toString('utf8')).toBe(JSON.stringify(text))
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('grows with what is written, and begins anew when that is taken', () => {
    const writer = byteWriter()
    const long = '가"\\\n\u0001'.repeat(300_000)
    writer.raw('{"text":')
    writer.string(long)
    writer.raw('}')
    expect(JSON.parse(Buffer.from(writer.take()).toString('utf8'))).toEqual({ text: long })
    expect(writer.length()).toBe(0)
  })
})

/** Any UTF-16 units, halves of pairs among them. */
function units(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })))
    .map((codes) => String.fromCharCode(...codes))
}
