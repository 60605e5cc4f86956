import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adaptive, chanceAhead } from './adaptive.ts'
import { bestOf } from './best-of.ts'
import { mostConfident } from './confidence-vote.ts'
import { majority, mostVoted } from './majority.ts'
import type { Candidate, Selection, SelectionDirective } from './selection.ts'
import { selectionKind, selectionKinds } from './selection-kinds.ts'
import { shortVote, voteOfShortest } from './short-vote.ts'
import { shortest, shortestFinished } from './shortest.ts'

const candidates = fc.array(
  fc.record({
    vote: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    finished: fc.boolean(),
    tokens: fc.integer({ min: 1, max: 6 }),
    score: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    confidence: fc.option(fc.constantFrom(0.25, 0.5, 1), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 8 },
)

const numbered = (drawn: readonly Omit<Candidate, 'sample'>[]): Candidate[] =>
  drawn.map((candidate, sample) => ({ ...candidate, sample }))

/** Plays responses to a selection in the order in which decoding at one speed ends them. */
function played(selection: Selection, responses: readonly Candidate[]): SelectionDirective[] {
  const said = [...selection.onEvent({ type: 'start' })]
  const isOver = (): boolean => said.some(({ type }) => type === 'choose')
  for (const response of responses.toSorted((a, b) => (a.tokens ?? 0) - (b.tokens ?? 0))) {
    if (response.finished && !isOver())
      said.push(...selection.onEvent({ type: 'reasoningEnd', sample: response.sample }))
    if (!isOver()) said.push(...selection.onEvent({ type: 'response', response }))
  }
  return said
}

function chosen(said: readonly SelectionDirective[]): readonly number[] {
  return said.flatMap((directive) => (directive.type === 'choose' ? directive.among : []))
}

function samplesOf(candidates: readonly Candidate[]): number[] {
  return candidates.map(({ sample }) => sample).sort()
}

/** Those that start all of their responses at once. */
const atOnce = selectionKinds.filter((kind) => kind !== adaptive)

describe('every selection', () => {
  it('starts as many responses as it is asked to, and chooses once', () => {
    fc.assert(
      fc.property(candidates, (drawn) => {
        const responses = numbered(drawn)
        for (const kind of atOnce) {
          const said = played(kind.create({ n: responses.length }), responses)
          expect(said[0]).toEqual({ type: 'sample', count: responses.length })
          expect(said.filter(({ type }) => type === 'choose')).toHaveLength(1)
        }
      }),
      { seed: 1 },
    )
  })

  it('chooses what its rule chooses of all responses, or one of several that are equally short', () => {
    fc.assert(
      fc.property(candidates, (drawn) => {
        const responses = numbered(drawn)
        for (const kind of [majority, bestOf]) {
          const among = chosen(played(kind.create({ n: responses.length }), responses))
          expect([...among].sort()).toEqual(samplesOf(kind.rule(responses)))
        }
        const [first] = chosen(played(shortest.create({ n: responses.length }), responses))
        const wanted = samplesOf(shortest.rule(responses))
        if (wanted.length === 0) expect(first).toBeUndefined()
        else expect(wanted).toContain(first)
      }),
      { seed: 2 },
    )
  })

  it('keeps its state to one problem', () => {
    for (const kind of selectionKinds) {
      const first = kind.create({ n: 2 })
      played(first, numbered([{ vote: 'a', finished: true, tokens: 1, score: 9, confidence: 1 }]))
      const said = played(
        kind.create({ n: 1 }),
        numbered([{ vote: 'b', finished: true, tokens: 5, score: 1, confidence: 1 }]),
      )
      expect(chosen(said)).toEqual([0])
    }
  })

  it('goes on without a response that will never come', () => {
    for (const kind of atOnce) {
      const selection = kind.create({ n: 2 })
      selection.onEvent({ type: 'start' })
      expect(selection.onEvent({ type: 'failed', sample: 0 })).toEqual([])
      const response = { sample: 1, vote: 'a', finished: true, tokens: 3, score: 1, confidence: 1 }
      expect(selection.onEvent({ type: 'response', response })).toEqual([{ type: 'choose', among: [1] }])
    }
  })

  it('is found by its name', () => {
    expect(selectionKind('majority')).toBe(majority)
    expect(selectionKind('best')).toBe(bestOf)
    expect(selectionKind('luck')).toBeUndefined()
  })
})

describe('majority', () => {
  it('takes the answer with most votes, and no answer is no vote', () => {
    const votes = ['a', undefined, undefined, undefined, 'b', 'a']
    const among = mostVoted(numbered(votes.map((vote) => ({ vote, finished: true }))))
    expect(among.map(({ sample }) => sample)).toEqual([0, 5])
  })

  it('leaves every answer of a tie in, each with as many responses', () => {
    const votes = ['a', 'b', 'b', 'a', 'c']
    const among = mostVoted(numbered(votes.map((vote) => ({ vote, finished: true }))))
    expect(among.map(({ vote }) => vote).sort()).toEqual(['a', 'a', 'b', 'b'])
  })

  it('has no answer where nobody votes', () => {
    expect(mostVoted(numbered([{ finished: false }, { finished: true }]))).toEqual([])
  })
})

describe('shortest', () => {
  it('cancels the others as soon as one has reasoned to its end', () => {
    const selection = shortest.create({ n: 3 })
    selection.onEvent({ type: 'start' })
    expect(selection.onEvent({ type: 'reasoningEnd', sample: 1 })).toEqual([
      { type: 'cancel', samples: [0, 2] },
    ])
    // What was cancelled too late to stop it changes nothing.
    expect(selection.onEvent({ type: 'reasoningEnd', sample: 0 })).toEqual([])
    const late = { sample: 0, finished: true, tokens: 1 }
    expect(selection.onEvent({ type: 'response', response: late })).toEqual([])
    const response = { sample: 1, finished: true, tokens: 7 }
    expect(selection.onEvent({ type: 'response', response })).toEqual([{ type: 'choose', among: [1] }])
  })

  it('never takes one whose reasoning was cut off, however short', () => {
    const cut = { sample: 0, finished: false, tokens: 1 }
    const whole = { sample: 1, finished: true, tokens: 9 }
    expect(shortestFinished([cut, whole])).toEqual([whole])
    expect(shortestFinished([cut])).toEqual([])
  })
})

describe('adaptive consistency', () => {
  const votes = (...all: readonly string[]): Candidate[] =>
    numbered(all.map((vote) => ({ vote, finished: true, tokens: 1 })))
  /** How many responses it takes, and what it chooses. */
  const taken = (
    parameters: Record<string, number>,
    ...all: readonly string[]
  ): [number, readonly number[]] => {
    const selection = adaptive.create(parameters)
    let said = [...selection.onEvent({ type: 'start' })]
    let count = 0
    for (const response of votes(...all)) {
      if (said.some(({ type }) => type === 'choose')) break
      expect(said).toEqual([{ type: 'sample', count: 1 }])
      said = [...selection.onEvent({ type: 'response', response })]
      count++
    }
    return [count, chosen(said)]
  }

  it('stops once the answer in front is safe: four that agree are enough', () => {
    expect(taken({ n: 40 }, 'a', 'a', 'a', 'a', 'b')).toEqual([4, [0, 1, 2, 3]])
    expect(taken({ n: 40 }, 'a', 'b', 'a', 'a', 'a', 'a', 'a')[0]).toBe(7)
  })

  it('stops at its most in any case', () => {
    expect(taken({ n: 3 }, 'a', 'b', 'b', 'b')).toEqual([3, [1, 2]])
  })

  it('knows the chance that the answer in front is the likelier one (Beta above one half)', () => {
    expect(chanceAhead(0, 0)).toBe(0.5)
    expect(chanceAhead(1, 0)).toBe(0.75)
    expect(chanceAhead(4, 0)).toBe(1 - 1 / 32)
    expect(chanceAhead(5, 2)).toBeCloseTo(0.85546875, 12)
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (a, b) => {
        expect(chanceAhead(a, b) + chanceAhead(b, a)).toBeCloseTo(1, 9)
      }),
      { seed: 3 },
    )
  })
})

