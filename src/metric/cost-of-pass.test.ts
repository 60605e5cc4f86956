import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOfPass, medianCostOfPass, type ProblemCost, pooledCostOfPass } from './cost-of-pass.ts'

const options = { seed: 's', level: 0.95 }
const problem = (cost: number, correct: number, cluster = `${cost} ${correct}`): ProblemCost => ({
  cluster,
  cost,
  correct,
})
const costs = fc.array(
  fc.record({
    cluster: fc.constantFrom('a', 'b', 'c', 'd'),
    cost: fc.integer({ min: 1, max: 99 }),
    correct: fc.nat({ max: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('cost-of-pass', () => {
  it('by hand: what an attempt costs over how often it is right', () => {
    // ARC-AGI, o3: 20.12 dollars a task at 75.7 %, and 3475.29 at 87.5 %.
    expect(costOfPass(problem(20.12, 0.757))).toBeCloseTo(26.58, 2)
    expect(costOfPass(problem(3475.29, 0.875))).toBeCloseTo(3971.76, 2)
  })

  it('is infinite where nothing is right, and capped by what a person takes', () => {
    expect(costOfPass(problem(5, 0))).toBe(Infinity)
    expect(costOfPass(problem(5, 0), 20)).toBe(20)
    expect(costOfPass(problem(5, 1), 20)).toBe(5)
  })

  it('pooled is not the mean over problems: easy ones count for more', () => {
    const some = [problem(10, 10), problem(10, 1)]
    expect(pooledCostOfPass(some)).toBeCloseTo(20 / 11, 12)
    expect((costOfPass(problem(10, 10)) + costOfPass(problem(10, 1))) / 2).toBeCloseTo(5.5, 12)
    expect(pooledCostOfPass([problem(10, 0), problem(10, 2)])).toBe(10)
  })

  it('is linear in the price', () => {
    fc.assert(
      fc.property(costs, fc.integer({ min: 1, max: 9 }), (some, factor) => {
        const dearer = some.map((one) => ({ ...one, cost: factor * one.cost }))
        const pooled = factor * pooledCostOfPass(some)
        if (pooled === Infinity) expect(pooledCostOfPass(dearer)).toBe(Infinity)
        else expect(pooledCostOfPass(dearer)).toBeCloseTo(pooled, 9)
        const [median, other] = [some, dearer].map((all) => medianCostOfPass(all, options).value)
        if (median === Infinity) expect(other).toBe(Infinity)
        else expect(other).toBeCloseTo(factor * (median ?? Number.NaN), 9)
      }),
      { seed: 1, numRuns: 30 },
    )
  })

  it('has a median that is finite while most problems are solved, and the interval to it', () => {
    const some = [1, 2, 3, 4].map((cost) => problem(cost, 1))
    expect(medianCostOfPass(some, options).value).toBe(2.5)
    expect(medianCostOfPass([...some, problem(9, 0)], options).value).toBe(3)
    const half = medianCostOfPass([...some, ...[5, 6, 7, 8].map((cost) => problem(cost, 0))], options)
    expect(half.value).toBe(Infinity)
    expect(half.high).toBe(Infinity)
    expect(half.low).toBeLessThanOrEqual(4)
  })

  it('has a median that does not depend on the order of problems', () => {
    fc.assert(
      fc.property(costs, (some) => {
        expect(medianCostOfPass(some.toReversed(), options).value).toBe(medianCostOfPass(some, options).value)
      }),
      { seed: 2, numRuns: 30 },
    )
  })
})
