import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hash64, hashParts } from './hash.ts'
import { randomSource } from './random-source.ts'
import { randomStream, responseSeed, uniformAt } from './response-seed.ts'

const hexOf = (text: string): string => {
  const { high, low } = hash64(text)
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

describe('the hash', () => {
  it('is FNV-1a with 64 bits', () => {
    expect(hexOf('')).toBe('cbf29ce484222325')
    expect(hexOf('a')).toBe('af63dc4c8601ec8c')
    expect(hexOf('foobar')).toBe('85944171f73967e8')
  })
  it('tells apart where parts begin and numbers from their text', () => {
    expect(hashParts(['ab', 'c'])).not.toEqual(hashParts(['a', 'bc']))
    expect(hashParts(['a', 1])).not.toEqual(hashParts(['a', '1']))
  })
})

describe('the random numbers of a response', () => {
  const seed = responseSeed({ studySeed: 's', problem: 'p', sample: 0 })

  it('are a pure function of seed, stream and position, in any order of asking', () => {
    const stream = randomStream(seed, 'main')
    const forwards = [0, 1, 2, 3].map(stream)
    expect([3, 2, 1, 0].map(stream).reverse()).toEqual(forwards)
    expect(forwards[2]).toBe(uniformAt(structuredClone(seed), 'main', 2))
  })
  it('keep their values from one release to the next', () => {
    expect(seed).toMatchInlineSnapshot(`
      {
        "high": 1274246056,
        "low": 3389535539,
      }
    `)
    expect([uniformAt(seed, 'main', 0), uniformAt(seed, 'probe/0', 2 ** 40)]).toMatchInlineSnapshot(`
      [
        0.7258904556520592,
        0.5219332646745294,
      ]
    `)
  })
  it('differ between samples, problems, studies, streams and far positions', () => {
    const others = [
      responseSeed({ studySeed: 's', problem: 'p', sample: 1 }),
      responseSeed({ studySeed: 's', problem: 'q', sample: 0 }),
      responseSeed({ studySeed: 't', problem: 'p', sample: 0 }),
    ].map((other) => uniformAt(other, 'main', 0))
    const rest = [uniformAt(seed, 'probe/0', 0), uniformAt(seed, 'main', 2 ** 32), uniformAt(seed, 'main', 0)]
    expect(new Set([...others, ...rest]).size).toBe(6)
  })
  it('are spread evenly and do not follow one another', () => {
    const stream = randomStream(seed, 'main')
    const values = Array.from({ length: 20000 }, (_, position) => stream(position))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const lagged = values
      .slice(1)
      .reduce((sum, value, index) => sum + (value - 0.5) * ((values[index] ?? 0) - 0.5), 0)
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / values.length))
    expect(Math.abs((12 * lagged) / values.length)).toBeLessThan(4 / Math.sqrt(values.length))
  })
  it('refuse a sample or position that is no integer from 0', () => {
    expect(() => responseSeed({ studySeed: 's', problem: 'p', sample: -1 })).toThrow('sample -1: must be')
    expect(() => uniformAt(seed, 'main', -1)).toThrow('position -1 of stream main: must be')
  })
})

describe('a random source', () => {
  it('repeats itself from the same seed and differs from another', () => {
    const draw = (seed: string): number[] => {
      const source = randomSource(seed)
      return Array.from({ length: 9 }, () => source.uniform())
    }
    expect(draw('x')).toEqual(draw('x'))
    expect(draw('x')).not.toEqual(draw('y'))
  })
  it('draws integers below the bound, each of them', () => {
    const source = randomSource('integers')
    const seen = new Set(Array.from({ length: 200 }, () => source.integer(6)))
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(() => source.integer(0)).toThrow('random integer below 0: must be at least 1')
  })
  it('shuffles into a permutation and leaves the original', () => {
    const law = fc.property(fc.array(fc.integer()), fc.string(), (values, seed) => {
      const before = [...values]
      const shuffled = randomSource(seed).shuffle(values)
      expect(values).toEqual(before)
      expect([...shuffled].sort()).toEqual(before.sort())
    })
    expect(() => fc.assert(law, { seed: 1 })).not.toThrow()
  })
})
