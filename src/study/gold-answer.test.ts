import { describe, expect, it } from 'vitest'
import { gradeResponse } from '#answer'
import { splitReasoning } from '#trace'
import { drawProblems } from './draw-problems.ts'
import { goldAnswer } from './gold-answer.ts'

describe('the gold answer', () => {
  it('of every countdown problem is graded correct', () => {
    const markers = { open: '<think>', close: '</think>' }
    for (const problem of drawProblems({ count: 200, seed: 'gold', split: 'development' })) {
      const text = `<think>\n</think>\\boxed{${goldAnswer(problem)}}`
      expect(
        gradeResponse(problem, { text, span: splitReasoning(text, markers), finish: 'stop' }).outcome,
      ).toBe('correct')
    }
  })

  it('of a problem with a known answer is that answer', () => {
    expect(goldAnswer({ kind: 'choice', id: 'c', question: '?', cluster: 'c', gold: 'B' })).toBe('B')
  })
})
