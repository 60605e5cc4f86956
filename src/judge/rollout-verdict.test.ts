import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countdownProblem, type GoldProblem } from '#problem'
import { rolloutShare, rolloutThreshold, rolloutVerdict } from './rollout-verdict.ts'

const counts = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.record({ right: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))

function choices(count: number): GoldProblem {
  return {
    kind: 'choice',
    id: 'q',
    question: 'Which?',
    cluster: 'q',
    gold: 'A',
    choices: Array.from({ length: count }, (_, index) => `option ${index}`),
  }
}

describe('the rollout judge', () => {
  it('asks for one half, for one half above guessing where one of several can be guessed, and for nothing of two', () => {
    expect(rolloutThreshold(countdownProblem([3, 7, 8], 31))).toBe(0.5)
    expect(rolloutThreshold(choices(4))).toBe(0.75)
    expect(rolloutThreshold(choices(5))).toBeCloseTo(0.7)
    expect(rolloutThreshold(choices(2))).toBeUndefined()
  })

  it('needs 12 of 16 continuations right, all of 5, and is never sure of 4', () => {
    const correct = (right: number, n: number): boolean =>
      rolloutVerdict({ end: { right, n }, start: { right: 0, n }, threshold: 0.5 }).correct
    expect([11, 12].map((right) => correct(right, 16))).toEqual([false, true])
    expect([4, 5].map((right) => correct(right, 5))).toEqual([false, true])
    expect(correct(4, 4)).toBe(false)
  })

  it('has the posterior of a uniform prior: Beta(9, 9) for 8 of 16', () => {
    const { low, high } = rolloutShare({ right: 8, n: 16 })
    // scipy.stats.beta.ppf([.025, .975], 9, 9)
    expect([low, high].map((bound) => bound.toFixed(4))).toEqual(['0.2781', '0.7219'])
  })

  it('keeps every share and every value within its interval, and in range', () => {
    fc.assert(
      fc.property(counts, counts, (end, start) => {
        const { reached, value } = rolloutVerdict({ end, start, threshold: 0.5 })
        for (const { value: point, low, high } of [reached, value]) {
          expect(low).toBeLessThanOrEqual(point)
          expect(high).toBeGreaterThanOrEqual(point)
        }
        expect(reached.low).toBeGreaterThanOrEqual(0)
        expect(reached.high).toBeLessThanOrEqual(1)
        expect(value.value).toBeCloseTo(end.right / end.n - start.right / start.n)
      }),
      { seed: 5 },
    )
  })

  it('turns the value round when start and end change places', () => {
    fc.assert(
      fc.property(counts, counts, (end, start) => {
        const there = rolloutVerdict({ end, start, threshold: 0.5 }).value
        const back = rolloutVerdict({ end: start, start: end, threshold: 0.5 }).value
        expect(back.low).toBeCloseTo(-there.high)
        expect(back.value).toBeCloseTo(-there.value)
      }),
      { seed: 6 },
    )
  })

  it('is wrong about fewer than 5 % of the thoughts that reach the answer every second time', () => {
    for (let n = 1; n <= 60; n++) {
      let term = 0.5 ** n
      let wrong = 0
      for (let right = 0; right <= n; right++) {
        if (rolloutVerdict({ end: { right, n }, start: { right: 0, n }, threshold: 0.5 }).correct)
          wrong += term
        term *= (n - right) / (right + 1)
      }
      expect(wrong).toBeLessThan(0.05)
    }
  })

  it('refuses to judge by no continuations', () => {
    expect(() => rolloutShare({ right: 0, n: 0 })).toThrow('0 of 0 rollouts')
  })
})
