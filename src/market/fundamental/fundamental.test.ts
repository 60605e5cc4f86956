import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Project } from '#economics'
import { calendarQuarter, nextQuarter } from './calendar-quarter.ts'
import { capexByYear, type YearCapex } from './capex-by-year.ts'
import { fundingLedger } from './funding-ledger.ts'
import { explainGuidance, readGuidance } from './guidance.ts'
import { explainRuleOf40, impliedMargin, ruleOf40 } from './rule-of-40.ts'
import { type QuarterSpending, spendingIndex } from './spending-index.ts'
import { againstMean, evToEbitda, explainEvToEbitda, ownHistory } from './valuation.ts'

function facts<File>(path: string): File {
  return JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8')) as File
}

describe('the Rule of 40', () => {
  it('is growth plus a margin: 36 and 45 are 81, and the printed 82 needs a margin of 46', () => {
    expect(ruleOf40(36, 45)).toBe(81)
    expect(impliedMargin(82, 36)).toBe(46)
    expect(explainRuleOf40(36, 45, 'adjusted operating').inputs?.[1]?.name).toBe('adjusted operating margin')
  })
})

describe('guidance', () => {
  it('of 858 to 862 at a printed growth of 35.6 % implies 634.2 a year before', () => {
    const read = readGuidance({ low: 858, high: 862, printedGrowthPercent: 35.6, consensus: 800 })
    expect(read.mid).toBe(860)
    expect(read.impliedBase).toBeCloseTo(634.2, 1)
    expect(read.aboveConsensusPercent).toBeCloseTo(7.5, 9)
    expect(read).toMatchObject({ beat: null, impliedGrowthPercent: null, aboveRange: null })
    expect(readGuidance({ low: 858, high: 862, base: 634.2 }).impliedGrowthPercent).toBeCloseTo(35.6, 1)
  })

  it('is beaten by what came beyond its middle', () => {
    expect(readGuidance({ low: 26.4, high: 26.4, actual: 36 }).beat).toBeCloseTo(9.6, 9)
    expect(readGuidance({ low: 10, high: 20, actual: 18 })).toMatchObject({ beat: 3, aboveRange: false })
    expect(explainGuidance({ low: 10, high: 20, actual: 18 }, 'USD mn')[0]).toMatchObject({ value: 3 })
  })

  it('does not end below its start', () => {
    expect(() => readGuidance({ low: 2, high: 1 })).toThrow('guidance from 2 to 1')
  })
})

describe('a multiple', () => {
  const inputs = { marketCap: 100, debt: 20, preferred: 3, minority: 2, cash: 5 }

  it('is of everything that a buyer takes over, less the cash', () => {
    expect(evToEbitda(inputs, 10)).toBe(12)
    expect(explainEvToEbitda(inputs, 10).value).toBe(12)
    expect(() => evToEbitda(inputs, -1)).toThrow('EBITDA -1: must be above 0')
  })

  it('of 24 is 31.4 % below a mean of 35', () => {
    expect(againstMean(24, 35)).toBeCloseTo(-31.4, 1)
  })

  it('has its place in its own history', () => {
    const history = [10, 20, 30, 40].map((value, place) => ({ date: `202${place}-01-01`, value }))
    const found = ownHistory(24, history)
    expect(found).toMatchObject({ mean: 25, percentile: 0.5, from: '2020-01-01', to: '2023-01-01' })
    expect(found.deviations).toBeCloseTo(-1 / 12.909944, 6)
    expect(() => ownHistory(24, [])).toThrow('two values')
  })
})

describe('quarters of firms', () => {
  it('stand for the calendar’s quarter of their middle month', () => {
    const ends = [
      '2024-03-31',
      '2024-06-30',
      '2024-12-31',
      '2025-01-26',
      '2024-10-27',
      '2024-08-31',
      '2024-01-31',
    ]
    expect(ends.map(calendarQuarter)).toEqual([
      '2024Q1',
      '2024Q2',
      '2024Q4',
      '2024Q4',
      '2024Q3',
      '2024Q3',
      '2023Q4',
    ])
    expect(nextQuarter('2024Q4')).toBe('2025Q1')
  })
})

