import { describe, expect, it } from 'vitest'
import { readPeers } from './peers.ts'
import { type YahooLibrary, yahooLibrary, yahooPrices, yahooSymbol } from './yahoo-prices.ts'

const day = (text: string): Date => new Date(text)

/** Answers as the package does, for three symbols; no network. */
const library: YahooLibrary = {
  chart: async (symbol) => {
    if (symbol === 'AAPL')
      return {
        meta: { currency: 'USD', gmtoffset: -18_000 },
        quotes: [
          { date: day('2025-02-06T14:30:00Z'), close: 233.2 },
          { date: day('2025-02-07T14:30:00Z'), close: null },
          { date: day('2025-02-10T14:30:00Z'), close: 227.6 },
        ],
        events: { dividends: [{ date: day('2025-02-10T14:30:00Z'), amount: 0.25 }] },
      }
    if (symbol === '005930.KS')
      return {
        meta: { currency: 'KRW', gmtoffset: 32_400 },
        quotes: [{ date: day('2025-02-06T23:30:00Z'), close: 53_700 }],
      }
    if (symbol === 'USDKRW=X')
      return {
        meta: { currency: 'KRW', gmtoffset: 0 },
        quotes: [{ date: day('2025-02-07T00:00:00Z'), close: 1447 }],
      }
    throw new Error('No data found, symbol may be delisted\nmore')
  },
}

describe('closes from Yahoo', () => {
  it('come in the columns of files: days of the exchange, dividends, no split, rates beside', async () => {
    const peers = [
      { ticker: 'AAPL', exchange: 'US', currency: 'USD' },
      { ticker: '005930', exchange: 'KS', currency: 'KRW' },
      { ticker: '20', exchange: 'HK', currency: 'USD' },
    ]
    const steps: string[] = []
    const found = await yahooPrices(library, {
      peers,
      currency: 'KRW',
      from: '2025-02-06',
      until: '2025-02-11',
      signal: new AbortController().signal,
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    })
    expect(found).toEqual({
      rows: [
        { date: '2025-02-06', ticker: 'AAPL', close: 233.2, currency: 'USD' },
        { date: '2025-02-10', ticker: 'AAPL', close: 227.6, currency: 'USD', dividend: 0.25 },
        { date: '2025-02-07', ticker: '005930', close: 53_700, currency: 'KRW' },
      ],
      fx: [{ date: '2025-02-07', from: 'USD', to: 'KRW', rate: 1447, source: 'Yahoo Finance' }],
      missing: [{ symbol: '0020.HK', why: 'No data found, symbol may be delisted' }],
    })
    expect(steps).toEqual(['1/4', '2/4', '3/4', '4/4'])
  })

  it.each([
    [Object.assign(new Error('Too Many Requests\r\n'), { code: 429 }), 'refuses more requests for now (429)'],
    [new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }), 'cannot be reached (ENOTFOUND)'],
  ])('end at the first refusal that holds for all: %s', async (error, says) => {
    const peers = ['AAPL', 'MSFT', 'NVDA'].map((ticker) => ({ ticker, exchange: 'US', currency: 'USD' }))
    const asked: string[] = []
    const from = (answered: number): YahooLibrary => ({
      chart: (symbol, options) => {
        asked.push(symbol)
        return asked.length > answered ? Promise.reject(error) : library.chart(symbol, options)
      },
    })
    const request = { peers, currency: 'USD', from: '2025-02-06', until: '2025-02-11' }
    const rest = { signal: new AbortController().signal, onProgress: () => {} }
    await expect(yahooPrices(from(0), { ...request, ...rest })).rejects.toThrow(says)
    expect(asked).toEqual(['AAPL'])
    asked.length = 0
    const { rows, missing } = await yahooPrices(from(1), { ...request, ...rest })
    expect(rows).toHaveLength(2)
    expect(missing).toEqual([{ symbol: 'MSFT', why: expect.stringContaining(says) }])
    expect(asked).toEqual(['AAPL', 'MSFT'])
  })

  it('say in one line what the package says in another form', async () => {
    const failing: YahooLibrary = {
      chart: () => Promise.reject(Object.assign(new Error('Failed Yahoo Schema validation'), { errors: [] })),
    }
    const { missing } = await yahooPrices(failing, {
      peers: [{ ticker: 'AAPL', exchange: 'US', currency: 'USD' }],
      currency: 'USD',
      from: '2025-02-06',
      until: '2025-02-11',
      signal: new AbortController().signal,
      onProgress: () => {},
    })
    expect(missing).toEqual([
      { symbol: 'AAPL', why: 'Yahoo answered in a form that yahoo-finance2 does not know' },
    ])
  })

  it('stop when they are asked to', async () => {
    const stopped = yahooPrices(library, {
      peers: [{ ticker: 'AAPL', exchange: 'US', currency: 'USD' }],
      currency: 'USD',
      from: '2025-02-06',
      until: '2025-02-11',
      signal: AbortSignal.abort(new Error('stopped')),
      onProgress: () => {},
    })
    await expect(stopped).rejects.toThrow('stopped')
  })

  it('are asked for by a symbol that each of the 48 peers has', () => {
    const symbols = readPeers().stocks.map(yahooSymbol)
    expect(new Set(symbols).size).toBe(48)
    for (const symbol of ['0020.HK', '2330.TW', '9984.T', 'INFY.NS', 'SAP.DE', '328130.KQ'])
      expect(symbols).toContain(symbol)
    expect(() => yahooSymbol({ ticker: 'X', exchange: 'ZZ' })).toThrow('exchange ZZ')
  })

  it('take an instance, as version 2 exports it, or a class', () => {
    class Later {
      readonly chart = library.chart
    }
    expect(yahooLibrary({ default: Later }).chart).toBe(library.chart)
    expect(yahooLibrary({ default: library })).toBe(library)
  })
})
