import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { chanceOf } from './chance.ts'
import type { MeasuredResponse, Outcome } from './measured-response.ts'
import {
  abandoned,
  containsCorrect,
  firstCorrectThought,
  underthinking,
  underthinkingScore,
  weightedUnderthinking,
} from './underthinking.ts'

function response(
  ends: readonly number[],
  correct: readonly boolean[],
  outcome: Outcome = 'incorrect',
  problem = 'p',
): MeasuredResponse {
  const thoughts = ends.map((tokensUpTo, i) => ({
    tokensUpTo,
    correct: correct[i] ?? false,
    abandoned: correct[i] ?? false,
  }))
  const tokens = { prompt: 10, reasoning: ends.at(-1) ?? 0, output: (ends.at(-1) ?? 0) + 5 }
  return { problem, cluster: problem, sample: 0, outcome, tokens, thoughts, reflections: 0 }
}

const mean = (values: readonly (number | undefined)[]): number => {
  const there = values.filter((value) => value !== undefined)
  return there.reduce((sum, value) => sum + value, 0) / there.length
}

describe('underthinking', () => {
  it("gives the paper's worked example: first of 25 thoughts correct after 411 of 7681 tokens", () => {
    expect(underthinking(response([411, 7681], [true, false]))).toBeCloseTo(0.946, 3)
  })

  it('does not take a correct first thought for none: that is the worst case, not the best', () => {
    const worst = response([10, 100], [true, false])
    expect(underthinking(worst)).toBeCloseTo(0.9, 12)
    expect(firstCorrectThought.of(worst)).toBe(1)
  })

  it('is 0 where no thought is correct: not knowing how is not underthinking', () => {
    expect(underthinking(response([10, 100], [false, false]))).toBe(0)
    expect(firstCorrectThought.of(response([10], [false]))).toBeUndefined()
  })

  it('is missing, not 0, where thoughts are not judged or there was no reasoning', () => {
    const unjudged = { ...response([10], [true]), thoughts: [{ tokensUpTo: 10 }] }
    expect(underthinking(unjudged)).toBeUndefined()
    expect(containsCorrect.of(unjudged)).toBeUndefined()
    expect(abandoned.of(unjudged)).toBeUndefined()
    expect(underthinking(response([], []))).toBeUndefined()
  })

  it('of responses that nobody judged, or whose reasoning is withheld, is missing in every form, never 0', () => {
    const right = { ...response([10], [true], 'correct'), thoughts: [{ tokensUpTo: 10 }] }
    const hidden = { ...response([], []), withheld: 'hidden' as const }
    for (const metric of [weightedUnderthinking, underthinkingScore, abandoned, containsCorrect]) {
      expect(metric.of(right), metric.name).toBeUndefined()
      expect(metric.of(hidden), metric.name).toBeUndefined()
    }
  })

  it('counts only incorrect responses in the score and all of them in the weighted one', () => {
    const right = response([10, 40], [true, false], 'correct')
    expect(underthinkingScore.of(right)).toBeUndefined()
    expect(weightedUnderthinking.of(right)).toBe(0)
    expect(underthinkingScore.of(response([10, 40], [true], 'ungradable'))).toBeUndefined()
  })

  it('has weighted = score × share incorrect when every response is graded', () => {
    const one = fc.tuple(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (drawn) => {
        const responses = drawn.map(([a, b, x, y, right]) =>
          response([a, a + b], [x, y], right ? 'correct' : 'incorrect'),
        )
        const wrong = responses.filter(({ outcome }) => outcome === 'incorrect').length
        if (wrong === 0) return
        const score = mean(responses.map(underthinkingScore.of))
        const weighted = mean(responses.map(weightedUnderthinking.of))
        expect(weighted).toBeCloseTo((score * wrong) / responses.length, 10)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(1)
      }),
      { seed: 8 },
    )
  })
})

describe('chance', () => {
  it('equals the metric where all responses to a problem judge alike at each position', () => {
    const same = [response([10, 20], [false, true]), response([10, 20], [false, true])]
    expect(chanceOf(underthinkingScore, same, { random: randomSource('x') })).toBeCloseTo(0, 12)
    expect(chanceOf(containsCorrect, same, { random: randomSource('x') })).toBe(1)
  })

  it('keeps the number of correct thoughts at each position and breaks what ties them together', () => {
    // Every response has its two correct thoughts together; shuffled, they spread over more responses.
    const tied = Array.from({ length: 40 }, (_, i) =>
      response([10, 20, 30], i % 2 ? [true, true, true] : [false, false, false]),
    )
    expect(mean(tied.map(containsCorrect.of))).toBe(0.5)
    const chance = chanceOf(containsCorrect, tied, { random: randomSource('y'), shuffles: 200 })
    expect(chance).toBeCloseTo(1 - 0.5 ** 3, 1)
  })

  it('is missing where nothing is in the denominator', () => {
    expect(
      chanceOf(underthinkingScore, [response([5], [true], 'correct')], { random: randomSource('z') }),
    ).toBeUndefined()
  })
})
