import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { priceHistories } from '../price/price-history.ts'
import type { Peers } from './peer.ts'
import { printedAgainstHistory } from './printed-against-history.ts'

const file = new URL('../../../data/market/peers.json', import.meta.url)
const { stocks } = JSON.parse(readFileSync(file, 'utf8')) as Peers

function checked(closes: Readonly<Record<string, number>>) {
  const nvidia = stocks.find(({ ticker }) => ticker === 'NVDA')
  const rows = Object.entries(closes).map(([date, close]) => ({ date, ticker: 'NVDA', close }))
  const history = priceHistories(rows).get('NVDA')
  if (!nvidia || !history) throw new Error('no Nvidia')
  return printedAgainstHistory(nvidia, history, '2025-02-07')
}

describe('a printed return against closes', () => {
  it('of Nvidia’s week counts from 3 February, not from a week before', () => {
    const checks = checked({
      '2024-12-31': 134.29,
      '2025-01-31': 120.07,
      '2025-02-03': 116.66,
      '2025-02-07': 129.84,
    })
    const [week] = checks
    expect(week).toMatchObject({ baseDate: '2025-01-31', agrees: false, fits: ['2025-02-03'] })
    expect(week?.computedPercent).toBeCloseTo(8.1, 1)
    expect(checks.find(({ window }) => window === 'YTD')).toMatchObject({
      agrees: true,
      fits: ['2024-12-31'],
    })
    expect(checks.find(({ window }) => window === '1Y')).toMatchObject({
      computedPercent: null,
      agrees: false,
      fits: [],
    })
  })

  it('says nothing of a stock without a close on that day', () => {
    expect(checked({ '2024-12-31': 134.29 })).toEqual([])
  })
})
