import { describe, expect, it } from 'vitest'
import { regionName } from './region-name.ts'

describe('the name of a region', () => {
  it('is what readers call it, in either language', () => {
    expect(['KR', 'AU', 'CD', 'HK', 'CN'].map((code) => regionName(code, 'ko'))).toEqual([
      '한국',
      '호주',
      '콩고민주공화국',
      '홍콩',
      '중국',
    ])
    expect(['CD', 'MO', 'KP'].map((code) => regionName(code, 'en'))).toEqual([
      'DR Congo',
      'Macau',
      'North Korea',
    ])
  })

  it('is a code where there is no name', () => {
    expect(regionName('QX', 'en')).toBe('QX')
  })
})
