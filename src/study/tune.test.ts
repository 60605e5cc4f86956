import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeasuredResponse } from '#metric'
import { formatPolicySetting } from '#policy'
import { chooseSetting, optimismOf, triedNumbers } from './tune-choice.ts'
import { gridOf } from './tune-grid.ts'

const response = (cluster: number, correct: boolean, reasoning = 10): MeasuredResponse => ({
  problem: `p${cluster}`,
  cluster: `c${cluster}`,
  sample: 0,
  outcome: correct ? 'correct' : 'incorrect',
  tokens: { reasoning },
  thoughts: [],
  reflections: 0,
})
const responses = (right: number, all: number, reasoning?: number): MeasuredResponse[] =>
  Array.from({ length: all }, (_, cluster) => response(cluster, cluster < right, reasoning))

describe('a grid', () => {
  it('is every combination of its values, other parameters as the engine has them', () => {
    const settings = gridOf('tip', 'alpha=1:-3,beta=20:50', {})
    expect(settings.map(formatPolicySetting)).toEqual([
      'tip:alpha=1,beta=20',
      'tip:alpha=1,beta=50',
      'tip:alpha=-3,beta=20',
      'tip:alpha=-3,beta=50',
    ])
    const [only] = gridOf('tip', 'alpha=1', { tip: { beta: 45 } })
    expect(only?.parameters).toEqual({ alpha: 1, beta: 45 })
  })

  it('says what is wrong with it in one line', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['', 'names no parameter'],
      ['alpha', 'is no parameter with its values'],
      ['alpha=1,alpha=2', 'names alpha twice'],
      ['alpha=1:1', 'gives tip:alpha=1,beta=600 twice'],
      ['gamma=1', 'has no parameter "gamma"'],
      ['beta=2.5', 'must be a whole number'],
      [`beta=${Array.from({ length: 1001 }, (_, beta) => beta).join(':')}`, 'has 1001 settings'],
    ]
    for (const [grid, said] of wrong) expect(() => gridOf('tip', grid, {})).toThrow(said)
  })
})

describe('the choice of a setting', () => {
  it('is the most accurate, then the one with the fewest tokens', () => {
    const tried = [
      { policy: 'a', responses: responses(3, 10) },
      { policy: 'b', responses: responses(7, 10, 30) },
      { policy: 'c', responses: responses(7, 10, 20) },
      { policy: 'none graded', responses: [] },
    ]
    expect(chooseSetting(tried)?.policy).toBe('c')
    expect(triedNumbers(tried[1] ?? { policy: '', responses: [] })).toEqual({ accuracy: 0.7, tokens: 30 })
    expect(chooseSetting([])).toBeUndefined()
  })
})

describe('optimism', () => {
  it('is what accuracy loses on fresh problems, within its interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 2, max: 60 }),
        fc.nat(1),
        (a, b, luck) => {
          const [tuning, fresh] = [responses(a - luck, a), responses(Math.floor(b / 2), b)]
          const optimism = optimismOf(tuning, fresh, { seed: '1', level: 0.95 })
          expect(optimism?.value).toBeCloseTo((a - luck) / a - Math.floor(b / 2) / b, 12)
          expect(optimism?.low).toBeLessThanOrEqual(optimism?.value ?? Number.NaN)
          expect(optimism?.high).toBeGreaterThanOrEqual(optimism?.value ?? Number.NaN)
        },
      ),
      { seed: 1, numRuns: 20 },
    )
  })

  it('covers the truth as often as it says, where the setting was not chosen by these problems', () => {
    let covered = 0
    for (let run = 0; run < 200; run++) {
      const [values] = fc.sample(fc.array(fc.nat(1), { minLength: 80, maxLength: 80 }), {
        numRuns: 1,
        seed: run,
      })
      const drawn = (values ?? []).map((value, cluster) => response(cluster, value === 1))
      const optimism = optimismOf(drawn.slice(0, 40), drawn.slice(40), { seed: String(run), level: 0.9 })
      if (optimism && optimism.low <= 0 && optimism.high >= 0) covered++
    }
    expect(covered / 200).toBeGreaterThan(0.84)
    expect(covered / 200).toBeLessThan(0.96)
  })

  it('is absent where one problem alone was answered', () => {
    expect(optimismOf(responses(1, 1), responses(5, 10), { seed: '1', level: 0.95 })).toBeUndefined()
  })
})
