import { describe, expect, it } from 'vitest'
import { exportedCsv } from './result-csv.ts'
import { saidValue } from './said-value.ts'

describe('an export', () => {
  it('holds numbers unrounded beside what is shown, and lets no text be taken for a formula', () => {
    const csv = exportedCsv([
      { part: 'result', name: 'cost, "pooled"', value: 0.0007191234, unit: 'USD', shown: '0.0007191' },
      { part: 'input', name: 'seed', shown: '=cmd()' },
      { part: 'input', name: 'alpha', value: -3, shown: '-3' },
    ])
    expect(csv.split('\n')).toEqual([
      'part,name,column,value,low,high,unit,shown',
      'result,"cost, ""pooled""",,0.0007191234,,,USD,0.0007191',
      "input,seed,,,,,,'=cmd()",
      'input,alpha,,-3,,,,-3',
      '',
    ])
  })

  it('says large numbers with the words of the language', () => {
    expect([1234.5, 520_938_491, 0.00071912, 3.286e24].map((value) => saidValue(value, 'en'))).toEqual([
      '1,235',
      '520.9M',
      '0.0007191',
      '3.286 × 10²⁴',
    ])
    expect(saidValue(520_938_491, 'ko')).toBe('5.209억')
    expect(saidValue(Number.NaN, 'en')).toBe('—')
  })
})
