import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateRatio, type RatioCluster } from './estimate-ratio.ts'
import { randomSource } from './random-source.ts'

const one = (numerator: number, denominator: number): RatioCluster => ({
  numerator: { sum: numerator, count: 1 },
  denominator: { sum: denominator, count: 1 },
})

const clusters = fc.array(
  fc.tuple(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true })),
  { minLength: 31, maxLength: 50 },
)
const options = { seed: 'x', replicates: 199 }

function known(estimate: ReturnType<typeof estimateRatio>): { value: number; low: number; high: number } {
  if ('absent' in estimate) throw new Error(estimate.absent)
  return estimate
}

describe('the ratio of two means', () => {
  it('is inside its interval, and that of the inverse ratio is the inverse', () => {
    const law = fc.property(clusters, (drawn) => {
      const there = known(
        estimateRatio(
          drawn.map(([a, b]) => one(a, b)),
          options,
        ),
      )
      const back = known(
        estimateRatio(
          drawn.map(([a, b]) => one(b, a)),
          options,
        ),
      )
      expect(there.low).toBeLessThanOrEqual(there.value)
      expect(there.high).toBeGreaterThanOrEqual(there.value)
      expect(back.value).toBeCloseTo(1 / there.value, 9)
    })
    fc.assert(law, { seed: 4, numRuns: 20 })
  })

  it('does not depend on the unit nor on the order of problems', () => {
    const law = fc.property(clusters, (drawn) => {
      const plain = known(
        estimateRatio(
          drawn.map(([a, b]) => one(a, b)),
          options,
        ),
      )
      const scaled = known(
        estimateRatio(
          [...drawn].reverse().map(([a, b]) => one(8 * a, 8 * b)),
          options,
        ),
      )
      expect(scaled).toEqual({
        ...plain,
        low: expect.closeTo(plain.low, 9),
        high: expect.closeTo(plain.high, 9),
        value: expect.closeTo(plain.value, 9),
      })
    })
    fc.assert(law, { seed: 4, numRuns: 20 })
  })

  it('is unbounded where many resamples have nothing in the denominator: they are not dropped', () => {
    const rare = Array.from({ length: 40 }, (_, index) => one(10 + index, index === 0 ? 1 : 0))
    const { high } = known(estimateRatio(rare, { seed: 'x' }))
    expect(high).toBe(Infinity)
  })

  it('is absent with the reason where it is not defined', () => {
    expect(estimateRatio([one(1, 0), one(2, 0)], options)).toEqual({
      absent: 'the denominator is 0: the ratio has no bound',
    })
    expect(estimateRatio([one(1, 1)], options)).toHaveProperty('absent')
    expect(estimateRatio([], options)).toEqual({ absent: 'no response counts in this ratio' })
    expect(() => estimateRatio([one(-1, 1)], options)).toThrow(RangeError)
  })

  it('warns of few problems and of problems without spread', () => {
    const random = randomSource('few')
    const few = Array.from({ length: 12 }, () => one(1 + random.uniform(), 1 + random.uniform()))
    expect(estimateRatio(few, options)).toHaveProperty(
      'warning',
      'only 12 problems: below 30 the interval is rough',
    )
    const same = Array.from({ length: 40 }, (_, index) => one(2 * (index + 1), index + 1))
    expect(estimateRatio(same, options)).toMatchObject({ value: 2, low: 0, high: Infinity, method: 'none' })
  })
})
