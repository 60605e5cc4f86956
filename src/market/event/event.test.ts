import { describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { addDays } from '../calendar/day.ts'
import { fxTable } from '../price/fx-table.ts'
import { priceHistories } from '../price/price-history.ts'
import { contrastSince } from './contrast-over-time.ts'
import { type DailyReturn, dailyReturns, meanReturns } from './daily-returns.ts'
import { abnormalReturn } from './event-study.ts'
import { groupContrast } from './group-contrast.ts'

function normalFrom(seed: string): () => number {
  const { uniform } = randomSource(seed)
  return () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6)
}

const day = (place: number): string => addDays('2024-01-01', place)

/** A stock that moves 1.5 times as its benchmark, with noise, and on day 100 by so much beyond. */
function market(jump: number, seed: string) {
  const normal = normalFrom(seed)
  const benchmark: DailyReturn[] = Array.from({ length: 120 }, (_, place) => ({
    date: day(place),
    value: 0.01 * normal(),
  }))
  const stock = benchmark.map(({ date, value }, place) => ({
    date,
    value: 0.001 + 1.5 * value + 0.01 * normal() + (place === 100 ? jump : 0),
  }))
  return { stock, benchmark }
}
const settings = { date: day(100), days: 1, estimation: 90, gap: 5 }

describe('returns from day to day', () => {
  it('hold dividends, and no split', () => {
    const rows = [
      { date: day(0), ticker: 'A', close: 100 },
      { date: day(1), ticker: 'A', close: 48, dividend: 2, split: 2 },
    ]
    const [history] = [...priceHistories(rows).values()]
    expect(history && dailyReturns(history)).toEqual([{ date: day(1), value: 0 }])
  })

  it('are averaged over those who traded', () => {
    const series = [
      [{ date: day(1), value: 0.1 }],
      [
        { date: day(0), value: 0.2 },
        { date: day(1), value: 0.3 },
      ],
    ]
    expect(meanReturns(series)).toEqual([
      { date: day(0), value: 0.2 },
      { date: day(1), value: 0.2 },
    ])
  })
})

describe('an event', () => {
  it('of −17 % beyond the market is found with its interval', () => {
    const { stock, benchmark } = market(-0.17, 'jump')
    const found = abnormalReturn(stock, benchmark, settings)
    expect(found.verdict).toBe('abnormal')
    expect(found.beta).toBeCloseTo(1.5, 0)
    expect(found.low < -0.17 && found.high > -0.17).toBe(true)
    expect(found.usual).toEqual({ from: day(5), to: day(94), days: 90 })
    expect(found.stock - found.expected).toBeCloseTo(found.abnormal, 12)
  })

  it('that is none is found in about one of twenty cases, and otherwise cannot be told', () => {
    const verdicts = Array.from({ length: 200 }, (_, place) => {
      const { stock, benchmark } = market(0, `none ${place}`)
      return abnormalReturn(stock, benchmark, settings)
    })
    const found = verdicts.filter(({ verdict }) => verdict === 'abnormal').length
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(20)
    const covered = verdicts.filter(({ low, high }) => low <= 0 && high >= 0).length
    expect(covered / verdicts.length).toBeGreaterThan(0.9)
  })

  it('of several days has a wider interval', () => {
    const { stock, benchmark } = market(-0.17, 'jump')
    const widthOf = (days: number): number => {
      const { low, high } = abnormalReturn(stock, benchmark, { ...settings, days })
      return high - low
    }
    expect(widthOf(4)).toBeGreaterThan(1.9 * widthOf(1))
    expect(abnormalReturn(stock, benchmark, { ...settings, days: 4 }).usualShare).toBeNull()
  })

  it('needs enough usual days before it, and a day after', () => {
    const { stock, benchmark } = market(0, 'few')
    expect(() => abnormalReturn(stock, benchmark, { ...settings, date: day(20) })).toThrow(
      '15 usual days before 2024-01-21: at least 30',
    )
    expect(() => abnormalReturn(stock, benchmark, { ...settings, date: '2030-01-01' })).toThrow(
      'no common trading day',
    )
    expect(() => abnormalReturn(stock, benchmark, { ...settings, date: day(118), days: 5 })).toThrow(
      'only 2 of 5',
    )
  })
})

