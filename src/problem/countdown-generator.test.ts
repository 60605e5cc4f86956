import { describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { drawCountdownProblems } from './countdown-generator.ts'
import { countdownLevels } from './countdown-level.ts'
import { splitOf, splits } from './countdown-split.ts'
import { canReach } from './reachable.ts'

describe('drawing countdown problems', () => {
  it('gives the same problems for the same seed, and a larger count only adds to them', () => {
    const few = drawCountdownProblems(randomSource('a'), { count: 20, split: 'development' })
    const many = drawCountdownProblems(randomSource('a'), { count: 40, split: 'development' })
    expect(many.slice(0, 20)).toEqual(few)
    expect(drawCountdownProblems(randomSource('b'), { count: 20, split: 'development' })).not.toEqual(few)
  })

  it('gives solvable, different problems of every level in equal shares, from the split asked for', () => {
    for (const split of splits) {
      const problems = drawCountdownProblems(randomSource('c'), { count: 50, split })
      expect(new Set(problems.map(({ id }) => id)).size).toBe(50)
      for (const { numbers, target } of problems) {
        expect(splitOf(numbers)).toBe(split)
        expect(canReach(numbers, target)).toBe(true)
      }
      for (const level of countdownLevels) {
        expect(problems.filter((problem) => problem.level === level)).toHaveLength(10)
      }
    }
  })

  it('puts a multiset of numbers in one split, in whatever order it is written', () => {
    expect(splitOf([7, 3, 8])).toBe(splitOf([3, 8, 7]))
  })

  it('asks in words and names the cluster by its numbers', () => {
    const [problem] = drawCountdownProblems(randomSource('d'), { count: 1, split: 'sealed' })
    expect(problem?.question).toMatch(/^Using \d+, \d+, \d+, make \d+\.$/)
    expect(problem?.cluster).toBe([...(problem?.numbers ?? [])].sort((a, b) => a - b).join('-'))
  })

  it('has room for more than a thousand sealed problems', () => {
    expect(drawCountdownProblems(randomSource('e'), { count: 1200, split: 'sealed' })).toHaveLength(1200)
  })
})
