import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm } from './holm.ts'
import { mcNemar } from './mcnemar.ts'
import { minimumDetectable, problemsNeeded } from './power.ts'

describe("Holm's adjustment", () => {
  it('multiplies the smallest by their number, the next by one less, and never goes down', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06])
  })
  it('leaves a missing p-value missing and counts it', () => {
    expect(holm([0.01, undefined])).toEqual([0.02, undefined])
  })
  it('is never below the raw value nor above 1, keeps the order and does not care for the order given', () => {
    const pValue = fc.double({ min: 0, max: 1, noNaN: true })
    const law = fc.property(fc.array(pValue, { minLength: 1 }), (raw) => {
      const adjusted = holm(raw)
      expect(holm([...raw].reverse())).toEqual([...adjusted].reverse())
      const pairs = raw.map((value, index) => ({ raw: value, adjusted: adjusted[index] ?? Number.NaN }))
      expect(pairs.every((pair) => pair.adjusted >= pair.raw && pair.adjusted <= 1)).toBe(true)
      pairs.sort((x, y) => x.raw - y.raw || x.adjusted - y.adjusted)
      const inOrder = pairs.map((pair) => pair.adjusted)
      expect(inOrder).toEqual([...inOrder].sort((x, y) => x - y))
    })
    expect(() => fc.assert(law, { seed: 1 })).not.toThrow()
  })
})

describe("McNemar's exact test", () => {
  it('doubles the binomial tail of the rarer direction', () => {
    expect(mcNemar(2, 8)).toBeCloseTo((2 * (1 + 10 + 45)) / 1024, 12)
    expect(mcNemar(8, 2)).toBe(mcNemar(2, 8))
    expect(mcNemar(0, 6)).toBeCloseTo(2 / 64, 12)
  })
  it('is 1 where no pair differs or as many differ either way', () => {
    expect([mcNemar(0, 0), mcNemar(5, 5)]).toEqual([1, 1])
  })
})

describe('the size of a study', () => {
  const miller = { omegaSquared: 1 / 9, sigmaSquaredA: 0, sigmaSquaredB: 0, difference: 0.03, level: 0.95 }

  it('is 969 problems in the example of Miller 2024', () => {
    expect(problemsNeeded({ ...miller, samples: 1, power: 0.8 })).toBe(969)
  })
  it('gives the detectable differences of his second example (he rounds down: 13.2 and 7.5 points)', () => {
    const standardError = (samples: number): number => Math.sqrt((1 / 9 + 2 / 6 / samples) / 198)
    const detectable = (samples: number): number =>
      minimumDetectable({ standardError: standardError(samples), level: 0.95 })
    expect([detectable(1), detectable(10)].map((value) => Math.round(1000 * value) / 10)).toEqual([13.3, 7.6])
  })
  it('is just enough to detect the difference', () => {
    const n = problemsNeeded({ ...miller, samples: 1, power: 0.9 })
    const detectable = (problems: number): number =>
      minimumDetectable({ standardError: Math.sqrt(1 / 9 / problems), level: 0.95, power: 0.9 })
    expect(detectable(n)).toBeLessThanOrEqual(0.03)
    expect(detectable(n - 1)).toBeGreaterThan(0.03)
  })
  it('refuses impossible designs with the allowed range', () => {
    expect(() => problemsNeeded({ ...miller, samples: 0, power: 0.8 })).toThrow(
      'samples 0: must be an integer from 1',
    )
    expect(() => minimumDetectable({ standardError: 1, level: 95 })).toThrow(
      'confidence level 95: must lie between 0 and 1',
    )
  })
})
