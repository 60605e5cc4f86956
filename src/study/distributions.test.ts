import { describe, expect, it } from 'vitest'
import { summarySchema } from '#run'
import { randomSource } from '#statistics'
import { scriptedSummary } from '../../test/fixture/scripted-study.ts'
import { outcomeRatio } from './distribution-ratio.ts'

const usual = await scriptedSummary({ problems: 60 })

describe('distributions in the summary', () => {
  it('keep to the schema at every arm and level', () => {
    expect(() => summarySchema.parse(JSON.parse(JSON.stringify(usual)))).not.toThrow()
    for (const { distributions, byLevel } of usual.arms) {
      expect(distributions?.thoughtTokens).toBeDefined()
      expect(byLevel.map((level) => level.distributions?.reasoningTokens === undefined)).not.toContain(true)
    }
  })

  it('agree with the measures that they spread out', () => {
    for (const { distributions, outcomes, underthinking } of usual.arms) {
      const { reasoningTokens, firstCorrect, correctShares } = distributions ?? {}
      expect(reasoningTokens?.counts.incorrect?.reduce((sum, one) => sum + one)).toBe(outcomes.incorrect)
      const { at = [], later = 0, none = 0 } = firstCorrect?.incorrect ?? {}
      expect(at.reduce((sum, one) => sum + one, later + none)).toBe(outcomes.incorrect)
      expect(correctShares?.any?.value).toBeCloseTo(underthinking.containsCorrect?.value ?? Number.NaN, 12)
      expect(correctShares?.cumulative[0]).toBeCloseTo(1 - (correctShares?.any?.value ?? Number.NaN), 5)
      expect(correctShares?.cumulative.at(-1)).toBe(1)
    }
  })

  it('give the ratio that the means of the outcomes give', () => {
    for (const { distributions, tokens } of usual.arms) {
      const ratio = (tokens.incorrect?.value ?? Number.NaN) / (tokens.correct?.value ?? Number.NaN)
      expect(distributions?.outcomeRatio.tokens?.overall?.value).toBeCloseTo(ratio, 9)
    }
  })

  it('say why they are missing', () => {
    for (const { id, byLevel } of usual.arms) {
      for (const { level, distributions } of byLevel) {
        if (distributions?.outcomeRatio.tokens?.within) continue
        const path = `arms.${id}.byLevel.${level}.distributions.outcomeRatio.tokens`
        expect(usual.absent[`${path}.within`] ?? usual.absent[path]).toMatch(/\S/)
      }
    }
  })
})

describe('the ratio of incorrect to correct responses', () => {
  it('is absent, with its reason, where one side is missing', () => {
    const pair = { incorrect: { sum: 0, count: 0 }, correct: { sum: 8, count: 2 } }
    expect(outcomeRatio([pair, pair], { seed: 'r', level: 0.95 })).toEqual({
      absent: 'no incorrect response',
    })
  })

  it('is covered by its interval about as often as it claims', () => {
    const random = randomSource('ratio coverage')
    const rounds = 300
    let covered = 0
    for (let round = 0; round < rounds; round++) {
      const pairs = Array.from({ length: 60 }, () => {
        const hard = 0.5 + random.uniform()
        const side = (mean: number, share: number): { sum: number; count: number } => {
          const values = Array.from({ length: 4 }, () => random.uniform())
            .filter((draw) => draw < share)
            .map(() => -Math.log(1 - random.uniform()) * mean * hard)
          return { sum: values.reduce((sum, value) => sum + value, 0), count: values.length }
        }
        return { incorrect: side(300, 0.4), correct: side(100, 0.6) }
      })
      const ratio = outcomeRatio(pairs, { seed: 'ratio', level: 0.95 })
      if ('absent' in ratio) throw new Error(ratio.absent)
      if ((ratio.low ?? 0) <= 3 && 3 <= (ratio.high ?? Infinity)) covered++
    }
    // 95 % of 300 rounds, give or take three standard errors of a simulation of this size.
    expect(covered / rounds).toBeGreaterThan(0.91)
    expect(covered / rounds).toBeLessThan(0.99)
  })
})
