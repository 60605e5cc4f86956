import { describe, expect, it } from 'vitest'
import { explanationLines, fact, given } from './explained.ts'
import { explain, type Formula } from './formula.ts'
import { exactly, overRanges } from './over-ranges.ts'

const cost: Formula<'hours' | 'price'> = {
  name: 'cost of training',
  symbol: 'cost',
  unit: 'USD',
  text: 'hours · price',
  of: ({ hours, price }) => hours * price,
}

describe('a formula', () => {
  it('is explained with the numbers in it, and each input with its source', () => {
    const hours = fact('GPU-hours', 'hours', {
      value: 2_788_000,
      unit: 'h',
      source: 'DeepSeek-V3 report',
      date: '2024-12',
      confidence: 'high',
    })
    expect(explanationLines(explain(cost, { hours, price: given('price', 'p', 2, 'USD/h') }))).toEqual([
      'cost of training: cost = hours · price = 2,788,000 · 2 = 5,576,000 USD',
      '  GPU-hours: hours = 2,788,000 h (DeepSeek-V3 report, 2024-12)',
      '  price: price = 2 USD/h',
    ])
  })

  it('has a range over the ranges of its inputs', () => {
    const ranges = { hours: { value: 10, low: 8, high: 12 }, price: exactly(2) }
    expect(overRanges(cost.of, ranges)).toEqual({ value: 20, low: 16, high: 24 })
    const falling = ({ x, y }: { x: number; y: number }): number => x / y
    const both = { x: { value: 4, low: 2, high: 6 }, y: { value: 2, low: 1, high: 4 } }
    expect(overRanges(falling, both)).toEqual({ value: 2, low: 0.5, high: 6 })
  })
})
