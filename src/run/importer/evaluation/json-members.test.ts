import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemberReader, MembersTooLarge } from './json-members.ts'

const names = new Set(['id', 'output', '__proto__', 'a"b\\c'])

function read(text: string, { cuts = [] as readonly number[], maxBytes = 1e6 } = {}): unknown {
  const bytes = new TextEncoder().encode(text)
  const reader = new MemberReader({ names, maxBytes })
  const borders = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  for (const [place, start] of borders.slice(0, -1).entries())
    reader.push(bytes.subarray(start, borders[place + 1]))
  return reader.end()
}

describe('MemberReader', () => {
  it('keeps what JSON.parse gives for the named members, however the bytes are cut', () => {
    const key = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary' }))
    const cuts = fc.array(fc.nat(), { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue()),
        cuts,
        fc.constantFrom(0, 2),
        (object, places, indent) => {
          const text = JSON.stringify(object, undefined, indent)
          const parsed = JSON.parse(text) as Record<string, unknown>
          const expected = Object.entries(parsed).filter(([name]) => names.has(name))
          expect(Object.entries(read(text, { cuts: places }) as object)).toEqual(expected)
        },
      ),
      { seed: 7, numRuns: 100 },
    )
  })

  it('takes the last of several members with one name, and the constants of Python as missing', () => {
    expect(read('{"id": 1, "id": 2, "output": [NaN, -Infinity, "NaN"]}')).toEqual({
      id: 2,
      output: [null, null, 'NaN'],
    })
  })

  it.each([
    ['[1, 2]', 'not an object'],
    ['null', 'not an object'],
    ['', 'ends before'],
    ['{"id": 1', 'ends before'],
    ['{"id": 1} x', 'after the object'],
    ['{"id"}', 'without a value'],
    ['{1: 2}', 'no string'],
    ['{"id": tru}', 'JSON'],
  ])('refuses %s', (text, reason) => {
    expect(() => read(text)).toThrow(SyntaxError)
    expect(() => read(text)).toThrow(reason)
  })

  it('passes over what nobody asked for without keeping it', () => {
    const events = JSON.stringify('x\\"'.repeat(100_000))
    expect(read(`{"events": [${events}], "id": 3}`, { maxBytes: 100 })).toEqual({ id: 3 })
  })

  it('stops where more is asked for than may be kept', () => {
    expect(() => read(`{"output": "${'x'.repeat(200)}"}`, { maxBytes: 100 })).toThrow(MembersTooLarge)
  })

  it('is linear in brackets, quotes and backslashes', () => {
    const deep = '['.repeat(500_000)
    expect(() => read(`{"events": ${deep}`)).toThrow(SyntaxError)
    expect(read(`{"events": "${'\\\\'.repeat(500_000)}${'\\"'.repeat(500_000)}", "id": 1}`)).toEqual({
      id: 1,
    })
  })
})
