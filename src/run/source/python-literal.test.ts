import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pythonLiteral } from './python-literal.ts'

function printed(value: unknown): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
  if (typeof value === 'object')
    return `{${Object.entries(value as object)
      .map(([key, one]) => `${printed(key)}: ${printed(one)}`)
      .join(', ')}}`
  return String(value)
}

describe('a literal as Python prints it', () => {
  it('becomes the value that was printed', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, false),
        fc.integer(),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
      ),
    })).value
    fc.assert(
      fc.property(fc.array(value), (list) => {
        expect(pythonLiteral(printed(list))).toEqual(list)
      }),
      { seed: 1 },
    )
  })

  it('may use either quote, escapes, tuples and floats', () => {
    expect(pythonLiteral(`["it's", 'say "x"', '\\x41\\u00e9\\U0001F600\\frac']`)).toEqual([
      "it's",
      'say "x"',
      'Aé😀\frac',
    ])
    expect(pythonLiteral('(1, -2.5, 1e3, nan, 1_000,)')).toEqual([1, -2.5, 1000, null, 1000])
    expect(pythonLiteral("{'__proto__': 1}")).toEqual(JSON.parse('{"__proto__": 1}'))
  })

  it('is nothing else', () => {
    for (const text of [
      '[asy] x',
      "['a' 'b']",
      '[1, 2',
      "['a",
      '[1] 2',
      '{1}',
      '[\\sqrt{2}]',
      '',
      "['\\x4']",
    ]) {
      expect(pythonLiteral(text), text).toBeUndefined()
    }
    expect(pythonLiteral('['.repeat(100_000))).toBeUndefined()
  })

  it('is read in linear time, whatever it is', () => {
    const started = performance.now()
    for (const unit of ["'", '[', "\\'", "'a',", '1', '{', "['", ' '])
      pythonLiteral(`['${unit.repeat(300_000)}`)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
