import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../calendar/day.ts'
import { fxTable } from '../price/fx-table.ts'
import { priceHistories } from '../price/price-history.ts'
import type { PriceRow } from '../price/price-row.ts'
import { indexSeries } from './index-series.ts'
import { rebalanceDays, thirdFriday } from './rebalance-days.ts'
import { stockLevels } from './stock-levels.ts'
import type { Universe } from './universe.ts'

const noFx = fxTable([])
const plain: Universe = {
  id: 'u',
  name: { en: 'u', ko: 'u' },
  currency: 'USD',
  weighting: 'equal',
  rebalancing: 'none',
  lagDays: 0,
  base: { date: '2024-01-01', level: 100 },
  withholding: 0,
  versions: [{ id: 'v1', announced: '2024-01-01', effective: '2024-01-01', members: ['A', 'B'] }],
}

/** Closes of stocks on the days from the base on. */
function closes(paths: Readonly<Record<string, readonly number[]>>, from = '2024-01-01'): PriceRow[] {
  return Object.entries(paths).flatMap(([ticker, path]) =>
    path.map((close, place) => ({ date: addDays(from, place), ticker, close })),
  )
}

function run(universe: Partial<Universe>, rows: readonly PriceRow[], fx = noFx, group?: readonly string[]) {
  const histories = priceHistories(rows)
  return indexSeries({ ...plain, ...universe }, { histories, fx, ...(group === undefined ? {} : { group }) })
}

const levels = (series: ReturnType<typeof run>, kind: 'price' | 'total' = 'price') =>
  series.levels.map((one) => Number(one[kind].toFixed(6)))

const weekly = (days: number): string[] =>
  Array.from({ length: days }, (_, place) => addDays('2024-01-01', place)).filter(
    (day) => weekday(day) % 6 !== 0,
  )

describe('days on which weights are set anew', () => {
  it('are the third Fridays of March, June, September and December, or the trading day before', () => {
    expect(['2024-03-01', '2024-06-30', '2025-02-07'].map(thirdFriday)).toEqual([
      '2024-03-15',
      '2024-06-21',
      '2025-02-21',
    ])
    const days = weekly(366).filter((day) => day !== '2024-03-15')
    expect([...rebalanceDays({ ...plain, rebalancing: 'third-friday' }, days)]).toEqual([
      '2024-03-14',
      '2024-06-21',
      '2024-09-20',
      '2024-12-20',
    ])
    expect([...rebalanceDays({ ...plain, rebalancing: 'quarter-end' }, days)]).toEqual([
      '2024-03-29',
      '2024-06-28',
      '2024-09-30',
      '2024-12-31',
    ])
  })

  it('are none for a quarter that has not ended', () => {
    expect([...rebalanceDays({ ...plain, rebalancing: 'quarter-end' }, weekly(80))]).toEqual([])
  })
})

