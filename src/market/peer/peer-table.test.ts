import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { returnWindows } from '../calendar/base-date.ts'
import { fxTable } from '../price/fx-table.ts'
import { priceHistories } from '../price/price-history.ts'
import type { Peers } from './peer.ts'
import { type PeerTableSettings, peerTable } from './peer-table.ts'

const file = new URL('../../../data/market/peers.json', import.meta.url)
const peers = JSON.parse(readFileSync(file, 'utf8')) as Peers
const settings: PeerTableSettings = { date: '2025-02-07', currency: 'KRW', fx: fxTable([]) }
const printed = peerTable(peers, settings)

/** Vectors of the printed weekly, recomputed independently. */
const equal = [2.671, 7.342, 8.446, 33.783, 33.877, 7.602]
const cap = [0.804, 0.831, 2.645, 20.647, 30.76, 0.275]
const median = [2.5, 2.5, 1.3, 24.15, 22.55, 4.7]

describe('the printed peer table', () => {
  it('has the means of all stocks: equal weight, by market value at the start, and the middle one', () => {
    for (const [place, window] of returnWindows.entries()) {
      const means = printed.all[window]
      expect(means.equal).toBeCloseTo(equal[place] ?? 0, 3)
      expect(means.cap).toBeCloseTo(cap[place] ?? 0, 3)
      expect(means.median).toBeCloseTo(median[place] ?? 0, 3)
      expect([means.stocks, means.stocksWithCap]).toEqual([48, 48])
    }
  })

  it('has the means of the six segments for the year to date', () => {
    const means = printed.segments.map(({ rows, means: { YTD } }) => [rows.length, YTD.equal?.toFixed(2)])
    expect(means).toEqual([
      [6, '2.52'],
      [12, '1.93'],
      [4, '33.37'],
      [6, '14.83'],
      [4, '2.48'],
      [16, '5.89'],
    ])
  })

  it('gives the seven largest their share', () => {
    const [mag7] = printed.groups
    expect([mag7?.capAmount, mag7?.ofAmount]).toEqual([25_208e12, 34_767e12])
  })

  it('derives the prices that returns count from, within what rounding leaves, and no day for them', () => {
    const nvidia = printed.segments.flatMap(({ rows }) => rows).find(({ ticker }) => ticker === 'NVDA')
    const week = nvidia?.returns['1W']
    expect(week).toMatchObject({ percent: 11.3, origin: 'printed', baseDate: null })
    // The close of 3 February 2025 was 116.66, that of 31 December 2024 134.29.
    expect(week?.basePrice).toMatchObject({ origin: 'derived' })
    expect(week?.basePrice.value).toBeCloseTo(116.66, 2)
    const year = nvidia?.returns.YTD?.basePrice
    expect((year?.low ?? 0) <= 134.29 && (year?.high ?? 0) >= 134.29).toBe(true)
  })

  it('converts market values only with a dated rate', () => {
    const absent = peerTable(peers, { ...settings, currency: 'USD' })
    expect(absent.segments[0]?.rows[0]).toMatchObject({
      marketCap: null,
      absent: { marketCap: 'no rate of KRW in USD within 10 days before 2025-02-07' },
    })
    expect(absent.all.YTD.cap).toBeNull()
    expect(absent.groups).toEqual([])
    const fx = fxTable([{ date: '2025-02-07', from: 'USD', to: 'KRW', rate: 1456, source: 's' }])
    const table = peerTable(peers, { ...settings, currency: 'USD', fx })
    expect(table.segments[0]?.rows[0]?.marketCap).toEqual({
      amount: 4978e12 * (1 / 1456),
      currency: 'USD',
      origin: 'derived',
    })
    expect(table.fx).toMatchObject([{ from: 'KRW', to: 'USD', date: '2025-02-07', source: 's' }])
    expect(table.all.YTD.cap).toBeCloseTo(0.275, 3)
  })

  it('sorts within segments, and refuses what nobody printed', () => {
    const table = peerTable(peers, { ...settings, segment: 'ai-ops', sort: '1Y' })
    expect(table.segments.map(({ rows }) => rows.map(({ ticker }) => ticker))).toEqual([
      ['PLTR', 'NET', '6682', 'MDB'],
    ])
    expect(() => peerTable(peers, { ...settings, date: '2025-02-14' })).toThrow('nothing is printed')
    expect(() => peerTable(peers, { ...settings, segment: 'x' })).toThrow('no segment "x"')
  })
})

describe('a peer table of closes', () => {
  const days = [
    '2024-02-07',
    '2024-08-07',
    '2024-11-07',
    '2024-12-31',
    '2025-01-07',
    '2025-01-31',
    '2025-02-07',
  ]
  const rows = days.map((date, place) => ({ date, ticker: 'NVDA', close: 100 + place, shares: 2 }))
  const table = peerTable(peers, {
    ...settings,
    fx: fxTable([{ date: '2025-02-07', from: 'USD', to: 'KRW', rate: 1456 }]),
    histories: priceHistories([...rows, { date: '2025-02-06', ticker: 'AMD', close: 110 }]),
  })
  const row = (ticker: string) =>
    table.segments.flatMap((one) => one.rows).find((one) => one.ticker === ticker)

  it('says from which close each return counts', () => {
    expect(row('NVDA')?.returns['1W']).toMatchObject({ origin: 'history', baseDate: '2025-01-31' })
    expect(row('NVDA')?.returns['YTD']?.percent).toBeCloseTo(100 * (106 / 103 - 1), 9)
    expect(row('NVDA')?.marketCap).toEqual({ amount: 2 * 106 * 1456, currency: 'KRW', origin: 'history' })
  })

  it('has nothing for what is missing, and says why', () => {
    expect(row('AMD')).toMatchObject({ price: { value: 110, date: '2025-02-06' }, marketCap: null })
    expect(row('AMD')?.absent).toMatchObject({
      marketCap: 'the prices have no shares outstanding',
      '1W': 'AMD begins on 2025-02-06',
    })
    expect(row('AAPL')).toMatchObject({ price: null, returns: { '1W': null } })
    expect(row('AAPL')?.absent['price']).toBe('no row in the prices')
    expect(table.all['1W']).toMatchObject({ stocks: 1, stocksWithCap: 1 })
    expect(table.groups).toEqual([])
  })

  it('keeps a day of results that lies ahead', () => {
    expect(row('NVDA')?.earnings).toEqual({ date: '2025-02-26', mayChange: true, origin: 'printed' })
    const later = peerTable(peers, { ...settings, date: '2025-03-01', histories: priceHistories([]) })
    const nvidia = later.segments.flatMap((one) => one.rows).find(({ ticker }) => ticker === 'NVDA')
    expect(nvidia?.earnings).toBeNull()
  })
})
