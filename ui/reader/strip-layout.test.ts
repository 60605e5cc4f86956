import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResponseThought } from '#viewer'
import { partAt, stateOf, stripParts } from './strip-layout.ts'

function thought(tokens: number | null, rest: Partial<ResponseThought> = {}): ResponseThought {
  return {
    start: 0,
    end: 10,
    textHash: '',
    tokens,
    tokensUpTo: null,
    opener: null,
    correct: null,
    abandoned: null,
    commitment: null,
    label: null,
    ...rest,
  }
}

describe('the strip of thoughts', () => {
  it('is filled from end to end without gaps, and every share of it is some thought', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tokens, share) => {
          const parts = stripParts(tokens.map((count) => thought(count)))
          let at = 0
          for (const { from, width } of parts) {
            expect(from).toBeCloseTo(at, 9)
            at = from + width
          }
          expect(at).toBeCloseTo(1, 9)
          const part = partAt(parts, share)
          expect(part?.from).toBeLessThanOrEqual(share)
        },
      ),
      { seed: 7 },
    )
  })

  it('goes by characters where not every thought was counted', () => {
    const parts = stripParts([thought(5, { end: 30 }), thought(null, { end: 10 })])
    expect(parts.map(({ width }) => width)).toEqual([0.75, 0.25])
  })

  it('calls a thought unjudged where nobody judged it, and abandoned only where it was correct', () => {
    expect(stateOf({ correct: null, abandoned: true })).toBe('unjudged')
    expect(stateOf({ correct: false, abandoned: true })).toBe('incorrect')
    expect(stateOf({ correct: true, abandoned: true })).toBe('abandoned')
    expect(stateOf({ correct: true, abandoned: null })).toBe('correct')
  })
})