describe('an equally weighted index', () => {
  it('lets weights drift: what doubles counts double, and is not sold every day', () => {
    // Set anew each day it would stay at 125 · 0.75 …: four times too much was published that way.
    const rows = closes({ A: [1, 2, 1, 2, 1], B: [1, 1, 1, 1, 1] })
    expect(levels(run({}, rows))).toEqual([100, 150, 100, 150, 100])
  })

  it('is not the mean of returns once it was rebalanced', () => {
    const days = weekly(120)
    const at = (day: string): number => (day < '2024-03-15' ? 1 : day < '2024-04-15' ? 2 : 1)
    const rows = days.flatMap((date) => [
      { date, ticker: 'A', close: at(date) },
      { date, ticker: 'B', close: 1 },
    ])
    const series = run({ rebalancing: 'third-friday' }, rows)
    // Half of what A had won went into B on 15 March: A's fall costs less than its rise brought.
    expect(series.rebalances.map(({ date, turnover }) => [date, Number(turnover.toFixed(4))])).toEqual([
      ['2024-01-01', 0],
      ['2024-03-15', 0.1667],
    ])
    expect(levels(series).at(-1)).toBe(112.5)
    expect(levels(run({}, rows)).at(-1)).toBe(100)
  })

  it('goes on where it was when constituents change', () => {
    const rows = closes({ A: [1, 2, 2], B: [1, 1, 1], C: [50, 10, 20] })
    const versions = [
      ...plain.versions,
      { id: 'v2', announced: '2024-01-01', effective: '2024-01-02', members: ['A', 'C'] },
    ]
    const series = run({ versions }, rows)
    expect(levels(series)).toEqual([100, 150, 225])
    expect(series.rebalances.map(({ version }) => version)).toEqual(['v1', 'v2'])
  })

  it('never holds what was not announced yet', () => {
    const rows = closes({
      A: [1, 1, 1, 1, 1, 1, 1, 1],
      B: [1, 1, 1, 1, 1, 1, 1, 1],
      C: [1, 2, 4, 8, 16, 32, 64, 128],
    })
    const late = { id: 'v2', announced: '2024-01-04', effective: '2024-01-03', members: ['C'] }
    expect(() => run({ versions: [...plain.versions, late] }, rows)).toThrow(
      'version v2: announced on 2024-01-04, after it takes effect on 2024-01-03: mark it as hindsight, or move it',
    )
    const inHindsight = run({ versions: [...plain.versions, { ...late, hindsight: true }] }, rows)
    expect(inHindsight.hindsight).toEqual(['v2'])
    // Announced a day before, it waits out the lag until the next rebalance.
    const versions = [
      { ...plain.versions[0], id: 'v1', announced: '2023-12-01', effective: '2024-01-01', members: ['A'] },
      { id: 'v2', announced: '2024-01-02', effective: '2024-01-03', members: ['C'] },
    ]
    expect(levels(run({ versions, lagDays: 5 }, rows)).at(-1)).toBe(100)
  })

  it('puts dividends back in, less what is withheld, and stands as it is for prices alone', () => {
    const rows = [
      { date: '2024-01-01', ticker: 'A', close: 100 },
      { date: '2024-01-02', ticker: 'A', close: 90, dividend: 10 },
      { date: '2024-01-03', ticker: 'A', close: 45, split: 2 },
    ]
    const versions = [
      { ...plain.versions[0], id: 'v', announced: '2024-01-01', effective: '2024-01-01', members: ['A'] },
    ]
    expect(levels(run({ versions }, rows))).toEqual([100, 90, 90])
    expect(levels(run({ versions }, rows), 'total')).toEqual([100, 100, 100])
    expect(levels(run({ versions, withholding: 0.15 }, rows), 'total')).toEqual([100, 98.5, 98.5])
  })

  it('earns what currencies do: (1 + r) · (1 + r of the currency) − 1', () => {
    const rows = closes({ A: [100, 110], B: [100, 110] }).map((row) => ({ ...row, currency: 'KRW' }))
    const fx = fxTable([
      { date: '2024-01-01', from: 'USD', to: 'KRW', rate: 1000 },
      { date: '2024-01-02', from: 'USD', to: 'KRW', rate: 1100 },
    ])
    expect(levels(run({}, rows, fx))).toEqual([100, 100])
  })

  it('carries a suspended stock at its last close, and leaves it out when weights are set anew', () => {
    const rows = [...closes({ A: Array.from({ length: 20 }, () => 1) }), ...closes({ B: [1, 2] })]
    const versions = [
      ...plain.versions,
      { id: 'v2', announced: '2024-01-01', effective: '2024-01-19', members: ['A', 'B'] },
    ]
    const series = run({ versions }, rows)
    expect(levels(series).at(-1)).toBe(150)
    expect(series.levels.at(10)).toMatchObject({ members: 2, carried: 1 })
    expect(series.levels.at(-1)).toMatchObject({ members: 1, carried: 0 })
    expect(series.rebalances[1]?.leftOut).toEqual([
      { ticker: 'B', why: 'no close within 10 days before 2024-01-19: the last is of 2024-01-02' },
    ])
  })

  it('is the mean of growth as long as nothing is set anew', () => {
    const paths = fc.array(
      fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 6, maxLength: 6 }),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(paths, (all) => {
        const members = all.map((_, place) => `S${place}`)
        const rows = closes(Object.fromEntries(all.map((path, place) => [`S${place}`, path])))
        const series = run(
          { versions: [{ id: 'v', announced: '2024-01-01', effective: '2024-01-01', members }] },
          rows,
        )
        const mean = all.reduce((sum, path) => sum + (path[5] ?? 0) / (path[0] ?? 1), 0) / all.length
        expect((series.levels.at(-1)?.price ?? 0) / (100 * mean)).toBeCloseTo(1, 9)
      }),
      { seed: 5, numRuns: 60 },
    )
  })
})

describe('an index by market value', () => {
  const rows = closes({ A: [10, 20, 20], B: [10, 10, 5] }).map((row) => ({
    ...row,
    shares: row.ticker === 'A' ? 30 : 10,
  }))

  it('is the market value by a divisor, and tells the share of a group', () => {
    const series = run({ weighting: 'cap' }, rows, noFx, ['A'])
    const caps = [400, 700, 650]
    const { divisor = 0 } = series.rebalances[0] ?? {}
    expect(divisor).toBe(4)
    expect(levels(series)).toEqual(caps.map((cap) => cap / divisor))
    expect(series.levels.map(({ groupShare = 0 }) => Number(groupShare.toFixed(6)))).toEqual([
      0.75,
      Number((600 / 700).toFixed(6)),
      Number((600 / 650).toFixed(6)),
    ])
  })

  it('changes the divisor, not the level, when constituents change', () => {
    const versions = [
      ...plain.versions,
      { id: 'v2', announced: '2024-01-01', effective: '2024-01-02', members: ['A'] },
    ]
    const series = run({ weighting: 'cap', versions }, rows)
    expect(levels(series)).toEqual([100, 175, 175])
    const [before = 0, after = 0] = series.rebalances.map(({ divisor }) => divisor)
    // D′ = D · value after ÷ value before
    expect(after).toBeCloseTo((before * 600) / 700, 9)
  })

  it('holds nothing whose shares nobody told', () => {
    const some = rows.map(({ shares, ...row }) => (row.ticker === 'A' ? { ...row, shares } : row))
    expect(run({ weighting: 'cap' }, some).rebalances[0]?.leftOut).toEqual([
      { ticker: 'B', why: 'the prices have no shares outstanding' },
    ])
  })
})

describe('a fund beside an index', () => {
  it('is 100 on its first day there, in the currency of the index', () => {
    const [history] = [...priceHistories(closes({ F: [50, 55] })).values()]
    if (!history) throw new Error('no history')
    const span = { currency: 'USD', fx: noFx, from: '2024-01-01', to: '2024-01-31' }
    expect(stockLevels(history, span).map(({ price, total }) => [price, Number(total.toFixed(9))])).toEqual([
      [100, 100],
      [110, 110],
    ])
    expect(() => stockLevels(history, { ...span, from: '2025-01-01' })).toThrow('F: no close from 2025-01-01')
  })
})
