import { describe, expect, it } from 'vitest'
import { summaryFixture } from '../../test/fixture/summary.ts'
import { summaryText } from './summary-text.ts'

describe('summary.json as text', () => {
  const columns = { value: [1, -0.25, 1e-7, null], low: [], high: [2], methods: ['t'] }
  const hazard = { edges: [0, 16], switches: [1], thinking: [20], rate: columns }
  const [arm] = summaryFixture().arms
  if (!arm) throw new Error('the fixture has an arm')
  const distributions = { switchHazard: { sinceStart: hazard }, outcomeRatio: {}, firstCorrect: {} }
  const summary = summaryFixture({
    arms: [{ ...arm, distributions }],
    absent: { 'a "[\n 1\n]"': '[\n 1, 2\n]' },
  })

  it('says what the summary says', () => {
    expect(JSON.parse(summaryText(summary))).toEqual(JSON.parse(JSON.stringify(summary)))
  })

  it('has columns of numbers on one line', () => {
    expect(summaryText(summary)).toContain('"value": [1, -0.25, 1e-7, null]')
    expect(summaryText(summary)).toContain('"methods": [\n')
  })
})