describe('a contrast of two groups', () => {
  it('counts every way to deal the labels where these are few', () => {
    const found = groupContrast([4, 5, 6], [1, 2, 3], 's')
    // Of 20 deals only this one and its mirror are as far apart.
    expect(found).toMatchObject({ difference: 3, pValue: 0.1, deals: 20, isExact: true })
    // Three against three can refute no shift at the 95 % level.
    expect([found.low, found.high]).toEqual([-Infinity, Infinity])
  })

  it('has an interval that agrees with its p-value, and moves with the numbers', () => {
    const normal = normalFrom('interval')
    const a = Array.from({ length: 12 }, () => 2 + normal())
    const b = Array.from({ length: 14 }, normal)
    const found = groupContrast(a, b, 's')
    expect(found.isExact).toBe(false)
    expect(found.pValue).toBeLessThan(0.05)
    expect(found.low).toBeGreaterThan(0)
    const shifted = groupContrast(
      a.map((value) => value + 1),
      b,
      's',
    )
    expect(shifted.low - found.low).toBeCloseTo(1, 6)
    expect(shifted.high - found.high).toBeCloseTo(1, 6)
  })

  it('of the same kind of stocks is found in about one of twenty cases', () => {
    const normal = normalFrom('null')
    const few = (): number[] => Array.from({ length: 5 }, normal)
    const pValues = Array.from({ length: 150 }, () => groupContrastPValue(few(), few()))
    const found = pValues.filter((pValue) => pValue < 0.05).length
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(17)
  })

  it('needs two stocks each', () => {
    expect(() => groupContrast([1], [2, 3], 's')).toThrow('groups of 1 and 2')
  })
})

function groupContrastPValue(a: readonly number[], b: readonly number[]): number {
  return groupContrast(a, b, 's').pValue
}

describe('a contrast since a day', () => {
  const tickers = (group: string): string[] => Array.from({ length: 8 }, (_, place) => `${group}${place}`)

  /** Two groups whose stocks move alike; from day 60 on group B loses so much; each group swings as a whole. */
  function histories(loss: number, swing: number) {
    const normal = normalFrom(`contrast ${swing}`)
    const groups = ['A', 'B'].flatMap((group) => {
      const common = Array.from({ length: 70 }, () => swing * normal())
      return tickers(group).map((ticker) => ({ group, ticker, common }))
    })
    return priceHistories(
      groups.flatMap(({ group, ticker, common }) => {
        let close = 100
        return common.map((move, place) => {
          close *= Math.exp(move + 0.002 * normal() + (group === 'B' && place === 60 ? -loss : 0))
          return { date: day(place), ticker, close }
        })
      }),
    )
  }
  const since = (loss: number, swing: number) =>
    contrastSince({
      histories: histories(loss, swing),
      fx: fxTable([]),
      a: tickers('A'),
      b: [...tickers('B'), 'none'],
      from: day(59),
      to: day(64),
      seed: 's',
    })

  it('is told apart where labels matter and such a difference was rare', () => {
    const found = since(0.1, 0.001)
    expect(found.verdict).toBe('told apart')
    expect(found.before.spans).toBeGreaterThan(40)
    expect(found.leftOut).toEqual([{ ticker: 'none', why: 'no row in the prices' }])
  })

  it('is not where groups swing as a whole: labels matter then in any week', () => {
    const found = since(0, 0.03)
    expect(found.pValue).toBeLessThan(0.05)
    expect(found.before.share).toBeGreaterThan(0.05)
    expect(found.verdict).toBe('cannot tell')
  })
})
