import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupAdvantage, usualAdvantage } from './group-advantage.ts'

const rewards = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 })

describe('the group-relative advantage', () => {
  it('by hand: of rewards 1, 0, 0, 0', () => {
    const some = [1, 0, 0, 0]
    const sample = groupAdvantage(some, { ddof: 1, epsilon: 0, divide: true })
    expect([sample.mean, sample.deviation]).toEqual([0.25, 0.5])
    expect([sample.of(1), sample.of(0)]).toEqual([1.5, -0.5])
    const population = groupAdvantage(some, { ddof: 0, epsilon: 0, divide: true })
    expect(population.of(1)).toBeCloseTo(Math.sqrt(3), 12)
    const undivided = groupAdvantage(some, { ...usualAdvantage, divide: false })
    expect([undivided.of(1), undivided.of(0)]).toEqual([0.75, -0.25])
  })

  it('adds up to nothing over the group, and orders responses as their rewards', () => {
    fc.assert(
      fc.property(rewards, (some) => {
        const group = groupAdvantage(some)
        const advantages = some.map((reward) => group.of(reward) ?? Number.NaN)
        expect(advantages.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 6)
        for (const [i, a] of some.entries())
          for (const [j, b] of some.entries())
            if (a > b) expect(advantages[i]).toBeGreaterThanOrEqual(advantages[j] ?? Infinity)
      }),
      { seed: 1 },
    )
  })

  it('does not change where every reward is shifted or stretched, without ε', () => {
    fc.assert(
      fc.property(rewards, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }), (some, a, b) => {
        const group = groupAdvantage(some, { ...usualAdvantage, epsilon: 0 })
        // Rounding alone parts rewards that differ less than this.
        if (group.deviation === undefined || group.deviation < 1e-3) return
        const other = groupAdvantage(
          some.map((reward) => a + b * reward),
          { ...usualAdvantage, epsilon: 0 },
        )
        for (const reward of some)
          expect(other.of(a + b * reward)).toBeCloseTo(group.of(reward) ?? Number.NaN, 6)
      }),
      { seed: 2 },
    )
  })

  it('is 0, flagged, where all rewards are equal, whatever ε is', () => {
    for (const epsilon of [0, 1e-6]) {
      const group = groupAdvantage([0.1, 0.1, 0.1], { ...usualAdvantage, epsilon })
      expect(group).toMatchObject({ degenerate: 'equal rewards', mean: 0.1, deviation: 0 })
      expect(group.of(0.1)).toBe(0)
    }
  })

  it('is missing, flagged, for one response alone: its reward is no advantage', () => {
    const group = groupAdvantage([1])
    expect(group).toMatchObject({ size: 1, degenerate: 'one response', deviation: undefined })
    expect(group.of(1)).toBeUndefined()
  })

  it('refuses an empty group and a negative ε', () => {
    expect(() => groupAdvantage([])).toThrow('at least one')
    expect(() => groupAdvantage([1], { ...usualAdvantage, epsilon: -1 })).toThrow('epsilon -1')
  })
})
