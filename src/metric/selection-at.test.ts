import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { majority, shortest } from '#policy'
import { randomSource } from '#statistics'
import { majorityAt } from './majority-at.ts'
import type { MeasuredResponse } from './measured-response.ts'
import { selectionAt } from './selection-at.ts'
import { shortestAt } from './shortest-at.ts'

interface Drawn {
  readonly vote: string | undefined
  readonly finished: boolean
  readonly tokens: number
}

/** The answer `right` is correct, every other is not, and no answer is ungradable. */
function responsesOf(drawn: readonly Drawn[]): MeasuredResponse[] {
  return drawn.map(({ vote, finished, tokens }, sample) => ({
    problem: 'p',
    cluster: 'p',
    sample,
    outcome: vote === undefined ? 'ungradable' : vote === 'right' ? 'correct' : 'incorrect',
    tokens: { reasoning: tokens },
    thoughts: [],
    reflections: 0,
    vote,
    finished,
  }))
}

const one = fc.record<Drawn>({
  vote: fc.option(fc.constantFrom('right', 'b', 'c', 'd'), { nil: undefined }),
  finished: fc.boolean(),
  tokens: fc.integer({ min: 1, max: 5 }),
})
const several = fc.array(one, { minLength: 1, maxLength: 9 })
const chosenFrom = several.chain((drawn) =>
  fc.record({
    drawn: fc.constant(drawn),
    shuffled: fc.shuffledSubarray([...drawn], { minLength: drawn.length }),
    k: fc.integer({ min: 1, max: drawn.length }),
  }),
)

const random = randomSource('selections')
const exactly = majorityAt({ random })
const shareCorrect = (responses: readonly MeasuredResponse[]): number =>
  responses.filter(({ outcome }) => outcome === 'correct').length / responses.length

describe('majority@k', () => {
  it('is what the selection itself gives over every subset', () => {
    fc.assert(
      fc.property(chosenFrom, ({ drawn, k }) => {
        const responses = responsesOf(drawn)
        const counted = selectionAt(k, responses, { rule: majority.rule, random })
        expect(exactly(k, responses)?.accuracy).toBeCloseTo(counted?.accuracy ?? Number.NaN, 12)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('does not depend on the order of responses', () => {
    fc.assert(
      fc.property(chosenFrom, ({ drawn, shuffled, k }) => {
        const [a, b] = [drawn, shuffled].map((some) => exactly(k, responsesOf(some))?.accuracy ?? Number.NaN)
        expect(a).toBeCloseTo(b ?? 0, 12)
      }),
      { seed: 2 },
    )
  })

  it('of one is accuracy', () => {
    fc.assert(
      fc.property(several, (drawn) => {
        const responses = responsesOf(drawn)
        expect(exactly(1, responses)?.accuracy).toBeCloseTo(shareCorrect(responses), 12)
      }),
      { seed: 3 },
    )
  })

  it('by hand: two right of three wrong ones apart wins with three, and ties with two', () => {
    const votes = ['right', 'right', 'b', 'c']
    const responses = responsesOf(votes.map((vote) => ({ vote, finished: true, tokens: 1 })))
    // Pairs: right-right 1; right-b, right-c twice each ½; b-c 0: (1 + 4 × ½) ÷ 6.
    expect(exactly(2, responses)?.accuracy).toBeCloseTo(0.5, 12)
    // Triples: right-right-x twice 1; right-b-c twice ⅓: (2 + ⅔) ÷ 4.
    expect(exactly(3, responses)?.accuracy).toBeCloseTo(2 / 3, 12)
    expect(exactly(4, responses)?.accuracy).toBe(1)
  })

  it('is drawn within its error where there is too much to count', () => {
    const drawn = Array.from({ length: 300 }, (_, i) => ({
      vote: i < 6 ? 'right' : `wrong ${i % 101}`,
      finished: true,
      tokens: 1,
    }))
    const estimate = majorityAt({ random, draws: 200 })(60, responsesOf(drawn))
    // 6 right ones of 300 against at most 3 of each other: sometimes they tie, sometimes they do not.
    expect(estimate?.drawingError).toBeGreaterThan(0)
    expect(estimate?.drawingError).toBeLessThan(0.04)
    expect(estimate?.accuracy).toBeGreaterThan(0.05)
    expect(estimate?.accuracy).toBeLessThan(0.95)
    const few = responsesOf(drawn.slice(0, 40))
    const exact = exactly(20, few)?.accuracy ?? Number.NaN
    const sampled = selectionAt(20, few, { rule: majority.rule, random, draws: 4000 })
    expect(Math.abs(exact - (sampled?.accuracy ?? 0))).toBeLessThan(5 * (sampled?.drawingError ?? 0))
  })

  it('is missing with fewer responses than k, and 0 where nobody answers', () => {
    const silent = responsesOf([{ vote: undefined, finished: true, tokens: 1 }])
    expect(exactly(2, silent)).toBeUndefined()
    expect(exactly(1, silent)?.accuracy).toBe(0)
  })
})

describe('shortest@k', () => {
  it('is what the selection itself gives over every subset', () => {
    fc.assert(
      fc.property(chosenFrom, ({ drawn, k }) => {
        const responses = responsesOf(drawn)
        const counted = selectionAt(k, responses, { rule: shortest.rule, random })
        expect(shortestAt(k, responses)?.accuracy).toBeCloseTo(counted?.accuracy ?? Number.NaN, 12)
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it('takes one of the responses, or none, with chances that add up to 1', () => {
    fc.assert(
      fc.property(chosenFrom, ({ drawn, k }) => {
        const { chances, none } = shortestAt(k, responsesOf(drawn)) ?? { chances: [], none: 0 }
        expect([...chances].reduce((sum, chance) => sum + chance, none)).toBeCloseTo(1, 12)
        const longest = drawn.findIndex(({ finished }) => !finished)
        if (longest >= 0) expect(chances[longest]).toBe(0)
      }),
      { seed: 5 },
    )
  })

  it('of one is accuracy where every reasoning finished', () => {
    fc.assert(
      fc.property(several, (drawn) => {
        const responses = responsesOf(drawn.map((some) => ({ ...some, finished: true })))
        expect(shortestAt(1, responses)?.accuracy).toBeCloseTo(shareCorrect(responses), 12)
      }),
      { seed: 6 },
    )
  })

  it('by hand: of 1, 2 and 3 tokens, the shortest of two is the first in two of three pairs', () => {
    const responses = responsesOf(
      [1, 2, 3].map((tokens) => ({ vote: tokens === 1 ? 'right' : 'b', finished: true, tokens })),
    )
    expect(shortestAt(2, responses)?.accuracy).toBeCloseTo(2 / 3, 12)
  })

  it('cannot tell the shortest without counts', () => {
    const [response] = responsesOf([{ vote: 'right', finished: true, tokens: 1 }])
    expect(() => shortestAt(1, response ? [{ ...response, tokens: {} }] : [])).toThrow('no count')
  })
})
