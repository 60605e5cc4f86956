import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countdownProblem, linesFrom, movesFrom } from '#problem'
import { exactJudge } from './exact-judge.ts'
import { stepValidity } from './step-validity.ts'

const problem = countdownProblem([3, 7, 8], 31)

describe('the exact judge', () => {
  it('finds a thought correct when the line it commits to can still make the target', () => {
    const thought = 'Let me try 8 × 3 = 24, leaving 7 and 24.\n24 − 7 = 17, no\n'
    expect(exactJudge(problem, thought)).toEqual({ correct: true, abandoned: true, commitment: '8 × 3 = 24' })
  })

  it('finds a finished line not abandoned, even where the sum was got wrong', () => {
    expect(exactJudge(problem, '8 × 3 = 24, leaving 7 and 24.\n24 + 7 = 31, yes\n').abandoned).toBe(false)
    expect(exactJudge(problem, '8 × 3 = 24, leaving 7 and 24.\n7 + 24 = 30, no\n').abandoned).toBe(false)
  })

  it('finds a line that cannot win incorrect and not abandoned', () => {
    expect(exactJudge(problem, '8 − 3 = 5, leaving 7 and 5.\n')).toMatchObject({
      correct: false,
      abandoned: false,
    })
  })

  it('finds a thought without a valid commitment incorrect', () => {
    for (const thought of ['', 'Hmm.', '8 × 3 = 25, leaving …', '9 × 3 = 27, leaving …', '3 − 8 = −5']) {
      expect(exactJudge(problem, thought)).toEqual({ correct: false, abandoned: false })
    }
  })

  it('reads two moves as the commitment where there are four numbers', () => {
    const four = countdownProblem([2, 3, 4, 5], 29)
    const thought = 'Let me try 5 × 4 = 20, then 3 × 2 = 6, leaving 20 and 6.\n20 + 6 = 26, no\n'
    expect(exactJudge(four, thought)).toMatchObject({ correct: false, commitment: '5 × 4 = 20, 3 × 2 = 6' })
    expect(exactJudge(four, '5 × 4 = 20').commitment).toBeUndefined()
  })

  it('never finds a searcher that finishes every line guilty of abandoning one', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 4 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 99 }), (given, target) => {
        const asked = countdownProblem(given, target)
        for (const line of linesFrom(given)) {
          const steps = [...line.moves, ...movesFrom(line.position)]
          const text = steps.map((m) => `${m.left} ${m.operator} ${m.right} = ${m.result}`).join('\n')
          expect(exactJudge(asked, text).abandoned).toBe(false)
        }
      }),
      { seed: 7, numRuns: 25 },
    )
  })
})

describe('step validity', () => {
  it('counts the steps that are written down and those that are right', () => {
    expect(stepValidity('8 × 3 = 24, leaving 7 and 24.\n24 − 7 = 16, no\n')).toEqual({ stated: 2, valid: 1 })
    expect(stepValidity('nothing here')).toEqual({ stated: 0, valid: 0 })
  })
})
