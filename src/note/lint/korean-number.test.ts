import { describe, expect, it } from 'vitest'
import { koreanAmount, koreanNumber, koreanPercent } from './korean-number.ts'

describe('a recomputed number in Korean', () => {
  it.each([
    [2.5, '2.5'],
    [19.834, '19.83'],
    [1234.4, '1,234'],
    [128_450, '12만 8,450'],
    [60_000, '6만'],
    [2_573_000_000, '25억 7,300만'],
    [51_000_000_000, '510억'],
    [3_400_000_000_000, '3조 4,000억'],
    [-49_733_333_333, '-497억 3,000만'],
    [Number.NaN, '—'],
  ])('%d is %s', (value, said) => {
    expect(koreanNumber(value)).toBe(said)
  })

  it('is a percentage without a space', () => {
    expect(koreanPercent(0.19834)).toBe('19.8%')
  })

  it('takes its unit from what it was computed of', () => {
    expect(koreanAmount(51e9, { unit: { kind: 'money', currency: 'USD' }, text: '500억 달러' })).toBe(
      '510억 달러',
    )
    expect(koreanAmount(2.4e8, { unit: { kind: 'money', currency: 'KRW' }, text: '2억원' })).toBe(
      '2억 4,000만원',
    )
    expect(koreanAmount(60_000, { unit: { kind: 'count', name: 'GPU' }, text: '5만 장' })).toBe('6만 장')
    expect(koreanAmount(1.8e9, { unit: { kind: 'physical', name: 'W' }, text: '2GW' })).toBe('1.8GW')
    expect(koreanAmount(7, { unit: { kind: 'time', name: 'month' }, text: '6개월' })).toBe('7개월')
    expect(koreanAmount(7.5, { unit: { kind: 'percentPoint' }, text: '7%p' })).toBe('7.5%p')
    expect(koreanAmount(7.5, { unit: { kind: 'none' }, text: '7' })).toBe('7.5')
  })
})
