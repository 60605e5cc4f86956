import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explanationLines } from '../explained.ts'
import { computeDay, type DisclosedDay } from './deepseek-day.ts'

const file = new URL('../../../data/economics/serving-points.json', import.meta.url)
const { day } = JSON.parse(readFileSync(file, 'utf8')) as { day: { inputs: DisclosedDay } }
const computed = computeDay(day.inputs)

describe('DeepSeek’s day', () => {
  it('costs $87,072, and at list prices brings $562,100: printed 562,027, since tokens are rounded', () => {
    expect(computed.cost.value).toBe(87_072)
    expect(computed.revenue.value).toBeCloseTo(562_100, 6)
    // Half a thousand million tokens more or less of each kind is worth more than the difference.
    expect(Math.abs(computed.revenue.value - 562_027)).toBeLessThan(
      0.5e3 * (0.55 - 0.14) + 0.5e3 * 0.55 + 0.5e3 * 2.19,
    )
    expect(Math.floor(100 * computed.margin.value)).toBe(545)
    expect(Math.floor((100 * (562_027 - 87_072)) / 87_072)).toBe(545)
  })

  it('takes the nodes that were counted: 95.5 reading and 131.4 decoding are 226.9 of 226.75', () => {
    expect(computed.prefillNodes.value).toBeCloseTo(95.48, 2)
    expect(computed.decodeNodes.value).toBeCloseTo(131.38, 2)
    // Speeds are rounded to 100 tokens a second: what they can have been holds the printed number.
    const nodes = (change: number): number => {
      const { prefillTokensPerSecondPerNode: reading, decodeTokensPerSecondPerNode: decoding } = day.inputs
      const moved = {
        prefillTokensPerSecondPerNode: reading + change,
        decodeTokensPerSecondPerNode: decoding + change,
      }
      const { prefillNodes, decodeNodes } = computeDay({ ...day.inputs, ...moved })
      return prefillNodes.value + decodeNodes.value
    }
    expect(nodes(0)).toBeCloseTo(226.86, 2)
    expect(nodes(50)).toBeLessThan(226.75)
    expect(nodes(-50)).toBeGreaterThan(226.75)
  })

  it('makes a million tokens cost $0.0603 in and $0.3003 out', () => {
    expect(computed.usdPerMillionInput.value).toBeCloseTo(0.0603, 4)
    expect(computed.usdPerMillionOutput.value).toBeCloseTo(0.3003, 4)
    expect(computed.hitShare).toBeCloseTo(0.5625, 4)
  })

  it('is explained down to what was disclosed', () => {
    expect(explanationLines(computed.cost)[0]).toBe(
      'cost of the day: cost = nodes · g · p · hours = 226.75 · 8 · 2 · 24 = 87,072 USD',
    )
  })
})
