import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { koreanGroups, written } from './note-formats.ts'

describe('formats of a note', () => {
  it.each([
    [2_572_560_000, 'usd', '$2.6 bn', '25억 7,256만 달러'],
    [2573, 'usdMillion', '$2.6 bn', '25억 7,300만 달러'],
    [2573, 'usdMillion:3', '$2.573 bn', '25.730억 달러'],
    [7.6, 'signedPercent', '+7.6%', '+7.6%'],
    [-1.25, 'signedPoints:2', '−1.25 points', '−1.25%p'],
    [3.4, 'krwTrillion', 'KRW 3.4 tn', '3.4조원'],
    [0.055, 'share', '5.5%', '5.5%'],
    [1.5, 'points', '1.5 points', '1.5%p'],
    [-3.3, 'signed', '−3.3', '−3.3'],
    [60_000, 'gpus', '60,000 GPUs', '6만 장'],
    [27.4, 'factor:0', '27 times', '27배'],
    [2.19, 'usd', '$2.19', '2.19달러'],
    [2, 'usd:0', '$2', '2달러'],
  ])('write %s as %s in English and Korean', (value, format, en, ko) => {
    expect(written(value, format, 'en')).toBe(en)
    expect(written(value, format, 'ko')).toBe(ko)
  })

  it('are none of another name', () => {
    expect(written(1, 'toString', 'en')).toBeUndefined()
    expect(written(1, 'percent:99', 'en')).toBeUndefined()
  })

  it('group Korean numbers by no more than what is lost to rounding', () => {
    const size: Readonly<Record<string, number>> = { 조: 1e12, 억: 1e8, 만: 1e4 }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9e15 }), (value) => {
        const read = koreanGroups(value)
          .split(' ')
          .reduce((sum, part) => {
            const [, digits = '', unit = ''] = /^([\d,]+)(\D?)$/.exec(part) ?? []
            return sum + Number(digits.replaceAll(',', '')) * (size[unit] ?? 1)
          }, 0)
        expect(Math.abs(read - value) / value).toBeLessThan(0.005)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})
