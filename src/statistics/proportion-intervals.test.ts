import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaQuantile } from './beta.ts'
import type { Interval } from './interval.ts'
import { newcombeInterval } from './newcombe.ts'
import { pairedProportionInterval } from './paired-proportion.ts'
import { proportionInterval } from './proportion.ts'
import { tangoInterval } from './tango.ts'
import { wilsonInterval } from './wilson.ts'

function expectInterval(actual: Interval, low: number, high: number, digits: number): void {
  expect(actual.low).toBeCloseTo(low, digits)
  expect(actual.high).toBeCloseTo(high, digits)
}

const cells = fc.record({
  both: fc.nat(40),
  onlyA: fc.nat(20),
  onlyB: fc.nat(20),
  neither: fc.integer({ min: 1, max: 40 }),
})
const level = fc.constantFrom(0.8, 0.95, 0.995)

describe('published examples', () => {
  it("Wilson's interval of 81 in 263 (Newcombe 1998, .2553 to .3662)", () => {
    expectInterval(wilsonInterval(81, 263, 0.95), 0.2553, 0.3662, 4)
  })
  it("Newcombe's paired interval of 36, 12, 2, 0 (Newcombe 1998, .0569 to .3404)", () => {
    expectInterval(newcombeInterval({ both: 36, onlyA: 2, onlyB: 12, neither: 0 }, 0.95), 0.0569, 0.3404, 4)
  })
  it("Newcombe's and Tango's of the airway data 1, 1, 7, 12 (Fagerland and others 2014)", () => {
    const counts = { both: 1, onlyA: 7, onlyB: 1, neither: 12 }
    expectInterval(newcombeInterval(counts, 0.95), -0.507, -0.026, 3)
    expectInterval(tangoInterval(7, 1, 21, 0.95), -0.517, -0.026, 3)
  })
  it("Tango's of 25 and 28 discordant pairs in 618 at level .9 (R's PropCIs)", () => {
    expectInterval(tangoInterval(25, 28, 618, 0.9), -0.0148, 0.0247, 4)
  })
  it("Tango's without a discordant pair is z² ÷ (n + z²) to both sides", () => {
    const bound = 1.959963984540054 ** 2 / (30 + 1.959963984540054 ** 2)
    expectInterval(tangoInterval(0, 0, 30, 0.95), -bound, bound, 12)
  })
})

describe('the interval of a proportion', () => {
  it("is Wilson's away from 0 and 1 and reaches to the exact bound near them", () => {
    expect(proportionInterval(20, 50, 0.95)).toEqual(wilsonInterval(20, 50, 0.95))
    expect(proportionInterval(1, 50, 0.95).low).toBeCloseTo(betaQuantile(0.04, 1, 50), 15)
    expect(proportionInterval(0, 50, 0.95).low).toBe(0)
  })
  it('holds its value, mirrors with failures for successes and widens with the level', () => {
    const law = fc.property(
      fc.nat(60),
      fc.integer({ min: 1, max: 60 }),
      level,
      (right, wrong, confidence) => {
        const n = right + wrong
        const { low, high } = proportionInterval(right, n, confidence)
        const mirror = proportionInterval(wrong, n, confidence)
        const wider = proportionInterval(right, n, (1 + confidence) / 2)
        expect(low >= 0 && low <= right / n && right / n <= high && high <= 1).toBe(true)
        expectInterval(mirror, 1 - high, 1 - low, 12)
        expect(wider.low <= low && high <= wider.high).toBe(true)
      },
    )
    expect(() => fc.assert(law, { seed: 1 })).not.toThrow()
  })
})

describe('the interval of a paired difference of proportions', () => {
  it('holds its value, stays within −1 and 1 and mirrors when the arms are swapped', () => {
    const law = fc.property(cells, level, (counts, confidence) => {
      const { both, onlyA, onlyB, neither } = counts
      const value = (onlyB - onlyA) / (both + onlyA + onlyB + neither)
      const { low, high } = pairedProportionInterval(counts, confidence).interval
      const swapped = pairedProportionInterval({ both, onlyA: onlyB, onlyB: onlyA, neither }, confidence)
      expect(low >= -1 && low <= value && value <= high && high <= 1).toBe(true)
      expectInterval(swapped.interval, -high, -low, 12)
    })
    expect(() => fc.assert(law, { seed: 1 })).not.toThrow()
  })
  it("is Newcombe's where enough pairs differ both ways, else Tango's", () => {
    expect(pairedProportionInterval({ both: 30, onlyA: 5, onlyB: 9, neither: 20 }, 0.95).method).toBe(
      'Newcombe paired',
    )
    expect(pairedProportionInterval({ both: 30, onlyA: 1, onlyB: 9, neither: 20 }, 0.95).method).toBe(
      'Tango score',
    )
    expect(pairedProportionInterval({ both: 60, onlyA: 0, onlyB: 0, neither: 0 }, 0.95).method).toBe(
      'Tango score',
    )
  })
})
