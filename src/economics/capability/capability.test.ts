import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CapabilityPrice, runningMinimum } from './capability-price.ts'
import { declineOf, declineOfOrders, declineOver, explainDecline } from './decline-units.ts'
import { fitDecline } from './fit-decline.ts'

describe('the price of a capability', () => {
  it('is a running minimum: never dearer, and blind to what does not reach the score', () => {
    const row = fc.record({
      model: fc.constant('m'),
      benchmark: fc.constantFrom('a', 'b'),
      date: fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`),
      usdPerMillion: fc.double({ min: 0.01, max: 100, noNaN: true }),
      score: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (all) => {
        const minima = runningMinimum(all, { benchmark: 'a', threshold: 50 })
        for (const [index, one] of minima.entries()) {
          const before = minima[index - 1]
          expect(one.score).toBeGreaterThanOrEqual(50)
          if (before) expect(one.usdPerMillion).toBeLessThan(before.usdPerMillion)
        }
        const reaching = all.filter(({ benchmark, score }) => benchmark === 'a' && score >= 50)
        const least = Math.min(...reaching.map(({ usdPerMillion }) => usdPerMillion))
        if (reaching.length > 0) expect(minima.at(-1)?.usdPerMillion).toBe(least)
      }),
      { seed: 4, numRuns: 100 },
    )
  })

  it('is exact where prices fall by a law, and refuses two points', () => {
    const exact = [0, 1, 2, 3].map(
      (year): CapabilityPrice => ({
        ...{ benchmark: 'a', model: 'm', score: 1 },
        date: new Date(Date.UTC(2020, 0, 1) + year * 365.25 * 86_400_000).toISOString().slice(0, 10),
        usdPerMillion: 10 ** -year,
      }),
    )
    expect(fitDecline(exact, 0.95).foldPerYear).toBeCloseTo(10, 1)
    expect(() => fitDecline(exact.slice(0, 2), 0.95)).toThrow('at least 3')
  })
})

describe('a decline', () => {
  it('gives the published vectors, times and orders of magnitude kept apart', () => {
    expect(declineOver(60 / 0.06, 3).foldPerYear).toBeCloseTo(10, 9)
    expect(declineOver(1200, 3.2).foldPerYear).toBeCloseTo(9.167, 3)
    expect(declineOfOrders(0.5).foldPerYear).toBeCloseTo(3.1623, 4)
    expect(declineOf(5).ordersPerYear).toBeCloseTo(0.699, 3)
    expect(explainDecline(1200, 3.2).value).toBeCloseTo(9.17, 2)
  })

  it('of five times a year is not half an order of magnitude: the claim does not recompute', () => {
    // weekly-claims half-oom.
    expect(Math.abs(declineOf(5).ordersPerYear - 0.5)).toBeGreaterThan(0.19)
    expect(Math.abs(declineOfOrders(0.5).foldPerYear - 5)).toBeGreaterThan(1.8)
  })

  it('that is a rise has no halving time', () => {
    expect(declineOf(0.5).halvingMonths).toBeUndefined()
    expect(() => declineOver(0, 1)).toThrow('decline 0: must be above 0')
  })
})
