import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AccuracyAndTokens,
  accuracyEfficiencyScore,
  accuracyPerComputation,
  computationRatio,
} from './accuracy-efficiency.ts'
import { billedCost } from './billed-cost.ts'
import { areaUnderBudget, budgetSteps, correctWithin } from './budget-accuracy.ts'
import type { MeasuredResponse, Outcome } from './measured-response.ts'
import { outcomeEfficiency } from './outcome-efficiency.ts'
import { processEfficiency, revisitRate } from './strategies.ts'
import { underthinking } from './underthinking.ts'

interface Thought {
  readonly tokens: number
  readonly correct?: boolean
  readonly strategy?: string | null
}

function response(thoughts: readonly Thought[], outcome: Outcome = 'incorrect'): MeasuredResponse {
  let upTo = 0
  const measured = thoughts.map(({ tokens, ...rest }) => {
    upTo += tokens
    return { tokensUpTo: upTo, ...rest }
  })
  const tokens = { prompt: 10, cachedPrompt: 4, reasoning: upTo, output: upTo + 5 }
  return { problem: 'p', cluster: 'p', sample: 0, outcome, tokens, thoughts: measured, reflections: 0 }
}

const lines = (strategies: readonly (string | null)[], tokens = 10): MeasuredResponse =>
  response(strategies.map((strategy) => ({ tokens, strategy })))

describe('outcome efficiency', () => {
  it('is the share of the reasoning up to the first correct thought', () => {
    expect(outcomeEfficiency.of(response([{ tokens: 411, correct: true }, { tokens: 7270 }]))).toBeCloseTo(
      411 / 7681,
      12,
    )
    expect(outcomeEfficiency.of(response([{ tokens: 5, correct: false }]))).toBe(0)
  })

  it('is 1 − UT where a thought is correct', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat({ max: 99 }), (first, rest) => {
        const some = response([
          { tokens: first, correct: true },
          { tokens: rest, correct: false },
        ])
        expect(outcomeEfficiency.of(some)).toBeCloseTo(1 - (underthinking(some) ?? Number.NaN), 12)
      }),
      { seed: 1 },
    )
  })

  it('is missing, not 0, where nobody judged or there is no reasoning', () => {
    expect(outcomeEfficiency.of(response([{ tokens: 5 }]))).toBeUndefined()
    expect(outcomeEfficiency.of(response([]))).toBeUndefined()
    expect(outcomeEfficiency.of({ ...response([{ tokens: 5, correct: true }]), withheld: 'summary' })).toBe(
      undefined,
    )
  })
})

describe('process efficiency and the revisit rate', () => {
  it('count tokens of lines not followed before', () => {
    expect(processEfficiency.of(lines(['a', 'b', 'a', 'c']))).toBe(0.75)
    expect(processEfficiency.of(lines(['a', null]))).toBe(0.5)
  })

  it('count changes that go back to a line followed before', () => {
    expect(revisitRate.of(lines(['a', 'b', 'a', 'c']))).toBeCloseTo(1 / 3, 12)
    expect(revisitRate.of(lines(['a', 'a', 'b']))).toBe(0)
    expect(revisitRate.of(lines(['a', null, 'b', 'a']))).toBe(0.5)
  })

  it('do not depend on what the lines are called', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 1, maxLength: 9 }), (drawn) => {
        const other = lines(drawn.map((name) => (name === null ? null : `line ${name}`)))
        expect(processEfficiency.of(other)).toBe(processEfficiency.of(lines(drawn)))
        expect(revisitRate.of(other)).toBe(revisitRate.of(lines(drawn)))
      }),
      { seed: 2 },
    )
  })

  it('are missing where the lines are not known, or nothing changes', () => {
    const unknown = response([{ tokens: 5 }, { tokens: 5 }])
    expect(processEfficiency.of(unknown)).toBeUndefined()
    expect(revisitRate.of(unknown)).toBeUndefined()
    expect(revisitRate.of(lines(['a']))).toBeUndefined()
  })
})

