import { describe, expect, it } from 'vitest'
import { countdownProblem } from '#problem'
import { gradeResponse } from './grade-response.ts'

const problem = countdownProblem([3, 7, 8], 31)
const markers = { open: '<think>', close: '</think>' }
const grade = (text: string, cutOff = false): string => {
  const { outcome, reason } = gradeResponse(problem, { text, markers, cutOff })
  return `${outcome}: ${reason}`
}
const answered = (answer: string): string => grade(`<think>\nx\n</think>\nThe answer is \\boxed{${answer}}.`)

describe('grading a countdown response', () => {
  it('is correct where the expression uses each number once and makes the target', () => {
    expect(answered('(3 × 8) + 7')).toBe('correct: makes the target')
    expect(answered('7 + 3 * 8 = 31')).toBe('correct: makes the target')
    expect(answered('3 \\times 8 + 7')).toBe('correct: makes the target')
  })

  it('is incorrect, with the reason, for other values, other numbers, or no expression', () => {
    expect(answered('3 + 7 + 8')).toBe('incorrect: makes 18, not 31')
    expect(answered('3 × 8 + 7 + 0')).toBe('incorrect: other numbers than the ones given')
    expect(answered('31')).toBe('incorrect: other numbers than the ones given')
    expect(answered('banana')).toBe('incorrect: not an expression')
    expect(answered('3 × × 8')).toBe('incorrect: not an expression')
    expect(answered('(3 × 8 + 7')).toBe('incorrect: not an expression')
  })

  it('holds the steps to the rules: nothing negative, nothing broken', () => {
    expect(answered('(3 − 8) × 7')).toBe('incorrect: a step breaks the rules')
    expect(answered('(3 ÷ 8) + 7')).toBe('incorrect: a step breaks the rules')
  })

  it('is ungradable without an answer, and says why', () => {
    expect(grade('<think>\n3 × 8 + 7 = 31, so \\boxed{3 × 8 + 7}', true)).toBe(
      'ungradable: cut off while reasoning',
    )
    expect(grade('<think>\nx', false)).toBe('ungradable: the reasoning never ended')
    expect(grade('<think>\nx</think>\nI give up.')).toBe('ungradable: no answer')
    expect(grade('<think>\nx</think>\nThe answer is \\boxed{3 ×', true)).toBe(
      'ungradable: cut off in the answer',
    )
  })

  it('does not take a boxed result inside the reasoning for the answer', () => {
    expect(grade('<think>\n\\boxed{(3 × 8) + 7}</think>\nNo idea.')).toBe('ungradable: no answer')
  })

  it('takes the last boxed answer, its braces balanced', () => {
    expect(grade('<think></think>\\boxed{3 + 7} or rather \\boxed{{(3 × 8)} + 7}')).toContain('incorrect')
    expect(grade('<think></think>\\boxed{3 + 7} or rather \\boxed{(3 × 8) + 7}')).toContain('correct: makes')
  })

  it('refuses to read an expression of absurd length or depth', () => {
    expect(answered(`${'('.repeat(5000)}3${')'.repeat(5000)}`)).toBe('incorrect: not an expression')
  })
})
