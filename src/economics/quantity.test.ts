import { describe, expect, it } from 'vitest'
import { exchanged } from './exchange.ts'
import {
  bytesOf,
  denseOf,
  hoursOf,
  of,
  parseNumber,
  parseQuantity,
  type Quantity,
  secondsOf,
} from './quantity.ts'

const dollars = (amount: Quantity<'USD'>): number => amount

describe('quantities', () => {
  it('do not type-check where units are mixed: currencies, times, sizes, speeds', () => {
    expect(dollars(of('USD', 1))).toBe(1)
    // @ts-expect-error won are no dollars
    dollars(of('KRW', 1))
    // @ts-expect-error a bare number says no unit
    dollars(1)
    // @ts-expect-error seconds are no hours
    secondsOf(of('s', 1))
    // @ts-expect-error bytes are no bits
    bytesOf(of('byte', 1))
    // @ts-expect-error a dense speed is not halved
    denseOf(of('FLOP/s dense', 1))
    // @ts-expect-error dollars are not converted at a rate of won to dollars
    exchanged(of('USD', 1), { from: 'KRW', to: 'USD', rate: 1 / 1400, date: '2025-02-07', source: 'test' })
  })

  it('are rejected as text of another unit, in one line', () => {
    expect(parseQuantity('2.5 USD', 'USD')).toBe(2.5)
    expect(parseQuantity('2e3', 'h')).toBe(2000)
    expect(() => parseQuantity('3 KRW', 'USD')).toThrow('"3 KRW": must be in USD, not in KRW')
    expect(() => parseQuantity('dear', 'USD')).toThrow('"dear": must be a number in USD')
    expect(() => of('USD', Number.NaN)).toThrow('NaN USD: must be a finite number')
  })

  it('are told by letters too: 37B, 14.8T, 2.788M, to the last bit', () => {
    expect(parseNumber('37B')).toBe(37_000_000_000)
    expect(parseNumber('14.8T')).toBe(14_800_000_000_000)
    expect(parseNumber('2.788M')).toBe(2_788_000)
    expect(parseNumber(' 50bn ')).toBe(5e10)
    expect(parseNumber('37e9')).toBe(37e9)
    expect(parseQuantity('14.8T token', 'token')).toBe(14.8e12)
    expect(parseQuantity('2TPP', 'TPP')).toBe(2)
    for (const text of ['37 B', '37b', '1e3k', '5m', 'B', '1..2', '0x10', ''])
      expect([text, parseNumber(text)]).toEqual([text, undefined])
  })

  it('are converted by what the units are', () => {
    expect(hoursOf(secondsOf(of('h', 2.5)))).toBe(2.5)
    expect(bytesOf(of('bit', 12))).toBe(1.5)
    expect(denseOf(of('FLOP/s sparse', 3958e12))).toBe(1979e12)
    const rate = { from: 'USD', to: 'KRW', rate: 1456, date: '2025-02-07', source: 'test' } as const
    expect(exchanged(of('USD', 2), rate)).toEqual({ amount: 2912, currency: 'KRW', rateDate: '2025-02-07' })
  })
})
