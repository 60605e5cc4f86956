import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { winningShares } from './countdown-level.ts'
import { linesFrom } from './countdown-line.ts'
import { movesFrom } from './move.ts'
import { canReach } from './reachable.ts'

describe('the exact solver', () => {
  it('knows that 3, 7, 8 make 31 and never 97', () => {
    expect(canReach([3, 7, 8], 31)).toBe(true)
    expect(canReach([3, 7, 8], 97)).toBe(false)
  })

  it('does not depend on the order of the numbers', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 99 }), (position, target) => {
        expect(canReach([...position].reverse(), target)).toBe(canReach(position, target))
      }),
      { seed: 2 },
    )
  })

  it('agrees with an exhaustive list of lines about which targets can be made', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 4 })
    fc.assert(
      fc.property(numbers, (position) => {
        const shares = winningShares(position)
        for (let target = 0; target <= 99; target++) {
          expect(canReach(position, target)).toBe(shares.has(target))
        }
      }),
      { seed: 3, numRuns: 30 },
    )
  })

  it('counts a line as winning exactly when one of its moves makes the target', () => {
    const position = [2, 5, 9]
    const winning = linesFrom(position).filter((line) =>
      movesFrom(line.position).some((move) => move.result === 19),
    )
    expect(winningShares(position).get(19)).toBeCloseTo(winning.length / linesFrom(position).length, 12)
    expect(winning.length).toBeGreaterThan(0)
  })
})
