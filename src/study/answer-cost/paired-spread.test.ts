import { describe, expect, it } from 'vitest'
import { type ChainInput, drawChain, exactly, type Range } from '#economics'
import { totalsBootstrap } from '#metric'
import { hashParts, xoshiroWords } from '#statistics'
import { pairedSpread } from './paired-spread.ts'

const samples = 4

const one = exactly(1)
/** All that the ratio of costs does not hang on. */
const elsewhere = {
  inputBefore: exactly(0),
  inputAfter: exactly(0),
  decodeSpeed: one,
  prefillSpeed: one,
  achieved: one,
  hardwareGain: one,
  utilisation: one,
  gpuHourUsd: one,
  outputPriceUsd: one,
  inputPriceUsd: one,
  passThrough: one,
  elasticity: one,
  rightAnswersPerDay: one,
  wattsPerGpu: one,
  capexUsdPerGpu: one,
}

/** Two arms at the same problems, whose difficulty both share: what is hard is wrong more often, and takes more tokens. */
function simulated(seed: string, problems: number): Float64Array[] {
  const word = xoshiroWords(hashParts(['paired', seed]))
  const uniform = (): number => (word() + 0.5) / 0x100000000
  const sumsOf = (ease: number, bonus: number): number[] => {
    let [right, tokens] = [0, 0]
    for (let sample = 0; sample < samples; sample++) {
      const isRight = uniform() < 0.1 + 0.7 * ease + bonus
      if (isRight) right++
      tokens += 100 + 200 * (1 - ease) + (isRight ? 0 : 150) + 50 * uniform()
    }
    return [right, samples, tokens, samples]
  }
  const rows = Array.from({ length: problems }, () => {
    const ease = uniform()
    return [...sumsOf(ease, 0), ...sumsOf(ease, 0.1)]
  })
  return Array.from({ length: 8 }, (_, place) => Float64Array.from(rows, (row) => row[place] as number))
}

/** Of a right answer of the second arm ÷ one of the first: right are 45 and 55 %, at 307.5 and 292.5 tokens an answer. */
const trueRatio = 292.5 / 0.55 / (307.5 / 0.45)

/** The correlation that linearisation gives: of what each problem adds to the logarithm of a ratio. */
function linearised(columns: readonly Float64Array[], one: number, other: number): number {
  const [a, b] = [one, other].map((above) => {
    const [up, down] = columns.slice(above, above + 2) as [Float64Array, Float64Array]
    const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0)
    return up.map((value, place) => value / total(up) - (down[place] as number) / total(down))
  }) as [Float64Array, Float64Array]
  const product = (x: Float64Array, y: Float64Array): number =>
    x.reduce((sum, value, place) => sum + value * (y[place] as number), 0)
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}

describe('how accuracy and cost of two arms vary together', () => {
  it('is what the problems that they share make them', () => {
    const columns = simulated('one', 300)
    const spread = pairedSpread({ columns, clusters: 300, answers: 0 }, 's') ?? []
    const of = [0, 2, 4, 6]
    // Four standard errors of 1999 resamples at least.
    for (const [row, one] of of.entries())
      for (const [column, other] of of.entries())
        expect(Math.abs((spread[row]?.[column] ?? 0) - linearised(columns, one, other))).toBeLessThan(0.09)
    expect(spread[0]?.[1]).toBeLessThan(-0.5)
    expect(spread[0]?.[2]).toBeGreaterThan(0.3)
  })

  it('is one for an arm and itself, and the same again by its seed', () => {
    const first = simulated('one', 50).slice(0, 4)
    const paired = { columns: [...first, ...first], clusters: 50, answers: 0 }
    const spread = pairedSpread(paired, 's')
    expect([spread?.[0]?.[2], spread?.[1]?.[3]]).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)])
    expect(pairedSpread(paired, 's')).toEqual(spread)
  })

  it('lets the chain say of the ratio of their costs what a paired bootstrap says, and cover it as often as it should', () => {
    const runs = 60
    let [covered, width, paired] = [0, 0, 0]
    for (let run = 0; run < runs; run++) {
      const columns = simulated(`run ${run}`, 60)
      const bootstrap = totalsBootstrap(columns, { seed: 's', level: 0.9 })
      const ratio = (above: number, below: number): Range =>
        bootstrap.estimate((totals) => (totals[above] ?? 0) / (totals[below] ?? 0), 'logarithm') ?? one
      const measured = {
        accuracyBefore: ratio(0, 1),
        outputBefore: ratio(2, 3),
        accuracyAfter: ratio(4, 5),
        outputAfter: ratio(6, 7),
      }
      const names = Object.keys(measured) as ChainInput[]
      const spread = pairedSpread({ columns, clusters: 60, answers: 0 }, 's') ?? []
      const correlations = spread.flatMap((row, place) =>
        row.slice(0, place).map((rho, before) => ({
          a: names[before] as ChainInput,
          b: names[place] as ChainInput,
          rho: rho * 0.99,
        })),
      )
      const drawn = drawChain({ ...elsewhere, ...measured }, { seed: '1', points: 1000, correlations })
      const { p5, p95 } = drawn.outcomes.priceRatio
      if (p5 <= trueRatio && trueRatio <= p95) covered++
      width += Math.log(p95 / p5)
      const { low = 0, high = 0 } =
        bootstrap.estimate(([ra = 0, , ca = 0, , rb = 0, , cb = 0]) => cb / rb / (ca / ra), 'logarithm') ?? {}
      paired += Math.log(high / low)
    }
    // Three standard errors of 60 runs. Drawn apart by arm it is covered 98 times of 100, and half as wide again.
    expect(Math.abs(covered / runs - 0.9)).toBeLessThan(3 * Math.sqrt((0.9 * 0.1) / runs))
    expect(Math.abs(width / paired - 1)).toBeLessThan(0.05)
  })

  it('is not told of one problem, nor where an arm is always right or once never', () => {
    const columns = simulated('one', 20)
    const [, graded = new Float64Array()] = columns
    const told = (right: Float64Array): unknown =>
      pairedSpread({ columns: [right, ...columns.slice(1)], clusters: 20, answers: 0 }, 's')
    expect(
      pairedSpread({ columns: columns.map((one) => one.slice(0, 1)), clusters: 1, answers: 0 }, 's'),
    ).toBe(undefined)
    expect(told(graded)).toBeUndefined()
    expect(told(Float64Array.from(graded, (_, place) => Number(place === 0)))).toBeUndefined()
  })
})
