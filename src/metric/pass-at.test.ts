import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOfAtLeast } from './hypergeometric.ts'
import { gPassAt, meanGPassAt, passAt, passEveryAt } from './pass-at.ts'

/** scipy 1.x, hypergeom.sf(m − 1, n, c, k): n, c, k, m and the chance. */
const frozen = [
  [32, 10, 4, 1, 0.796579532814238],
  [32, 10, 4, 4, 0.0058398220244716345],
  [48, 24, 16, 8, 0.6199454181979134],
  [48, 24, 16, 12, 0.015238262362965178],
  [48, 24, 16, 16, 3.261730733038103e-7],
  [16, 1, 8, 1, 0.5],
  [100, 3, 50, 2, 0.5],
  [1000, 10, 100, 1, 0.653072285207994],
  [1000, 500, 400, 260, 5.548697281675951e-15],
  [2000, 1000, 600, 380, 3.2726532890548703e-15],
  [10, 0, 3, 1, 0],
  [10, 10, 3, 3, 1],
  [64, 60, 32, 32, 0.056596409055425435],
] as const

const counts = fc
  .integer({ min: 1, max: 60 })
  .chain((responses) => fc.record({ responses: fc.constant(responses), correct: fc.nat({ max: responses }) }))
const drawn = counts.chain((some) =>
  fc.record({ counts: fc.constant(some), k: fc.integer({ min: 1, max: some.responses }) }),
)

describe('the chance of so many marked among the drawn', () => {
  it.each(frozen)('is that of scipy for %d, %d, %d, at least %d', (size, marked, count, wanted, chance) => {
    const found = chanceOfAtLeast(wanted, { size, marked, drawn: count })
    expect(Math.abs(found - chance)).toBeLessThanOrEqual(1e-11 * chance + 1e-16)
  })

  it('is what drawing every subset gives', () => {
    for (let size = 1; size <= 8; size++) {
      for (let marked = 0; marked <= size; marked++) {
        for (let count = 1; count <= size; count++) {
          const hits = subsetsOf(size, count).map((subset) => subset.filter((i) => i < marked).length)
          for (let wanted = 0; wanted <= count; wanted++) {
            const share = hits.filter((hit) => hit >= wanted).length / hits.length
            expect(chanceOfAtLeast(wanted, { size, marked, drawn: count })).toBeCloseTo(share, 12)
          }
        }
      }
    }
  })
})

describe('pass@k, pass^k and G-Pass@k', () => {
  it('have the worked values: n = 32, c = 10, k = 4', () => {
    const some = { responses: 32, correct: 10 }
    expect(passAt(4, some)).toBeCloseTo(0.7966, 4)
    expect(passEveryAt(4, some)).toBeCloseTo(0.00584, 5)
  })

  it('are both ends of G-Pass@k, which falls in its threshold', () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0, max: 1, noNaN: true }), ({ counts: some, k }, threshold) => {
        const between = gPassAt(k, { ...some, threshold }) ?? Number.NaN
        expect(gPassAt(k, { ...some, threshold: 0 })).toBe(passAt(k, some))
        expect(gPassAt(k, { ...some, threshold: 1 })).toBe(passEveryAt(k, some))
        expect(between).toBeLessThanOrEqual((passAt(k, some) ?? Number.NaN) + 1e-12)
        expect(between).toBeGreaterThanOrEqual((passEveryAt(k, some) ?? Number.NaN) - 1e-12)
      }),
      { seed: 1 },
    )
  })

  it('are accuracy where k is 1, and all or nothing where k is every response', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const share = some.correct / some.responses
        expect(passAt(1, some)).toBeCloseTo(share, 12)
        expect(passEveryAt(1, some)).toBeCloseTo(share, 12)
        expect(passAt(some.responses, some)).toBeCloseTo(Number(some.correct > 0), 12)
        expect(passEveryAt(some.responses, some)).toBeCloseTo(Number(some.correct === some.responses), 12)
      }),
      { seed: 2 },
    )
  })

  it('rise, and fall, with k', () => {
    fc.assert(
      fc.property(drawn, ({ counts: some, k }) => {
        if (k === 1) return
        expect(passAt(k, some)).toBeGreaterThanOrEqual((passAt(k - 1, some) ?? 2) - 1e-12)
        expect(passEveryAt(k, some)).toBeLessThanOrEqual((passEveryAt(k - 1, some) ?? -1) + 1e-12)
      }),
      { seed: 3 },
    )
  })

  it('have the product form of pass@k that avoids binomials', () => {
    fc.assert(
      fc.property(drawn, ({ counts: some, k }) => {
        const { responses: n, correct: c } = some
        let none = 1
        for (let i = n - c + 1; i <= n; i++) none *= 1 - k / i
        expect(passAt(k, some)).toBeCloseTo(n - c < k ? 1 : 1 - none, 11)
      }),
      { seed: 4 },
    )
  })

  it('take τ k for the whole number it is: .7 of 10 is 7', () => {
    const some = { responses: 20, correct: 12 }
    expect(gPassAt(10, { ...some, threshold: 0.7 })).toBe(
      chanceOfAtLeast(7, { size: 20, marked: 12, drawn: 10 }),
    )
  })

  it('have a mean over thresholds above a half: for k = 4 the mean of three and four of four', () => {
    const some = { responses: 9, correct: 5 }
    const three = chanceOfAtLeast(3, { size: 9, marked: 5, drawn: 4 })
    const four = chanceOfAtLeast(4, { size: 9, marked: 5, drawn: 4 })
    expect(meanGPassAt(4, some)).toBeCloseTo((three + four) / 2, 14)
    expect(meanGPassAt(1, some)).toBeUndefined()
  })

  it('are missing, not 0, with fewer responses than k', () => {
    const some = { responses: 3, correct: 3 }
    expect([passAt(4, some), passEveryAt(4, some), meanGPassAt(4, some)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(gPassAt(4, { ...some, threshold: 0.5 })).toBeUndefined()
    expect(() => passAt(0, some)).toThrow('k 0')
    expect(() => gPassAt(2, { ...some, threshold: 1.5 })).toThrow('threshold 1.5')
  })
})

/** The positions of every subset of so many. */
function subsetsOf(size: number, count: number): number[][] {
  if (count === 0) return [[]]
  if (size < count) return []
  return [...subsetsOf(size - 1, count), ...subsetsOf(size - 1, count - 1).map((rest) => [...rest, size - 1])]
}
