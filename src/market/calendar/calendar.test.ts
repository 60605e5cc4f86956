import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDate } from './base-date.ts'
import { addDays, addMonths, dayNumber, daysBetween, weekday } from './day.ts'

describe('days', () => {
  it('are days of the calendar, and nothing else is', () => {
    expect(dayNumber('1970-01-02')).toBe(1)
    for (const wrong of ['2025-02-30', '2025-2-7', '20250207', 'today', ''])
      expect(() => dayNumber(wrong)).toThrow(RangeError)
  })

  it('have a weekday', () => {
    expect([weekday('2025-02-07'), weekday('1969-12-28')]).toEqual([5, 0])
  })

  it('go forth and back by days over any month and year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        expect(daysBetween('2024-02-29', addDays('2024-02-29', days))).toBe(days)
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  it('end with a month that is too short', () => {
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(addMonths('2025-01-15', -12)).toBe('2024-01-15')
  })
})

describe('the day that a return counts from', () => {
  it('is seven days, months or the turn of the year before', () => {
    const windows = ['1W', '1M', '3M', '6M', '1Y', 'YTD'] as const
    expect(windows.map((window) => baseDate(window, '2025-02-07'))).toEqual([
      '2025-01-31',
      '2025-01-07',
      '2024-11-07',
      '2024-08-07',
      '2024-02-07',
      '2024-12-31',
    ])
  })
})
