import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logTicks } from './log-ticks.ts'

describe('numbers of a logarithmic axis', () => {
  it('are round, whether the axis is short or goes over many powers of ten', () => {
    expect(logTicks([539, 722])).toEqual([550, 600, 650, 700])
    expect(logTicks([0.0021, 0.0025])).toEqual([0.0021, 0.0022, 0.0023, 0.0024, 0.0025])
    expect(logTicks([2.4, 47])).toEqual([5, 10, 20])
    expect(logTicks([1, 1e12])).toEqual([1, 1e3, 1e6, 1e9, 1e12])
    expect(logTicks([5, 5])).toEqual([5])
  })

  it('are at least two and at most as many as asked for, within the axis and in order', () => {
    const axis = fc.tuple(
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: 1.05, max: 1e9, noNaN: true }),
    )
    fc.assert(
      fc.property(axis, ([power, ratio]) => {
        const [low, high] = [10 ** power, 10 ** power * ratio]
        const ticks = logTicks([low, high])
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
        expect(ticks.every((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))).toBe(true)
      }),
      { seed: 8, numRuns: 2000 },
    )
  })
})
