import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countdownProblem, type GoldProblem } from '#problem'
import { joinedVotes } from './joined-votes.ts'
import { voteKey } from './vote-key.ts'

const problem = (kind: GoldProblem['kind'], choices?: readonly string[]): GoldProblem => ({
  kind,
  id: 'p',
  question: '?',
  cluster: 'p',
  ...(choices && { choices }),
})

/** How many different answers there are. */
const answersIn = (kind: GoldProblem['kind'], answers: readonly string[]): number =>
  new Set(joinedVotes(answers.map((answer) => voteKey(problem(kind), answer))).values()).size

describe('votes', () => {
  it('go by the value of a countdown expression, whatever its form', () => {
    const { numbers, ...rest } = countdownProblem([6, 12, 22], 40)
    const key = (answer: string): string => voteKey({ ...rest, numbers }, answer)
    expect(key('22 + (12 + 6)')).toBe('=40')
    expect(key('(6+22)+12')).toBe('=40')
    expect(key('22 − 12 + 6')).toBe('=16')
  })

  it('of an expression that breaks the rules go to itself, never to a value', () => {
    const some = countdownProblem([6, 12, 22], 40)
    expect(voteKey(some, '20 + 20')).toBe('invalid:20+20')
    expect(voteKey(some, 'forty')).toBe('invalid:forty')
  })

  it('of choices go by their letters', () => {
    const some = problem('choice', ['Paris', 'Rome', 'Bern'])
    expect(voteKey(some, '(B)')).toBe(voteKey(some, 'B'))
    expect(voteKey(some, 'A and C')).toBe(voteKey(some, 'C, A'))
    expect(voteKey(some, 'A')).not.toBe(voteKey(some, 'B'))
  })

  it('join numbers and formulas that are the same, in any form', () => {
    expect(answersIn('number', ['0.5', '1/2', '\\frac{1}{2}', '.50'])).toBe(1)
    expect(answersIn('number', ['1,000', '1000', '1001'])).toBe(2)
    expect(answersIn('expression', ['x+1', '1+x', 'x + 2'])).toBe(2)
  })

  it('join words without case and punctuation, and nothing more', () => {
    expect(answersIn('text', ['The Nile', 'nile', 'Nile.'])).toBe(1)
    expect(answersIn('text', ['Nile', 'Amazon'])).toBe(2)
  })

  it('are joined alike in whatever order the answers come', () => {
    const answers = ['1/2', '0.5', '2/4', '0.51', '3', '3.0', 'x', '2x']
    const keys = answers.map((answer) => voteKey(problem('expression'), answer))
    const wanted = joinedVotes(keys)
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: keys.length }), (shuffled) => {
        for (const key of keys) expect(joinedVotes(shuffled).get(key)).toBe(wanted.get(key))
      }),
      { seed: 1 },
    )
  })

  it('tell long answers apart without keeping them', () => {
    const key = voteKey(problem('expression'), `${'1+'.repeat(5000)}1`)
    expect(key.length).toBeLessThan(4100)
    expect(key).not.toBe(voteKey(problem('expression'), `${'1+'.repeat(5001)}1`))
  })
})
