import { describe, expect, it } from 'vitest'
import { summarySchema } from '#run'
import { scriptedSummary, tipSetting } from '../../test/fixture/scripted-study.ts'

const none = { name: 'none', parameters: {} }
const usual = await scriptedSummary({ problems: 60 })

describe('the summary of a study', () => {
  it('keeps to its schema, and comes back from JSON as it was', () => {
    expect(summarySchema.parse(JSON.parse(JSON.stringify(usual)))).toEqual(usual)
  })

  it('is the same whatever the responses came in after', async () => {
    expect(await scriptedSummary({ problems: 60 })).toEqual(usual)
  })

  it('has weighted = score × share incorrect where every response is graded', () => {
    for (const { underthinking, outcomes } of usual.arms) {
      expect(outcomes.ungradable + outcomes.failed).toBe(0)
      const share = outcomes.incorrect / outcomes.planned
      expect(underthinking.weighted?.value).toBeCloseTo(
        (underthinking.score?.value ?? Number.NaN) * share,
        12,
      )
    }
  })

  it('has the accuracy that its outcomes give', () => {
    for (const { accuracy, outcomes } of usual.arms) {
      expect(accuracy?.value).toBeCloseTo(outcomes.correct / outcomes.planned, 12)
      expect(accuracy?.n).toBe(outcomes.planned)
    }
  })

  it('compares accuracy and tokens as one family, and every level beside it', () => {
    const family = usual.comparisons.filter(({ level }) => level === undefined)
    expect(family.map(({ a, b, metric }) => [a, b, metric])).toEqual([
      ['none', 'tip:alpha=4,beta=25', 'accuracy'],
      ['none', 'tip:alpha=4,beta=25', 'tokens'],
    ])
    expect(usual.family).toEqual({ metrics: ['accuracy', 'tokens'], size: 2, level: 0.95 })
    const levels = usual.comparisons.filter(({ level }) => level !== undefined)
    expect(levels.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5])
    for (const { difference } of levels)
      expect(difference).toMatchObject({ distinguishable: false, pValue: null })
  })

  it('takes differences as b − a, of the same problems', () => {
    const [baseline, arm] = usual.arms
    const [accuracy, tokens] = usual.comparisons
    expect(accuracy?.difference.value).toBeCloseTo(
      (arm?.accuracy?.value ?? 0) - (baseline?.accuracy?.value ?? 0),
      12,
    )
    expect(tokens?.difference.value).toBeCloseTo(
      (arm?.tokens.all?.value ?? 0) - (baseline?.tokens.all?.value ?? 0),
      9,
    )
  })

  it('adds its levels up to the whole', () => {
    for (const { byLevel, outcomes } of usual.arms) {
      expect(byLevel.reduce((sum, level) => sum + level.outcomes.correct, 0)).toBe(outcomes.correct)
    }
  })

  it('says why each missing number is missing, without a full stop at the end', () => {
    expect(Object.keys(usual.absent).length).toBeGreaterThan(0)
    for (const [path, reason] of Object.entries(usual.absent)) {
      expect(path).toMatch(/^(arms|comparisons)\./)
      expect(reason).toMatch(/[^.]$/)
    }
  })

  it('weighs billed tokens by the price ratio', () => {
    const { billedTokens, outcomes } = usual.arms[0] ?? { billedTokens: undefined, outcomes: { planned: 0 } }
    const weighted = (billedTokens?.uncachedInput ?? 0) + 4 * (billedTokens?.output ?? 0)
    expect(billedTokens?.weightedPerResponse).toBeCloseTo(weighted / outcomes.planned, 9)
  })
})

describe('the summary of an unusual study', () => {
  it('judges non-inferiority of accuracy alone, by the margin declared', async () => {
    const { comparisons } = await scriptedSummary({ problems: 60, margin: 0.5 })
    expect(comparisons[0]?.difference).toMatchObject({ margin: 0.5, nonInferior: true })
    expect(comparisons[1]?.difference).toMatchObject({ margin: null, nonInferior: null })
  })

  it('leaves a pair out of every arm where one of them failed, counts it and bounds accuracy', async () => {
    const { arms, denominators } = await scriptedSummary(
      { problems: 40 },
      { failsAt: ({ policy }, count) => policy.name === 'tip' && count === 6 },
    )
    // The response is tried again by itself, and then succeeds: no pair is lost.
    expect(denominators).toEqual({ planned: 40, leftOut: 0 })
    const bad = await scriptedSummary(
      { problems: 40 },
      { failsAt: ({ policy, question }) => policy.name === 'tip' && question.includes(' 9,') },
    )
    const { leftOut } = bad.denominators
    expect(leftOut).toBeGreaterThan(0)
    const [baseline, tip] = bad.arms
    expect([baseline?.accuracy?.n, tip?.accuracy?.n]).toEqual([40 - leftOut, 40 - leftOut])
    expect([baseline?.outcomes.failed, tip?.outcomes.failed]).toEqual([0, leftOut])
    expect(baseline?.accuracyBounds).toBeUndefined()
    const correct = tip?.outcomes.correct ?? 0
    expect(tip?.accuracyBounds).toEqual({ low: correct / 40, high: (correct + leftOut) / 40 })
    expect(arms).toHaveLength(2)
  })

  it('with several samples rests on as many responses and no more problems', async () => {
    const { arms, study } = await scriptedSummary({ problems: 35, samples: 3 })
    expect(arms[0]?.accuracy?.n).toBe(105)
    expect(arms[0]?.accuracy?.problems).toBe(study.clusters)
  })

  it('with one arm compares nothing', async () => {
    const { comparisons, family } = await scriptedSummary({ problems: 10, policies: [tipSetting] })
    expect([comparisons, family.size]).toEqual([[], 0])
  })

  it('of a single problem gives reasons instead of numbers', async () => {
    const { comparisons, absent } = await scriptedSummary({ problems: 1, policies: [none, tipSetting] })
    expect(comparisons).toEqual([])
    expect(absent['comparisons.tip:alpha=4,beta=25.accuracy']).toBe(
      'one problem alone says nothing about others',
    )
    expect(absent).toHaveProperty(['arms.none.tokens.all'])
  })
})
