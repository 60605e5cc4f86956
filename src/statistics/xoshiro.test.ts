import { describe, expect, it } from 'vitest'
import { hash64 } from './hash.ts'
import { xoshiroFrom, xoshiroWords } from './xoshiro.ts'

describe('xoshiro128**', () => {
  it("gives the words of its authors' program", () => {
    const fill = xoshiroFrom(Uint32Array.of(1, 2, 3, 4))
    // The first ten of their xoshiro128starstar.c from the same state.
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    const [first, rest] = [new Uint32Array(3), new Uint32Array(7)]
    fill(first)
    fill(rest)
    expect([...first, ...rest]).toEqual(published)
  })

  it('is another sequence for another seed, and falls evenly into places', () => {
    const counts = new Float64Array(10)
    const word = xoshiroWords(hash64('places'))
    for (let draw = 0; draw < 100_000; draw++) {
      const place = Math.floor((word() / 0x100000000) * 10)
      counts[place] = (counts[place] as number) + 1
    }
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    // The .999 quantile of chi-squared with 9 degrees of freedom.
    expect(chiSquared).toBeLessThan(27.9)
    expect(xoshiroWords(hash64('a'))()).not.toBe(xoshiroWords(hash64('b'))())
  })
})