describe('the vote by confidence', () => {
  it('lets one sure answer outweigh two unsure ones, and counts only what is known', () => {
    const one = (vote: string, confidence?: number): Omit<Candidate, 'sample'> => ({
      vote,
      finished: true,
      ...(confidence === undefined ? {} : { confidence }),
    })
    const among = mostConfident(numbered([one('a', 0.9), one('b', 0.4), one('b', 0.4), one('b')]))
    expect(among.map(({ sample }) => sample)).toEqual([0])
    expect(mostConfident(numbered([one('a'), one('b')]))).toEqual([])
  })
})

describe('the vote of the first', () => {
  it('cancels the others once enough have reasoned to their end', () => {
    const selection = shortVote.create({ n: 4, m: 2 })
    selection.onEvent({ type: 'start' })
    expect(selection.onEvent({ type: 'reasoningEnd', sample: 3 })).toEqual([])
    expect(selection.onEvent({ type: 'reasoningEnd', sample: 1 })).toEqual([
      { type: 'cancel', samples: [0, 2] },
    ])
    const response = (sample: number, tokens: number): Candidate => ({
      sample,
      vote: 'a',
      finished: true,
      tokens,
    })
    expect(selection.onEvent({ type: 'response', response: response(3, 5) })).toEqual([])
    expect(selection.onEvent({ type: 'response', response: response(1, 6) })).toEqual([
      { type: 'choose', among: [3, 1] },
    ])
  })

  it('splits a tie for the shorter chain', () => {
    const candidates = numbered([
      { vote: 'a', finished: true, tokens: 5 },
      { vote: 'b', finished: true, tokens: 3 },
      { vote: 'c', finished: false, tokens: 1 },
    ])
    expect(voteOfShortest(3)(candidates).map(({ vote }) => vote)).toEqual(['b'])
  })
})
