import { describe, expect, it } from 'vitest'
import { hashParts, xoshiroWords } from '#statistics'
import { drawnTogether } from './correlated-draws.ts'

const points = 20_000

/** Even numbers drawn together, a column for each input. */
function columnsOf(
  names: Parameters<typeof drawnTogether>[0],
  correlations: Parameters<typeof drawnTogether>[1],
): readonly Float64Array[] {
  const word = xoshiroWords(hashParts(['correlated']))
  const uniform = (): number => (word() + 0.5) / 0x100000000
  const together = drawnTogether(names, correlations)
  const columns = names.map(() => new Float64Array(points))
  const uniforms = new Float64Array(names.length)
  for (let point = 0; point < points; point++) {
    for (let place = 0; place < names.length; place++) uniforms[place] = uniform()
    together?.(uniforms, uniform)
    for (const [place, column] of columns.entries()) column[point] = uniforms[place] as number
  }
  return columns
}

function correlation(a: Float64Array, b: Float64Array): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (let point = 0; point < points; point++) {
    const [x, y] = [(a[point] as number) - 0.5, (b[point] as number) - 0.5]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}

/** Even numbers of a Gaussian copula correlate by 6 ÷ π · arcsin(ρ ÷ 2). */
function evenCorrelation(rho: number): number {
  return (6 / Math.PI) * Math.asin(rho / 2)
}

describe('inputs that are drawn together', () => {
  const names = ['accuracyBefore', 'elasticity', 'outputBefore', 'accuracyAfter'] as const

  it('have their correlations, and each is even by itself', () => {
    const columns = columnsOf(names, [
      { a: 'outputBefore', b: 'accuracyBefore', rho: -0.8 },
      { a: 'accuracyAfter', b: 'accuracyBefore', rho: 0.6 },
      { a: 'accuracyAfter', b: 'outputBefore', rho: -0.5 },
    ])
    const [before, elasticity, output, after] = columns as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    // Four standard errors of 20,000 draws.
    const near = 4 / Math.sqrt(points)
    expect(Math.abs(correlation(before, output) - evenCorrelation(-0.8))).toBeLessThan(near)
    expect(Math.abs(correlation(before, after) - evenCorrelation(0.6))).toBeLessThan(near)
    expect(Math.abs(correlation(output, after) - evenCorrelation(-0.5))).toBeLessThan(near)
    expect(Math.abs(correlation(before, elasticity))).toBeLessThan(near)
    for (const column of columns) {
      const sorted = column.toSorted()
      const furthest = sorted.reduce(
        (most, value, place) => Math.max(most, Math.abs(value - (place + 0.5) / points)),
        0,
      )
      // Kolmogorov's distance at 0.1 %.
      expect(furthest).toBeLessThan(1.95 / Math.sqrt(points))
    }
  })

  it('are drawn apart where nothing binds them', () => {
    expect(drawnTogether(names, [])).toBeUndefined()
    expect(
      drawnTogether(['elasticity'], [{ a: 'accuracyBefore', b: 'outputBefore', rho: 0.5 }]),
    ).toBeUndefined()
  })

  it('are refused where correlations contradict each other', () => {
    expect(() =>
      drawnTogether(names, [
        { a: 'outputBefore', b: 'accuracyBefore', rho: 0.9 },
        { a: 'accuracyAfter', b: 'accuracyBefore', rho: 0.9 },
        { a: 'accuracyAfter', b: 'outputBefore', rho: -0.9 },
      ]),
    ).toThrow('cannot all hold at once')
  })
})
