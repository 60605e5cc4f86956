import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisDomain } from './axis-domain.ts'

describe('the domain of an axis', () => {
  it('holds every value, spans at least what was asked, and stays where values can be', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), (values) => {
        const [low, high] = axisDomain(values, { leastSpan: 0.25, within: [0, 1] })
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(high - low).toBeGreaterThan(0.2499)
        expect(low).toBeLessThanOrEqual(Math.min(...values) + 1e-12)
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-12)
      }),
      { seed: 5 },
    )
  })

  it('ignores absent bounds, and without any value begins at zero', () => {
    expect(axisDomain([null, undefined, 2], { leastSpan: 2 })).toEqual([1, 3])
    expect(axisDomain([null], { leastSpan: 2 })).toEqual([0, 2])
  })
})
