import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterMove, largestResult, movesFrom, resultOf } from './move.ts'

describe('one step of countdown', () => {
  it('gives whole results from 0 to 99 and nothing else', () => {
    expect(resultOf(8, '×', 3)).toBe(24)
    expect(resultOf(3, '−', 8)).toBeUndefined()
    expect(resultOf(9, '÷', 2)).toBeUndefined()
    expect(resultOf(9, '÷', 0)).toBeUndefined()
    expect(resultOf(0, '÷', 9)).toBe(0)
    expect(resultOf(50, '+', 50)).toBeUndefined()
  })

  it('lists each move once, the larger number first', () => {
    expect(
      movesFrom([3, 8]).map(({ left, operator, right, result }) => `${left}${operator}${right}=${result}`),
    ).toEqual(['8+3=11', '8−3=5', '8×3=24'])
    expect(movesFrom([4, 4])).toHaveLength(4)
  })

  it('refuses a move whose numbers are not there, or whose result is wrong', () => {
    expect(afterMove([3, 8], { left: 8, operator: '+', right: 4, result: 12 })).toBeUndefined()
    expect(afterMove([3, 8], { left: 8, operator: '+', right: 3, result: 12 })).toBeUndefined()
    expect(afterMove([8], { left: 8, operator: '+', right: 8, result: 16 })).toBeUndefined()
  })

  it('takes two numbers and puts back one, whatever the position', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: largestResult }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(numbers, (position) => {
        for (const move of movesFrom(position)) {
          expect(afterMove(position, move)).toHaveLength(position.length - 1)
        }
      }),
      { seed: 1 },
    )
  })
})
