import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../calendar/day.ts'
import { type DatedLevel, relativeMetrics, seriesMetrics } from './series-metrics.ts'

/** A year of trading days from one level to another, evenly in logs, up and down a little on the way. */
function year(from: number, to: number, wobble = 0): DatedLevel[] {
  const days = Array.from({ length: 366 }, (_, place) => addDays('2023-01-02', place)).filter(
    (day) => weekday(day) % 6 !== 0,
  )
  return days.map((date, place) => ({
    date,
    level: from * (to / from) ** (place / (days.length - 1)) * Math.exp(place % 2 === 0 ? 0 : wobble),
  }))
}

describe('what a series did', () => {
  it('is 100 % a year where it doubled in a year, not 61.8 % as with 252 days a year', () => {
    const { perYear, return: whole } = seriesMetrics(year(100, 200))
    expect(whole).toBeCloseTo(1, 9)
    expect(perYear).toBeCloseTo(1, 9)
  })

  it('is no rate per year after a few days', () => {
    expect(seriesMetrics(year(100, 200).slice(0, 10))).toMatchObject({ perYear: null, volatility: null })
  })

  it('has the volatility of its days by as many as there were a year', () => {
    const levels = year(100, 100, 0.01)
    const moves = levels.length - 1
    // An odd number of moves by 0.01 up and down has a mean of 0.01 ÷ their number.
    const variance = (0.01 ** 2 * (moves - 1 / moves)) / (moves - 1)
    expect(seriesMetrics(levels).volatility).toBeCloseTo(Math.sqrt(variance * moves), 6)
  })

  it('has its deepest fall with peak, trough and the day it was made good', () => {
    const path = [100, 120, 90, 110, 120, 130, 125].map((level, place) => ({
      date: `2024-01-0${place + 1}`,
      level,
    }))
    expect(seriesMetrics(path).drawdown).toEqual({
      depth: -0.25,
      peak: '2024-01-02',
      trough: '2024-01-03',
      recovered: '2024-01-05',
    })
    expect(seriesMetrics(path.slice(0, 4)).drawdown?.recovered).toBeNull()
    expect(seriesMetrics(path.slice(0, 2)).drawdown).toBeNull()
  })
})

describe('one series against another', () => {
  it('compares on the days that both have', () => {
    const index = year(100, 150)
    const fund = year(50, 60).filter((_, place) => place % 3 === 0)
    const found = relativeMetrics(index, fund)
    expect(found).toMatchObject({ from: '2023-01-02', days: fund.length })
    expect(found.relative).toBeCloseTo(1.5 / 1.2 - 1, 9)
    expect(found.difference).toBeCloseTo(0.3, 9)
    expect(found.trackingError).toBeCloseTo(0, 9)
    expect(found.relativeDrawdown).toBeNull()
  })

  it('needs two common days', () => {
    expect(() => relativeMetrics(year(1, 2), [])).toThrow('fewer than two days in common')
  })
})