describe('accuracy under a budget', () => {
  it('counts what was correct with fewer tokens', () => {
    const right = response([{ tokens: 40 }], 'correct')
    expect(correctWithin(41).of(right)).toBe(1)
    expect(correctWithin(40).of(right)).toBe(0)
    expect(correctWithin(1e6).of(response([{ tokens: 1 }], 'ungradable'))).toBe(0)
    expect(correctWithin(50).of({ ...right, tokens: {} })).toBeUndefined()
  })

  it('has an area that is the mean of its curve', () => {
    const right = response([{ tokens: 40 }], 'correct')
    const steps = 100_000
    let sum = 0
    for (let step = 0; step < steps; step++)
      sum += correctWithin((160 * (step + 0.5)) / steps).of(right) ?? Number.NaN
    expect(areaUnderBudget(160).of(right)).toBeCloseTo(sum / steps, 4)
    expect(areaUnderBudget(160).of(right)).toBe(0.75)
    expect(areaUnderBudget(20).of(right)).toBe(0)
    expect(areaUnderBudget(20).of(response([{ tokens: 1 }]))).toBe(0)
  })

  it('rises with the budget, in steps that double every second time', () => {
    const budgets = budgetSteps(480)
    expect(budgets).toHaveLength(12)
    expect(budgets.at(-1)).toBe(480)
    expect(budgets.at(-3)).toBeCloseTo(240, 9)
    const right = response([{ tokens: 100 }], 'correct')
    const curve = budgets.map((budget) => correctWithin(budget).of(right) ?? 0)
    expect(curve).toEqual(curve.toSorted())
  })
})

const arm = fc.record({
  accuracy: fc.double({ min: 0.01, max: 1, noNaN: true }),
  tokens: fc.double({ min: 1, max: 1e5, noNaN: true }),
})

describe('accuracy against tokens', () => {
  it('by hand: a fifth of the tokens saved; a tenth of accuracy gained, or lost', () => {
    const baseline: AccuracyAndTokens = { accuracy: 0.5, tokens: 1000 }
    expect(accuracyEfficiencyScore(baseline, { accuracy: 0.55, tokens: 800 })).toBeCloseTo(0.5, 12)
    expect(accuracyEfficiencyScore(baseline, { accuracy: 0.45, tokens: 800 })).toBeCloseTo(-0.3, 12)
    expect(accuracyPerComputation({ accuracy: 0.96, tokens: 750 }, 32)).toBeCloseTo(0.4, 12)
    expect(computationRatio(baseline, { accuracy: 0.45, tokens: 500 })).toBeCloseTo(1.8, 12)
  })

  it('is nothing between an arm and itself, better with accuracy and worse with tokens', () => {
    fc.assert(
      fc.property(arm, arm, ({ accuracy, tokens }, other) => {
        const baseline = { accuracy, tokens }
        expect(accuracyEfficiencyScore(baseline, baseline)).toBe(0)
        expect(computationRatio(baseline, baseline)).toBeCloseTo(1, 12)
        const score = accuracyEfficiencyScore(other, baseline) ?? Number.NaN
        expect(accuracyEfficiencyScore(other, { accuracy, tokens: tokens * 2 })).toBeLessThan(score)
        expect(accuracyEfficiencyScore(other, { accuracy: accuracy / 2, tokens })).toBeLessThan(score)
      }),
      { seed: 3 },
    )
  })

  it('is missing where there is nothing to compare with', () => {
    const some = { accuracy: 0.5, tokens: 10 }
    expect(accuracyEfficiencyScore({ accuracy: 0, tokens: 10 }, some)).toBeUndefined()
    expect(computationRatio(some, { accuracy: 0.5, tokens: 0 })).toBeUndefined()
    expect(accuracyPerComputation({ accuracy: 0.5, tokens: 0 }, 32)).toBeUndefined()
  })
})

describe('the cost of a response', () => {
  const price = fc.double({ min: 0, max: 100, noNaN: true })
  const prices = fc.record({ uncachedInput: price, cachedInput: price, output: price })

  it('weighs the three kinds of tokens', () => {
    const some = response([{ tokens: 20 }])
    expect(billedCost(some, { uncachedInput: 1, cachedInput: 0.1, output: 4 })).toBeCloseTo(106.4, 12)
    expect(billedCost({ tokens: { output: 5 } }, { uncachedInput: 1, cachedInput: 1, output: 1 })).toBe(
      undefined,
    )
  })

  it('is linear in the prices', () => {
    fc.assert(
      fc.property(prices, prices, fc.double({ min: 0, max: 10, noNaN: true }), (a, b, factor) => {
        const some = response([{ tokens: 20 }])
        const cost = (one: typeof a): number => billedCost(some, one) ?? Number.NaN
        const sum = {
          uncachedInput: a.uncachedInput + factor * b.uncachedInput,
          cachedInput: a.cachedInput + factor * b.cachedInput,
          output: a.output + factor * b.output,
        }
        expect(cost(sum)).toBeCloseTo(cost(a) + factor * cost(b), 6)
      }),
      { seed: 4 },
    )
  })
})