describe('an index of spending', () => {
  const rows: QuarterSpending[] = [
    ...[90, 99, 99].map((capex, place) => ({
      firm: 'large',
      end: ['2020-03-31', '2020-06-30', '2020-09-30'][place] ?? '',
      capex,
    })),
    ...[10, 30].map((capex, place) => ({
      firm: 'small',
      end: ['2020-04-30', '2020-07-31'][place] ?? '',
      capex,
    })),
  ]
  const settings = { kind: 'capex', base: '2020Q1', trailing: 1 } as const

  it('is of the sum over firms, not the mean of their indices', () => {
    const { levels } = spendingIndex(rows, settings)
    expect(levels.map(({ quarter, sum, index }) => [quarter, sum, Number(index.toFixed(9))])).toEqual([
      ['2020Q1', 100, 100],
      ['2020Q2', 129, 129],
    ])
    // The mean of 110 and 300 would be 205.
    expect(levels[1]?.firms['large']).toBeCloseTo(110, 9)
    expect(levels[1]?.firms['small']).toBeCloseTo(300, 9)
  })

  it('leaves out quarters in which a firm is missing, and says whose', () => {
    expect(spendingIndex(rows, settings).incomplete).toEqual([{ quarter: '2020Q3', without: ['small'] }])
    expect(() => spendingIndex(rows, { ...settings, base: '2019Q4' })).toThrow(
      'base 2019Q4: no capex of anybody',
    )
    expect(() => spendingIndex(rows, { ...settings, trailing: 4 })).toThrow('three quarters before')
    expect(() => spendingIndex(rows, { ...settings, kind: 'opex' })).toThrow('no opex')
  })

  it('adds four quarters up against the seasons', () => {
    const quarters = ['03-31', '06-30', '09-30', '12-31']
    const seasonal = [2019, 2020, 2021].flatMap((year) =>
      quarters.map((end, place) => ({ firm: 'a', end: `${year}-${end}`, capex: place === 3 ? 20 : 10 })),
    )
    const { levels } = spendingIndex(seasonal, { ...settings, trailing: 4 })
    expect(new Set(levels.map(({ index }) => index))).toEqual(new Set([100]))
  })

  it('refuses two quarters of a firm that stand for one', () => {
    const twice = [
      ...rows,
      { firm: 'large', end: '2020-02-29', capex: 1 },
      { firm: 'large', end: '2020-03-01', capex: 1 },
    ]
    expect(() => spendingIndex(twice, settings)).toThrow('large: two quarters that stand for 2020Q1')
  })
})

describe('capex by year', () => {
  const { capexByYear: rows } = facts<{ capexByYear: readonly YearCapex[] }>('market/fundamentals.json')

  it('of 2025 was 329 by what was told on 7 February 2025, 42.8 % more for Alphabet', () => {
    const year = capexByYear(rows, '2025-02-07').find((one) => one.year === 2025)
    expect(year?.sumUsdBillion).toBe(329)
    // Microsoft and Meta were told of together, with a bound.
    expect(year).toMatchObject({ firms: 4, sumQualifier: 'at most' })
    // Of the 52.535 that it reported; the print has 43 % of 52.6.
    expect(year?.growthPercent['GOOGL']).toBeCloseTo(42.8, 1)
    // Printed as about 40 %: the year before was 83, not 74.
    expect(year?.growthPercent['AMZN']).toBeCloseTo(25.3, 1)
    expect(year?.growthPercent).not.toHaveProperty('MSFT + META')
  })

  it('knows nothing that was told later', () => {
    expect(capexByYear(rows, '2025-01-01').some(({ year }) => year === 2025)).toBe(false)
  })

  it('compares numbers of one basis alone, and counts no firm twice', () => {
    const row = (given: Partial<YearCapex>): YearCapex => ({
      firms: ['A'],
      year: 2024,
      usdBillion: 10,
      qualifier: 'exactly',
      kind: 'actual',
      basis: 'cash',
      source: 's',
      date: '2025-01-01',
      ...given,
    })
    const years = capexByYear([
      row({ year: 2023, basis: 'with leases' }),
      row({}),
      row({ kind: 'consensus', usdBillion: 99, date: '2025-06-01' }),
      row({ firms: ['A', 'B'], usdBillion: 50 }),
    ])
    expect(years[1]).toMatchObject({ sumUsdBillion: 10, sumQualifier: 'exactly', growthPercent: {} })
    const bounds = [row({ qualifier: 'at most' }), row({ firms: ['C'], qualifier: 'at least' })]
    expect(capexByYear(bounds)[0]).toMatchObject({ firms: 2, sumQualifier: 'about' })
  })
})

describe('a funding ledger', () => {
  const { projects } = facts<{ projects: readonly Project[] }>('economics/fleets.json')

  it('of the first phase of Stargate lacks 46 with what is reported, and 90 of what is committed', () => {
    const [stargate] = projects
    if (!stargate) throw new Error('no project')
    const ledger = fundingLedger(stargate)
    expect([ledger.committedUsdBillion, ledger.reportedUsdBillion]).toEqual([10, 44])
    expect(ledger.gaps.map(({ gapToCommitted, gapToReported }) => [gapToCommitted, gapToReported])).toEqual([
      [90, 46],
      [490, 446],
    ])
    expect(ledger.rows.filter(({ firmness }) => firmness === 'not counted')).toHaveLength(4)
  })
})
