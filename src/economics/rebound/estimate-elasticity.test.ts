import { describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { estimateElasticity, type PriceQuantity, usualErrors } from './estimate-elasticity.ts'

const none = { errors: 'HC1', effects: 'none', level: 0.95 } as const

/** A market of known elasticity: prices fall at a different pace for each unit, demand has levels of its own. */
function market(
  elasticity: number,
  {
    seed,
    units = 40,
    periods = 12,
    noise = 0.2,
    demandShock = 0,
  }: {
    readonly seed: string
    readonly units?: number
    readonly periods?: number
    readonly noise?: number
    /** How much of a shock to demand the price follows: what makes prices endogenous. */
    readonly demandShock?: number
  },
): PriceQuantity[] {
  const { uniform } = randomSource(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return Array.from({ length: units }, (_, unit) => {
    const level = 2 * normal()
    const pace = 0.05 + 0.1 * uniform()
    // Popular models are dear: without effects of their own they look as if a price drew demand.
    const dear = 0.8 * level
    return Array.from({ length: periods }, (__, period) => {
      const shock = noise * normal()
      const logPrice = dear - pace * period + 0.2 * normal() + demandShock * shock
      return {
        price: Math.exp(logPrice),
        quantity: Math.exp(level - elasticity * logPrice + 0.1 * period + shock),
        unit: `unit ${unit}`,
        period: String(period).padStart(2, '0'),
      }
    })
  }).flat()
}

describe('an elasticity from prices and quantities', () => {
  it('is exact where demand is', () => {
    const exact = [1, 2, 4, 8].map((price) => ({ price, quantity: 100 * price ** -1.3 }))
    const found = estimateElasticity(exact, none)
    expect(found.value).toBeCloseTo(1.3, 12)
    expect(found.probabilityAboveOne).toBeCloseTo(1, 6)
    expect(found.rSquared).toBeCloseTo(1, 12)
  })

  it('needs effects of units and periods where those move demand, and is far off without', () => {
    const rows = market(1.11, { seed: 'effects' })
    const both = estimateElasticity(rows, { errors: 'cluster', effects: 'both', level: 0.95 })
    expect(both.low).toBeLessThan(1.11)
    expect(both.high).toBeGreaterThan(1.11)
    expect(both.high - both.low).toBeLessThan(0.3)
    expect([both.units, both.periods, both.freedom]).toEqual([40, 12, 39])
    const plain = estimateElasticity(rows, { errors: 'cluster', effects: 'none', level: 0.95 })
    expect(Math.abs(plain.value - 1.11)).toBeGreaterThan(0.5)
    expect(plain.warnings[0]).toContain('say --effects unit')
  })

  it('covers the truth as often as it says, by each kind of error', () => {
    const tries = 200
    for (const errors of ['cluster', 'HC1', 'newey-west'] as const) {
      let covered = 0
      for (let index = 0; index < tries; index++) {
        const rows = market(0.9, { seed: `coverage ${index}`, units: 40, periods: 6 })
        const { low, high } = estimateElasticity(rows, { errors, effects: 'both', level: 0.95 })
        if (low < 0.9 && 0.9 < high) covered++
      }
      // Three standard errors of 200 tries about 95 %.
      expect(covered / tries).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / tries))
    }
  })

  it('is biased where prices follow demand, and no error tells: that is stated, not corrected', () => {
    const rows = market(1.2, { seed: 'endogenous', demandShock: 0.8, noise: 0.4 })
    const { high } = estimateElasticity(rows, { errors: 'cluster', effects: 'both', level: 0.95 })
    expect(high).toBeLessThan(1.2)
  })

  it('refuses prices that do not vary, units that are missing, and amounts of 0', () => {
    const flat = [1, 2, 3, 4].map((quantity) => ({ price: 2, quantity }))
    expect(() => estimateElasticity(flat, none)).toThrow('prices do not vary')
    const named = [1, 2, 3, 4].map((price) => ({ price, quantity: price, unit: `u${price}` }))
    expect(() => estimateElasticity(named, { ...none, effects: 'unit' })).toThrow('within the fixed effects')
    expect(() => estimateElasticity(flat, { ...none, effects: 'unit' })).toThrow('a row has no unit')
    expect(() => estimateElasticity([{ price: 0, quantity: 1 }], none)).toThrow('price 0: must be above 0')
  })

  it('chooses errors by what the rows have', () => {
    const row = { price: 1, quantity: 1 }
    expect(usualErrors([row, row])).toBe('HC3')
    expect(
      usualErrors([
        { ...row, period: '1' },
        { ...row, period: '2' },
      ]),
    ).toBe('newey-west')
    expect(
      usualErrors([
        { ...row, unit: 'a' },
        { ...row, unit: 'b' },
      ]),
    ).toBe('cluster')
  })
})
