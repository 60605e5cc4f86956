import { describe, expect, it } from 'vitest'
import { type DatedPrice, overlayPrice, pricesOfDay } from './price-overlay.ts'

const origin = { source: 'test', date: '2025', confidence: 'high' } as const
const rows: readonly DatedPrice[] = [
  {
    provider: 'p',
    models: ['m'],
    from: '2025-01-10T00:00:00Z',
    to: '2025-03-01T00:00:00Z',
    usdPerMillion: { output: 2 },
    ...origin,
  },
  {
    ...{ provider: 'p', models: ['m'], from: '2025-02-01T00:00:00Z', to: '2025-03-01T00:00:00Z' },
    ...{
      hoursUtc: [{ from: '16:30', to: '00:30' }],
      weekdaysUtc: [1, 2, 3, 4, 5],
      usdPerMillion: { output: 1 },
    },
    ...origin,
  },
]
const output = (at: string): number | string | undefined => {
  const found = overlayPrice(rows, { model: 'M', at: new Date(at) })
  return found?.type === 'price' ? found.price.usdPerMillion.output : found?.type
}

describe('a dated price', () => {
  it('holds from its first instant up to its last', () => {
    expect(output('2025-01-09T23:59:59Z')).toBe('not on sale')
    expect(output('2025-01-10T00:00:00Z')).toBe(2)
    expect(output('2025-02-28T23:59:59Z')).toBe(1)
    expect(output('2025-03-01T00:00:00Z')).toBe('not on sale')
    expect(overlayPrice(rows, { model: 'other', at: new Date() })).toBeUndefined()
    expect(overlayPrice(rows, { model: 'm', provider: 'q', at: new Date() })).toBeUndefined()
  })

  it('goes before the general one at its hours, past midnight too, on its weekdays', () => {
    // A Monday, and the Sunday before it.
    expect(output('2025-02-03T16:29:00Z')).toBe(2)
    expect(output('2025-02-03T16:30:00Z')).toBe(1)
    expect(output('2025-02-04T00:29:00Z')).toBe(1)
    expect(output('2025-02-04T00:30:00Z')).toBe(2)
    expect(output('2025-02-02T20:00:00Z')).toBe(2)
  })

  it('makes bands of a day', () => {
    const bands = pricesOfDay(rows, { model: 'm', at: new Date('2025-02-04T12:00:00Z') })
    expect(bands.map(({ from, to, price }) => [from, to, price.usdPerMillion.output])).toEqual([
      ['00:00', '00:30', 1],
      ['00:30', '16:30', 2],
      ['16:30', '24:00', 1],
    ])
  })
})
