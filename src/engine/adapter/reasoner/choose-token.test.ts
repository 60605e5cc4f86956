import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseToken } from './choose-token.ts'

const exponentials = (values: Float32Array, shift: number, scale: number): Float32Array =>
  values.map((value) => Math.exp((value - shift) * scale))
const choose = (logits: readonly number[], uniform: number, temperature = 1, topP = 1): number =>
  chooseToken(Float32Array.from(logits), { temperature, topP }, uniform, exponentials)
const logOf = (...shares: readonly number[]): number[] => shares.map(Math.log)

describe('choosing a token', () => {
  it('takes the likeliest at temperature 0, the first of equals', () => {
    expect(choose([1, 3, 2, 3], 0.99, 0)).toBe(1)
  })

  it('gives each token its share of the unit interval, in the order of the ids', () => {
    const logits = logOf(0.2, 0.5, 0.3)
    expect([0, 0.19, 0.21, 0.69, 0.71, 0.999].map((uniform) => choose(logits, uniform))).toEqual([
      0, 0, 1, 1, 2, 2,
    ])
  })

  it('sharpens below temperature 1 and flattens above', () => {
    const logits = logOf(0.2, 0.8)
    expect(choose(logits, 0.1, 0.5)).toBe(1)
    expect(choose(logits, 0.1, 1)).toBe(0)
    expect(choose(logits, 0.3, 3)).toBe(0)
  })

  it('keeps the fewest likeliest tokens that reach the nucleus', () => {
    const logits = logOf(0.1, 0.2, 0.4, 0.3)
    const drawn = new Set(Array.from({ length: 100 }, (_, i) => choose(logits, i / 100, 1, 0.65)))
    expect([...drawn].sort()).toEqual([2, 3])
  })

  it('never chooses a token without weight, whatever the number drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (logits, uniform, topP) => {
          const chosen = choose([...logits, Number.NEGATIVE_INFINITY], uniform, 1, topP)
          expect(chosen).toBeLessThan(logits.length)
        },
      ),
      { seed: 1 },
    )
  })
})
