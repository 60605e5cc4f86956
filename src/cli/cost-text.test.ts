import { describe, expect, it } from 'vitest'
import type { AnswerCost, ArmCost } from '#study/price'
import { costText } from './cost-text.ts'

const none = { value: 0, low: 0, high: null, n: 4, problems: 2, method: 'test' }
const arm: ArmCost = {
  ...{ id: 'none', policy: 'none', selection: null, answers: 4, correct: 2, notPriced: [] },
  price: { kind: 'stated', usdPerMillion: { output: 2 }, source: 'test', notes: [] },
  tokens: { uncachedInput: 0, cachedInput: 0, output: 100 },
  underthinkingTaxUsd: { ...none, bound: 'upper', perAnswer: none, share: none, withCutOffs: 0 },
}
const breakEven = {
  ...{
    baselineUsd: 1,
    policyUsd: 1,
    usdPerFurtherAnswer: -0.0123,
    requests: { uncached: undefined, cached: undefined },
  },
  ...{ ratio: undefined, pays: undefined, accuracyNeeded: undefined, samplesOfBaseline: undefined },
  ...{ slackUsd: undefined, evenInputPriceRatio: undefined },
}
const cost: AnswerCost = {
  ...{ version: 1, baseline: 'none', level: 0.95, absent: {} },
  arms: [arm],
  comparisons: [{ a: 'none', b: 'tip', breakEven }],
}

describe('what jevons cost says', () => {
  it('names no limit of a tax of which none was seen, in dollars or in won', () => {
    const won = { rate: 1400, rateDate: '2025-01-02', underthinkingTax: none }
    const said = costText(cost, new Map([['none', won]]))
    expect(said).toContain('underthinking tax  none seen')
    expect(said).not.toMatch(/at most|no limit|\$0\.00|KRW/)
  })

  it('writes a saving with a true minus before the dollar', () => {
    expect(costText(cost, new Map())).toContain('each further right answer costs −$0.0123')
  })
})
