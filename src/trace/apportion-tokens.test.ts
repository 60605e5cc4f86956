import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportionedOffsets, apportionTokens } from './apportion-tokens.ts'

const whole = fc.oneof(fc.nat(), fc.maxSafeNat())

describe('apportioning recorded tokens by characters', () => {
  it('gives the largest remainders the tokens that are left over', () => {
    expect(apportionTokens(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(apportionTokens(7, [10, 0, 4])).toEqual([5, 0, 2])
    expect(apportionTokens(3, [])).toEqual([])
    expect(apportionTokens(3, [0, 0])).toEqual([0, 0])
  })

  it('adds up to the total, each share within one token of its proportion', () => {
    fc.assert(
      fc.property(whole, fc.array(fc.nat(1e7), { minLength: 1 }), (total, characters) => {
        const shares = apportionTokens(total, characters)
        const sum = characters.reduce((all, length) => all + length, 0)
        fc.pre(sum > 0)
        expect(shares.reduce((all, share) => all + BigInt(share), 0n)).toBe(BigInt(total))
        for (const [index, share] of shares.entries()) {
          const floor = (BigInt(total) * BigInt(characters[index] ?? 0)) / BigInt(sum)
          expect([floor, floor + 1n]).toContain(BigInt(share))
        }
      }),
      { seed: 11 },
    )
  })

  it('refuses what is no whole number', () => {
    expect(() => apportionTokens(1.5, [1])).toThrow(RangeError)
    expect(() => apportionTokens(1, [-1])).toThrow(RangeError)
    expect(() => apportionTokens(Number.NaN, [1])).toThrow(RangeError)
  })
})

describe('apportioned offsets', () => {
  it('count nothing outside the stretch, and all of it over the whole', () => {
    const { countBetween } = apportionedOffsets({ start: 10, end: 30 }, 5)
    expect(countBetween(0, 10)).toBe(0)
    expect(countBetween(30, 99)).toBe(0)
    expect(countBetween(0, 99)).toBe(5)
    expect(countBetween(10, 14)).toBe(1)
    expect(countBetween(20, 12)).toBe(0)
  })

  it('add up however the stretch is cut', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.nat(500),
        fc.nat(9999),
        fc.array(fc.nat(600)),
        (start, length, tokens, cuts) => {
          const end = start + length
          const { countBetween } = apportionedOffsets({ start, end }, tokens)
          const bounds = [0, ...cuts.sort((one, other) => one - other), 1000]
          const counts = bounds.slice(1).map((bound, index) => countBetween(bounds[index] ?? 0, bound))
          expect(counts.reduce((all, count) => all + count, 0)).toBe(length > 0 ? tokens : 0)
        },
      ),
      { seed: 12 },
    )
  })
})
