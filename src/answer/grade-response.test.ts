import { describe, expect, it } from 'vitest'
import { countdownProblem, type GoldProblem } from '#problem'
import { splitReasoning } from '#trace'
import { type GradableResponse, type GradeOptions, gradeResponse } from './grade-response.ts'

const problem = countdownProblem([3, 7, 8], 31)
const markers = { open: '<think>', close: '</think>' }
const grade = (text: string, cutOff = false): string => {
  const { outcome, reason } = gradeResponse(problem, {
    text,
    span: splitReasoning(text, markers),
    finish: cutOff ? 'length' : 'stop',
  })
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

describe('grading a response to a problem with a gold answer', () => {
  const question: GoldProblem = { id: '1', question: '6 × 7?', cluster: '1', kind: 'number', gold: '42' }
  const graded = (
    text: string,
    more: Partial<GradableResponse> = {},
    options: GradeOptions = {},
    about: GoldProblem = question,
  ): string => {
    const span = splitReasoning(text, markers)
    const grade = gradeResponse(about, { text, span, finish: 'stop', ...more }, options)
    return [grade.outcome, grade.reason, grade.answer, grade.how].filter(Boolean).join(' / ')
  }

  it('says by which rule the answer was found, and what decided', () => {
    expect(graded('<think>x</think>So \\boxed{42}.')).toBe('correct / same as the gold answer / 42 / boxed')
    expect(graded('<think>x</think>The answer is 43.')).toBe(
      'incorrect / not the gold answer / 43 / announced',
    )
  })

  it('takes any of several gold answers', () => {
    const about = { ...question, gold: '41', goldAlternatives: ['40', '42'] }
    expect(graded('\\boxed{42}', {}, {}, about)).toContain('correct')
  })

  it('has no outcome without a gold answer, but an answer all the same', () => {
    const { gold, ...about } = question
    expect(gold).toBe('42')
    expect(graded('\\boxed{42}', {}, {}, about)).toBe('no gold answer / 42 / boxed')
    expect(graded('', {}, {}, about)).toBe('no gold answer')
  })

  it('is ungradable, with a stable reason, where there is no answer', () => {
    expect(graded('<think>x')).toBe('ungradable / the reasoning never ended')
    expect(graded('<think>x', { finish: 'length' })).toBe('ungradable / cut off while reasoning')
    expect(graded('<think>x</think>It is', { finish: 'length' })).toBe('ungradable / cut off in the answer')
    expect(graded('<think>x</think>I do not know.')).toBe('ungradable / no answer')
    expect(graded('<think>x x x', { finish: 'length', loop: true })).toBe('ungradable / loop')
    expect(graded('\\boxed{42}', { finish: 'declined' })).toBe('ungradable / declined')
  })

  it('grades what was cut off by an answer it had declared, and by nothing weaker', () => {
    expect(graded('It is \\boxed{42}. To check, 6 ×', { finish: 'length' })).toContain('correct')
    expect(graded('So 6 × 7 = 42', { finish: 'length' })).toBe('ungradable / cut off in the answer')
  })

  it('looks into the reasoning only if asked, and only where the answer is missing', () => {
    const unanswered = '<think>So \\boxed{42}.</think>Done.'
    expect(graded(unanswered)).toBe('ungradable / no answer')
    expect(graded(unanswered, {}, { answerFromReasoning: true })).toBe(
      'correct / same as the gold answer / 42 / reasoning: boxed',
    )
    expect(graded('<think>\\boxed{42}</think>\\boxed{41}', {}, { answerFromReasoning: true })).toContain(
      'incorrect',
    )
  })
})
