import { describe, expect, it } from 'vitest'
import { countdownProblem } from '#problem'
import { readAlong } from './read-along.ts'

const problem = countdownProblem([3, 7, 8], 31)
const tokens = [
  '<think>',
  '\n',
  ...['Let', ' me', ' try', ' 8', ' ×', ' 3', ' =', ' 24', ', leaving 7 and 24.', '\n24 − 7 = 17, no', '\n'],
  ...['Alternatively', ', 8', ' −', ' 3', ' =', ' 5', ', leaving 7 and 5.', '\n'],
  '</think>',
  '\nThe answer is \\boxed{(8 − 3) + 7}.',
]
const response = { tokens, finishReason: 'stop' } as const

describe('a response read along', () => {
  it('is judged thought by thought once each is done, and graded once it is whole', () => {
    const whole = readAlong(problem, response, tokens.length)
    expect(whole.thoughts.map(({ state, opener }) => [state, opener])).toEqual([
      ['abandoned', ''],
      ['incorrect', 'Alternatively'],
    ])
    expect(whole.outcome).toBe('incorrect')
    expect(whole.answer).toBe('The answer is \\boxed{(8 − 3) + 7}.')
    const [first, second] = whole.thoughts.map((thought) => thought.tokens)
    expect([first, second, whole.reasoningTokens]).toEqual([11, 8, 19])
    expect(whole.underthinking).toBeCloseTo(1 - 11 / 19, 12)
  })

  it('does not judge what is still being written', () => {
    const { thoughts, outcome, underthinking } = readAlong(problem, response, 8)
    expect([thoughts.map(({ state }) => state), outcome, underthinking]).toEqual([
      ['unjudged'],
      undefined,
      undefined,
    ])
  })

  it('of nothing is nothing', () => {
    expect(readAlong(problem, response, 0)).toMatchObject({ thoughts: [], answer: '', reasoningTokens: 0 })
  })
})
