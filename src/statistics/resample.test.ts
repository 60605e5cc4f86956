import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resamples } from './kept-resamples.ts'
import { resampler } from './resample.ts'
import { upperQuantile } from './upper-quantile.ts'

describe('resamples that are kept', () => {
  const plain = (seed: string, size: number, replicates: number): number[] => {
    const resample = resampler(seed, size)
    return Array.from({ length: replicates }, () => {
      const weights = new Float64Array(size)
      resample(weights)
      return [...weights]
    }).flat()
  }

  it('are those of the resampler, whichever were asked for before', () => {
    const asked = fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 40 }), fc.constantFrom(3, 50))
    fc.assert(
      fc.property(asked, ([seed, size, replicates]) => {
        expect([...resamples(seed, size, replicates).weights]).toEqual(plain(seed, size, replicates))
      }),
      { seed: 3 },
    )
  })
  it('are made again where there were too many to keep', () => {
    const first = [...resamples('many', 30, 5).weights]
    for (let size = 9000; size < 9004; size++) expect(resamples('many', size, 1000).size).toBe(size)
    expect([...resamples('many', 30, 5).weights]).toEqual(first)
  })
})

describe('the cautious quantile', () => {
  it('is the value that sorting puts at its rank', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1, 1, Infinity, -Infinity))
    const drawn = fc.tuple(
      fc.array(value, { minLength: 1, maxLength: 80 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(drawn, ([values, probability]) => {
        const rank = Math.ceil(probability * (values.length + 1) - 1e-9)
        const sorted = Float64Array.from(values).sort()
        const expected = rank > values.length ? Infinity : (sorted[Math.max(rank, 1) - 1] as number)
        expect(upperQuantile(Float64Array.from(values), probability) === expected).toBe(true)
      }),
      { seed: 4 },
    )
  })
})
