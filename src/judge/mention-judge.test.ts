import { describe, expect, it } from 'vitest'
import { countdownProblem, type GoldProblem } from '#problem'
import { mentionJudge } from './mention-judge.ts'

function problem(
  gold: string | undefined,
  kind: GoldProblem['kind'],
  more: Partial<GoldProblem> = {},
): GoldProblem {
  return {
    id: 'p',
    question: 'What is it?',
    cluster: 'p',
    kind,
    ...(gold === undefined ? {} : { gold }),
    ...more,
  }
}

const states = (asked: GoldProblem, thought: string): boolean | null =>
  mentionJudge.judge(asked, thought).correct

describe('the mention judge', () => {
  it('finds the gold answer where a thought states it as a result, however it is written', () => {
    const half = problem('\\frac{1}{2}', 'expression')
    for (const thought of [
      'so P = 1/2.',
      'we get 0.5, which is odd',
      'The probability is $\\frac12$, I think',
      'Then it equals \\(\\dfrac{1}{2}\\)',
      'hence \\boxed{\\frac{1}{2}}',
      '따라서 확률은 1/2이다: 1/2',
      'x + 1 = 3/2 = 1 + x, so x = 1/2 and done',
    ]) {
      expect(states(half, thought), thought).toBe(true)
    }
    expect(states(problem('1234', 'number'), 'the total is 1,234 apples')).toBe(true)
    expect(states(problem('Paris', 'text'), 'The capital must be Paris.')).toBe(true)
  })

  it('does not take a substring, a part of a number or a mere mention for a statement', () => {
    const two = problem('2', 'number')
    for (const thought of ['x = 12', 'x = 2.5', 'take 2 of them', 'x^2 + 2x', 'n = 21', 'x <= 2', '']) {
      expect(states(two, thought), thought).toBe(false)
    }
    expect(states(problem('Paris', 'text'), 'Not far from Paris there was a town')).toBe(false)
  })

  it('takes any of several gold answers, and reads the answer out of a solution', () => {
    expect(states(problem('7', 'number', { goldAlternatives: ['8'] }), 'n = 8')).toBe(true)
    expect(states(problem('3 + 4 makes it.\n#### 7', 'number'), 'n = 7')).toBe(true)
  })

  it('finds the letter of a choice, or its text', () => {
    const choice = problem('B', 'choice', { choices: ['3', '5', '7'] })
    expect(states(choice, 'So the answer is (B).')).toBe(true)
    expect(states(choice, 'B is correct since')).toBe(true)
    expect(states(choice, 'we get x = 5.')).toBe(true)
    expect(states(choice, 'option A, or Bob has x = 7')).toBe(false)
  })

  it('finds the target of countdown where an equation comes to it', () => {
    const asked = countdownProblem([3, 7, 8], 31)
    expect(mentionJudge.judge(asked, '8 × 3 = 24, leaving 7 and 24.\n24 + 7 = 31, yes').correct).toBe(true)
    expect(mentionJudge.judge(asked, '8 × 3 = 24, leaving 7 and 24. I need 31').correct).toBe(false)
  })

  it('does not judge without a gold answer', () => {
    expect(mentionJudge.judge(problem(undefined, 'number'), 'x = 2')).toEqual({
      correct: null,
      reason: 'no gold answer',
    })
  })

  it('reads a hostile thought in time that is linear in its length', () => {
    const asked = problem('\\sqrt{2}', 'expression')
    for (const piece of ['= ', 'is \\boxed{', '((((', 'is is = = ', '\\boxed{{', '= 1/1/1/1 ', '答案是']) {
      expect(states(asked, piece.repeat(100_000))).toBe(false)
    }
  })
})
