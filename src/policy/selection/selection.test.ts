import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestOf } from './best-of.ts'
import { majority, mostVoted } from './majority.ts'
import type { Candidate, Selection, SelectionDirective } from './selection.ts'
import { selectionKind, selectionKinds } from './selection-kinds.ts'
import { shortest, shortestFinished } from './shortest.ts'

const candidates = fc.array(
  fc.record({
    vote: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    finished: fc.boolean(),
    tokens: fc.integer({ min: 1, max: 6 }),
    score: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
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

describe('every selection', () => {
  it('starts as many responses as it is asked to, and chooses once', () => {
    fc.assert(
      fc.property(candidates, (drawn) => {
        const responses = numbered(drawn)
        for (const kind of selectionKinds) {
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
        for (const kind of selectionKinds) {
          const among = chosen(played(kind.create({ n: responses.length }), responses))
          const wanted = kind.rule(responses).map(({ sample }) => sample)
          if (kind === shortest && wanted.length > 0) {
            expect(among).toHaveLength(1)
            expect(wanted).toContain(among[0])
          } else {
            expect([...among].sort()).toEqual([...wanted].sort())
          }
        }
      }),
      { seed: 2 },
    )
  })

  it('keeps its state to one problem', () => {
    for (const kind of selectionKinds) {
      const first = kind.create({ n: 2 })
      played(first, numbered([{ vote: 'a', finished: true, tokens: 1, score: 9 }]))
      const said = played(
        kind.create({ n: 1 }),
        numbered([{ vote: 'b', finished: true, tokens: 5, score: 1 }]),
      )
      expect(chosen(said)).toEqual([0])
    }
  })

  it('goes on without a response that will never come', () => {
    for (const kind of selectionKinds) {
      const selection = kind.create({ n: 2 })
      selection.onEvent({ type: 'start' })
      expect(selection.onEvent({ type: 'failed', sample: 0 })).toEqual([])
      const response = { sample: 1, vote: 'a', finished: true, tokens: 3, score: 1 }
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
