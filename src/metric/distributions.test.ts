import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binOf, hazardEdges, histogramEdges } from './distribution-bins.ts'
import { responseDistributions } from './distributions.ts'
import type { MeasuredResponse, Outcome } from './measured-response.ts'

interface Made {
  readonly problem?: string
  readonly outcome?: Outcome
  /** Tokens of each thought. */
  readonly lengths: readonly number[]
  readonly correct?: readonly boolean[]
}

function response({ problem = 'p', outcome = 'incorrect', lengths, correct }: Made): MeasuredResponse {
  let tokensUpTo = 0
  const thoughts = lengths.map((length, index) => {
    tokensUpTo += length
    const judged = correct?.[index]
    return { tokensUpTo, ...(judged === undefined ? {} : { correct: judged }) }
  })
  return {
    problem,
    cluster: problem,
    sample: 0,
    outcome,
    tokens: { reasoning: tokensUpTo },
    thoughts,
    reflections: 0,
  }
}

const total = (numbers: readonly number[] = []): number => numbers.reduce((sum, one) => sum + one, 0)

const anyResponse = fc
  .record({
    problem: fc.constantFrom('a', 'b', 'c'),
    outcome: fc.constantFrom<Outcome>('correct', 'incorrect', 'ungradable', 'failed'),
    thoughts: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.boolean()), {
      minLength: 1,
      maxLength: 30,
    }),
  })
  .map(({ thoughts, ...rest }) =>
    response({
      ...rest,
      lengths: thoughts.map(([length]) => length),
      correct: thoughts.map(([, right]) => right),
    }),
  )

describe('bins', () => {
  it('hold each number between their edges', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (value) => {
        for (const edges of [histogramEdges, hazardEdges]) {
          const bin = binOf(value, edges)
          expect(edges[bin]).toBeLessThanOrEqual(value)
          expect(edges[bin + 1]).toBeGreaterThan(value)
        }
      }),
      { seed: 3 },
    )
  })
})

describe('the distributions of responses', () => {
  it('count each response and each thought once, and nothing that failed', () => {
    fc.assert(
      fc.property(fc.array(anyResponse, { minLength: 1, maxLength: 40 }), (responses) => {
        const there = responses.filter(({ outcome }) => outcome !== 'failed')
        const { reasoningTokens, thoughtCounts, thoughtTokens } = responseDistributions(responses)
        const all = (histogram: typeof reasoningTokens): number =>
          total(Object.values(histogram?.counts ?? {}).map((counts) => total(counts)))
        expect(all(reasoningTokens)).toBe(there.length)
        expect(all(thoughtCounts)).toBe(there.length)
        expect(all(thoughtTokens)).toBe(total(there.map(({ thoughts }) => thoughts.length)))
      }),
      { seed: 4, numRuns: 60 },
    )
  })

  it('have switches and thinking that add up to those of the responses', () => {
    const lengths = [40, 7, 100, 12]
    const responses = Array.from({ length: 25 }, () => response({ lengths }))
    const { sinceStart, sinceSwitch } = responseDistributions(responses)
    for (const bins of [sinceStart, sinceSwitch]) {
      expect(total(bins.map(({ switches }) => switches))).toBe(25 * 3)
      expect(total(bins.flatMap(({ totals }) => totals.map(({ count }) => count)))).toBe(25 * total(lengths))
    }
    // Every response is still thinking until its end; of the thoughts only two outlast 32 tokens.
    expect(sinceStart.every(({ thinking }) => thinking === 25)).toBe(true)
    expect(sinceSwitch.find(({ from }) => from === 32)).toMatchObject({ thinking: 50, switches: 25 })
  })

  it('leave out the time that fewer than 20 reach', () => {
    const responses = Array.from({ length: 20 }, (_, index) =>
      response({ lengths: [20, index < 19 ? 400 : 3] }),
    )
    expect(responseDistributions(responses).sinceStart.map(({ from }) => from)).toEqual(
      [0, 16, 23].slice(0, 2),
    )
  })

  it('set outcomes against each other within the problems that have both', () => {
    const { tokens } = responseDistributions([
      response({ problem: 'easy', outcome: 'correct', lengths: [10] }),
      response({ problem: 'even', outcome: 'correct', lengths: [100] }),
      response({ problem: 'even', outcome: 'incorrect', lengths: [100] }),
      response({ problem: 'even', outcome: 'incorrect', lengths: [300] }),
      response({ problem: 'hard', outcome: 'incorrect', lengths: [900] }),
    ])
    expect(tokens.problems).toBe(1)
    expect(tokens.within).toEqual([{ incorrect: { sum: 200, count: 1 }, correct: { sum: 100, count: 1 } }])
    expect(total(tokens.overall.map(({ incorrect }) => incorrect.sum))).toBe(1300)
    expect(total(tokens.overall.map(({ correct }) => correct.count))).toBe(2)
  })
})

describe('the distributions of judgements', () => {
  const judged = [
    response({ lengths: [10, 10, 10], correct: [true, false, false] }),
    response({ lengths: [10, 10], correct: [false, true] }),
    response({ lengths: Array.from({ length: 20 }, () => 5), correct: [...Array(19).fill(false), true] }),
    response({ lengths: [10], correct: [false] }),
    response({ lengths: [10], correct: [true], outcome: 'correct' }),
    response({ lengths: [10] }),
  ]
  const { judged: found } = responseDistributions(judged)

  it('say where the first correct thought is, the first place included', () => {
    expect(found.firstCorrect.incorrect).toEqual({ at: [1, 1, ...Array(8).fill(0)], later: 1, none: 1 })
    expect(found.firstCorrect.correct?.at[0]).toBe(1)
  })

  it('share out correct thoughts by position, with their denominators', () => {
    const shares = found.byPosition.map(({ from, totals }) => [
      from,
      total(totals.map(({ sum }) => sum)),
      total(totals.map(({ count }) => count)),
    ])
    expect(shares.slice(0, 3)).toEqual([
      [1, 1, 4],
      [2, 1, 3],
      [3, 0, 2],
    ])
    expect(shares.at(-1)).toEqual([17, 1, 4])
    expect(found.lastPosition).toBe(20)
  })

  it('accumulate the share of correct thoughts, exactly at the steps', () => {
    // Shares are 1/3, 1/2, 1/20 and 0.
    expect([0, 1, 6, 7, 9, 10, 20].map((step) => found.cumulative[step])).toEqual([1, 2, 2, 3, 3, 4, 4])
    expect(total(found.any.map(({ sum }) => sum))).toBe(3)
    expect(total(found.overTenth.map(({ sum }) => sum))).toBe(2)
  })

  it('are of judged responses alone', () => {
    const { judged: none } = responseDistributions([response({ lengths: [10, 20] })])
    expect(none.firstCorrect).toEqual({})
    expect(none.cumulative.at(-1)).toBe(0)
  })
})
