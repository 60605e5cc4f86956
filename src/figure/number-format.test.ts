import { describe, expect, it } from 'vitest'
import { formatNumber } from './number-format.ts'

const english = (value: number, decimals = 1, signed = false): string =>
  formatNumber(value, { language: 'en', decimals, signed })

describe('numbers as people read them', () => {
  it('groups thousands, rounds, and writes a true minus sign', () => {
    expect(english(84_213, 0)).toBe('84,213')
    expect(english(-2.84)).toBe('−2.8')
  })

  it('puts a plus before differences above zero only', () => {
    expect(english(14.2, 1, true)).toBe('+14.2')
    expect(english(0, 1, true)).toBe('0.0')
    expect(english(-0.01, 1, true)).toBe('0.0')
  })

  it('never shows a negative zero, NaN or infinity', () => {
    expect(english(-0.04)).toBe('0.0')
    expect(english(Number.NaN)).toBe('—')
    expect(english(Number.POSITIVE_INFINITY)).toBe('—')
  })
})
