import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from './least-squares.ts'
import { robustCovariance, usualLags } from './robust-covariance.ts'

const line = [1, 2, 3, 4, 5].map((x) => [1, x])
const y = [1, 3, 2, 5, 4]
const deviation = (variance: number | undefined): number => Math.sqrt(variance ?? Number.NaN)

describe('least squares', () => {
  it('by hand: a line through five points', () => {
    const { coefficients, residuals, freedom, rSquared } = leastSquares(line, y)
    expect(coefficients[0]).toBeCloseTo(0.6, 12)
    expect(coefficients[1]).toBeCloseTo(0.8, 12)
    expect(residuals.map((one) => Number(one.toFixed(10)))).toEqual([-0.4, 0.8, -1, 1.2, -0.6])
    expect(freedom).toBe(3)
    expect(rSquared).toBeCloseTo(0.64, 12)
  })

  it('by hand: standard errors of the slope by each kind of error', () => {
    const fit = leastSquares(line, y)
    const slope = (errors: Parameters<typeof robustCovariance>[1]): number =>
      deviation(robustCovariance(fit, errors).covariance[1]?.[1])
    // Σ e² = 3.6, Σ (x − 3)² = 10.
    expect(slope({ kind: 'classical' })).toBeCloseTo(Math.sqrt(3.6 / 3 / 10), 12)
    // Σ (x − 3)² e² = .64 + .64 + 0 + 1.44 + 1.44 = 4.16.
    expect(slope({ kind: 'HC1' })).toBeCloseTo(Math.sqrt(((5 / 3) * 4.16) / 100), 12)
    // Leverages .6, .3, .2, .3, .6.
    const hc3 = (4 * 0.16) / 0.16 + 0.64 / 0.49 + 1.44 / 0.49 + (4 * 0.36) / 0.16
    expect(slope({ kind: 'HC3' })).toBeCloseTo(Math.sqrt(hc3 / 100), 12)
    // Clusters {1, 3} and {2, 4, 5}: sums of (x − 3) e are .8 and −.8 + 1.2 − 1.2.
    expect(slope({ kind: 'cluster', of: ['a', 'b', 'a', 'b', 'b'] })).toBeCloseTo(
      Math.sqrt((2 * (4 / 3) * 1.28) / 100),
      12,
    )
    // With one lag: neighbours' products (.8 · −.8, 0, 0, 1.2 · −1.2) at weight ½, twice.
    expect(slope({ kind: 'newey-west', lags: 1 })).toBeCloseTo(
      Math.sqrt(((5 / 3) * (4.16 - 0.64 - 1.44)) / 100),
      12,
    )
    expect(slope({ kind: 'newey-west', lags: 0 })).toBeCloseTo(slope({ kind: 'HC1' }), 12)
  })

  it('with every row its own cluster is HC1 but for its freedom', () => {
    const fit = leastSquares(line, y)
    const own = robustCovariance(fit, { kind: 'cluster', of: ['a', 'b', 'c', 'd', 'e'] })
    const white = robustCovariance(fit, { kind: 'HC1' })
    expect(own.covariance[1]?.[1]).toBeCloseTo(white.covariance[1]?.[1] ?? Number.NaN, 12)
    expect([own.freedom, white.freedom]).toEqual([4, 3])
  })

  it('leaves residuals that no column explains', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true })
    const points = fc.array(fc.tuple(number, number, number), { minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(points, (all) => {
        const rows = all.map(([a, b], index) => [1, a + index, b * b + ((index * 7) % 5)])
        const { residuals } = leastSquares(
          rows,
          all.map(([, , value]) => value),
        )
        for (const column of [0, 1, 2]) {
          const sum = rows.reduce((total, row, i) => total + (row[column] ?? 0) * (residuals[i] ?? 0), 0)
          const size = rows.reduce((total, row) => total + Math.abs(row[column] ?? 0), 0)
          expect(Math.abs(sum)).toBeLessThan(1e-4 * (1 + size))
        }
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('refuses columns that say the same, too few points and a single cluster', () => {
    const twice = [1, 2, 3, 4].map((x) => [1, x, 2 * x])
    expect(() => leastSquares(twice, [1, 2, 3, 5])).toThrow('columns say the same')
    expect(() => leastSquares(line.slice(0, 2), [1, 2])).toThrow('2 points: too few to fit 2 parameters')
    expect(() =>
      robustCovariance(leastSquares(line, y), { kind: 'cluster', of: ['a', 'a', 'a', 'a', 'a'] }),
    ).toThrow('one cluster')
    expect([usualLags(100), usualLags(30), usualLags(400)]).toEqual([4, 3, 5])
  })
})
