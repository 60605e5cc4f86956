import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText } from './explained.ts'

describe('a number in an explanation', () => {
  it('keeps the zeros of its power of ten', () => {
    expect([1.073741824e10, 2e20, 1.23456e30, 1e9, 1e-10].map(numberText)).toEqual([
      '1.07374e10',
      '2e20',
      '1.23456e30',
      '1e9',
      '1e-10',
    ])
  })

  it('is the number, to six digits', () => {
    const value = fc.double({ min: 1e-30, max: 1e30, noNaN: true })
    fc.assert(
      fc.property(value, fc.boolean(), (size, isNegative) => {
        const given = isNegative ? -size : size
        const read = Number(numberText(given).replaceAll(',', '').replace('−', '-'))
        expect(Math.abs(read / given - 1)).toBeLessThan(1e-5)
      }),
      { seed: 7 },
    )
  })
})
