import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/day.ts'
import { type FxTable, fxTable } from './fx-table.ts'
import { closeOn, type PriceHistory, priceHistories } from './price-history.ts'
import type { PriceRow } from './price-row.ts'
import { returnOver } from './return-over.ts'

const noFx = fxTable([])

function historyOf(rows: readonly Partial<PriceRow>[]): PriceHistory {
  const all = rows.map((row) => ({ ticker: 'X', date: '2025-01-01', close: 1, ...row }))
  const history = priceHistories(all).get('X')
  if (!history) throw new Error('no history')
  return history
}

function gain(history: PriceHistory, from: string, to: string, fx: FxTable = noFx): unknown {
  const found = returnOver(history, { from, to }, fx)
  return 'absent' in found ? found.absent : [found.price, found.total].map((one) => Number(one.toFixed(9)))
}

describe('a price history', () => {
  it('takes splits out of earlier closes, so that ten for one is no fall', () => {
    const history = historyOf([
      { date: '2024-06-07', close: 1200 },
      { date: '2024-06-10', close: 121, split: 10 },
    ])
    expect(gain(history, '2024-06-07', '2024-06-10')).toEqual([0.008333333, 0.008333333])
    expect(closeOn(history, '2024-06-07')).toMatchObject({ close: 120, traded: 1200 })
    expect(history.warnings).toEqual([])
  })

  it('keeps shares times close over a split', () => {
    const history = historyOf([
      { date: '2024-06-07', close: 1200, shares: 100 },
      { date: '2024-06-10', close: 120, split: 10 },
    ])
    expect(history.closes.map(({ close, shares = 0 }) => close * shares)).toEqual([120_000, 120_000])
  })

  it('warns of a split that the closes do not show', () => {
    const history = historyOf([
      { date: '2024-06-07', close: 120 },
      { date: '2024-06-10', close: 121, split: 10 },
    ])
    expect(history.warnings).toEqual([
      'X 2024-06-10: a split of 10 of which the close shows nothing: are the closes adjusted already?',
    ])
  })

  it('puts dividends back in at the close of their day, for the total return alone', () => {
    const history = historyOf([
      { date: '2025-01-02', close: 100 },
      { date: '2025-01-03', close: 98, dividend: 2 },
      { date: '2025-01-06', close: 49, split: 2 },
    ])
    expect(gain(history, '2025-01-02', '2025-01-03')).toEqual([-0.02, 0])
    expect(gain(history, '2025-01-02', '2025-01-06')).toEqual([-0.02, 0])
  })

  it('lets a close stand for a weekend, not for a suspension', () => {
    const history = historyOf([
      { date: '2025-01-02', close: 100 },
      { date: '2025-02-07', close: 80 },
    ])
    expect(gain(history, '2025-01-05', '2025-02-08')).toEqual([-0.2, -0.2])
    expect(gain(history, '2025-01-31', '2025-02-07')).toBe(
      'no close within 10 days before 2025-01-31: the last is of 2025-01-02',
    )
    expect(gain(history, '2024-12-31', '2025-02-07')).toBe('X begins on 2025-01-02')
  })

  it('takes a base in another currency over at the rate of its day', () => {
    const history = historyOf([
      { date: '2025-01-02', close: 1000, currency: 'JPY' },
      { date: '2025-01-03', close: 8, currency: 'USD' },
    ])
    const fx = fxTable([{ date: '2025-01-02', from: 'USD', to: 'JPY', rate: 125 }])
    expect(gain(history, '2025-01-02', '2025-01-03', fx)).toEqual([0, 0])
    expect(gain(history, '2025-01-02', '2025-01-03')).toBe(
      'no rate of JPY in USD within 10 days before 2025-01-02',
    )
  })

  it('knows that London quotes pence', () => {
    const history = historyOf([
      { date: '2025-01-02', close: 8500, currency: 'GBp' },
      { date: '2025-01-03', close: 85, currency: 'GBP' },
    ])
    expect(gain(history, '2025-01-02', '2025-01-03')).toEqual([0, 0])
  })

  it('takes rows in any order and a repeated one once, but not two closes of a day', () => {
    const row = { date: '2025-01-02', close: 100 }
    expect(historyOf([{ date: '2025-01-03', close: 3 }, row, row]).closes.map(({ close }) => close)).toEqual([
      100, 3,
    ])
    expect(() => historyOf([row, { ...row, close: 101 }])).toThrow('X 2025-01-02: two different rows')
    expect(() => historyOf([{ ...row, close: 0 }])).toThrow('X 2025-01-02: close 0 must be above 0')
  })

  it('makes the same returns wherever splits fall', () => {
    const moves = fc.array(
      fc.record({
        move: fc.double({ min: 0.5, max: 2, noNaN: true }),
        split: fc.constantFrom(1, 1, 1, 2, 10, 0.1),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(moves, (days) => {
        let [close, level] = [100, 1]
        const rows = [
          { date: '2025-01-01', close },
          ...days.map(({ move, split }, place) => {
            close *= move / split
            level *= move
            return { date: addDays('2025-01-02', place), close, split }
          }),
        ]
        const found = returnOver(historyOf(rows), { from: '2025-01-01', to: rows.at(-1)?.date ?? '' }, noFx)
        expect('price' in found && (1 + found.price) / level).toBeCloseTo(1, 9)
      }),
      { seed: 11, numRuns: 100 },
    )
  })
})

describe('exchange rates', () => {
  const fx = fxTable([
    { date: '2025-02-03', from: 'USD', to: 'KRW', rate: 1400, source: 'a' },
    { date: '2025-02-07', from: 'USD', to: 'KRW', rate: 1456, source: 'a' },
    { date: '2025-02-05', from: 'EUR', to: 'USD', rate: 1.04, source: 'b' },
  ])

  it('are those of the day or the last before, never a later one', () => {
    expect(fx.rate('USD', 'KRW', '2025-02-06')).toMatchObject({ rate: 1400, date: '2025-02-03' })
    expect(fx.rate('USD', 'KRW', '2025-02-02')).toHaveProperty('absent')
    expect(fx.rate('USD', 'KRW', '2025-02-18')).toHaveProperty('absent')
  })

  it('are turned round, and taken across one other currency with the older day', () => {
    expect(fx.rate('KRW', 'USD', '2025-02-07')).toMatchObject({ rate: 1 / 1456 })
    expect(fx.rate('EUR', 'KRW', '2025-02-08')).toEqual({
      from: 'EUR',
      to: 'KRW',
      rate: 1.04 * 1456,
      date: '2025-02-05',
      source: 'b; a, across USD',
    })
  })
})
