import { describe, expect, it } from 'vitest'
import { spendingIndex } from '#market'
import { readFundamentals } from './fundamentals.ts'
import { knownSpending } from './known-spending.ts'

const quarters = knownSpending()
const firms = ['AMZN', 'GOOGL', 'META', 'MSFT'] as const
/** Net cash for property and equipment by the annual reports, fiscal years that end in September; USD mn. */
const appleYears = { 2021: 11_085, 2022: 10_708, 2023: 10_959, 2024: 9_447 } as const

describe('what hyperscalers spent by quarter', () => {
  it.each(firms)('has 24 quarters of %s, 2020 to 2025, each with capex and opex', (firm) => {
    const own = quarters.filter((one) => one.firm === firm)
    expect(own).toHaveLength(24)
    expect(own.every(({ opex }) => opex !== undefined)).toBe(true)
  })

  it.each(firms)('adds up to the years that %s reported', (firm) => {
    const years = readFundamentals().capexByYear.filter(
      (one) => one.firms.length === 1 && one.firms[0] === firm && one.kind === 'actual',
    )
    // Microsoft's fiscal 2020 begins before the first quarter that is here.
    const whole = years.filter(({ year, fiscalEnd }) => fiscalEnd === undefined || year > 2020)
    expect(whole.length).toBeGreaterThanOrEqual(5)
    for (const { year, fiscalEnd = '12-31', usdBillion, qualifier } of whole) {
      const last = `${year}-${fiscalEnd}`
      const sum = quarters
        .filter((one) => one.firm === firm && one.end <= last && one.end > `${year - 1}-${fiscalEnd}`)
        .reduce((total, { capex }) => total + capex, 0)
      if (qualifier === 'exactly') expect(sum).toBe(Math.round(usdBillion * 1000))
      else expect(sum / 1000).toBeCloseTo(usdBillion, 1)
    }
  })

  it('has 23 quarters of Apple, which add up to its fiscal years', () => {
    const own = quarters.filter(({ firm }) => firm === 'AAPL')
    expect(own).toHaveLength(23)
    for (const [year, sum] of Object.entries(appleYears))
      expect(
        own
          .filter(({ end }) => end > `${Number(year) - 1}-10-01` && end < `${year}-10-01`)
          .reduce((total, { capex }) => total + capex, 0),
      ).toBe(sum)
  })

  it('grew to 3.4 times the first quarter of 2020 by the end of 2024, and opex to 2 times', () => {
    const last = (kind: 'capex' | 'opex'): number | undefined =>
      spendingIndex(quarters, { kind, base: '2020Q1', trailing: 1 }).levels.find(
        ({ quarter }) => quarter === '2024Q4',
      )?.index
    expect(last('capex')).toBeCloseTo(342.5, 1)
    expect(last('opex')).toBeCloseTo(204.7, 1)
  })

  it('knows nothing that was told later', () => {
    const known = knownSpending('2025-02-07')
    expect(
      known
        .map(({ end }) => end)
        .sort()
        .at(-1),
    ).toBe('2024-12-31')
    expect(known).toHaveLength(5 * 20)
  })
})
