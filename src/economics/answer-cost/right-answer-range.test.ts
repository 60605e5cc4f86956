import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import arms from '../../../data/economics/policy-arms.json' with { type: 'json' }
import { exactly } from '../over-ranges.ts'
import { impliedCorrelation, rightAnswerRange } from './right-answer-range.ts'

const range = fc
  .tuple(fc.double({ min: 0.01, max: 0.9, noNaN: true }), fc.double({ min: 1.001, max: 1.1, noNaN: true }))
  .map(([value, width]) => ({ value, low: value / width, high: value * width }))

describe('the interval of what a right answer costs', () => {
  it('is that of a bootstrap over problems, within 1 %, for the arms of jevons’ own study', () => {
    const { of, correlations } = arms.joint
    for (const { id, accuracy, outputTokens: value, outputInterval, outputPerRight } of arms.arms) {
      const place = (measure: string): number => of.findIndex(([arm, what]) => arm === id && what === measure)
      const rho = correlations[place('accuracy')]?.[place('output')] ?? Number.NaN
      const found = rightAnswerRange({ value, ...outputInterval }, accuracy, rho)
      expect(Math.abs(found.low / outputPerRight.low - 1), id).toBeLessThan(0.01)
      expect(Math.abs(found.high / outputPerRight.high - 1), id).toBeLessThan(0.01)
      // Accuracy alone would have it too narrow: wrong answers are long here.
      expect(found.low).toBeLessThan(value / accuracy.high)
      expect(found.high).toBeGreaterThan(value / accuracy.low)
    }
  })

  it('is that of accuracy alone where the cost is certain, and the other way round', () => {
    const accuracy = { value: 0.5, low: 0.4, high: 0.6 }
    const close = ({ value, low, high }: typeof accuracy) => ({
      value: expect.closeTo(value, 12),
      low: expect.closeTo(low, 12),
      high: expect.closeTo(high, 12),
    })
    expect(rightAnswerRange(exactly(2), accuracy)).toEqual(close({ value: 4, low: 2 / 0.6, high: 2 / 0.4 }))
    const cost = { value: 2, low: 1, high: 3 }
    expect(rightAnswerRange(cost, exactly(0.5))).toEqual(close({ value: 4, low: 2, high: 6 }))
  })

  it('is wider the less cost and accuracy rise together, and tells their correlation again', () => {
    const rho = fc.double({ min: -0.95, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(range, range, rho, (cost, accuracy, correlation) => {
        const found = rightAnswerRange(cost, accuracy, correlation)
        expect(impliedCorrelation(cost, accuracy, found)).toBeCloseTo(correlation, 6)
        const apart = rightAnswerRange(cost, accuracy)
        if (correlation < -1e-3) expect(found.high).toBeGreaterThan(apart.high)
        if (correlation > 1e-3) expect(found.high).toBeLessThan(apart.high)
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  it('refuses what is no share or no correlation, and tells none of what has no width', () => {
    const cost = { value: 2, low: 1, high: 3 }
    expect(() => rightAnswerRange(cost, { value: 0.5, low: 0, high: 1 })).toThrow('accuracy 0')
    expect(() => rightAnswerRange(cost, exactly(0.5), 1.1)).toThrow('must be from -1 to 1')
    expect(impliedCorrelation(exactly(2), cost, cost)).toBeUndefined()
  })
})
