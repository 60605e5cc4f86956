import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { betaQuantile } from './beta.ts'
import { comparePaired } from './compare-paired.ts'
import { estimateMean } from './estimate-mean.ts'
import { estimateRatio } from './estimate-ratio.ts'
import { holm } from './holm.ts'
import { mcNemar } from './mcnemar.ts'
import { studentInterval } from './mean-interval.ts'
import { normalQuantile } from './normal.ts'
import { pooledMean, pooledTotals } from './pooled-mean.ts'
import { problemsNeeded } from './power.ts'
import { studentQuantile } from './student.ts'
import { wilsonInterval } from './wilson.ts'

type Bounds = readonly [low: number, high: number]

/** What scipy and statsmodels find, as test/fixture/statistics/write_peers.py wrote it down. */
interface Peers {
  readonly wilson: readonly { successes: number; n: number; level: number; interval: Bounds }[]
  readonly clopper: readonly { tail: number; successes: number; n: number; low: number }[]
  readonly pairs: readonly { counts: { onlyA: number; onlyB: number }; pValue: number }[]
  readonly quantiles: readonly {
    probability: number
    normal: number
    student: Readonly<Record<string, number>>
    beta: number
  }[]
  readonly holm: readonly { raw: readonly number[]; adjusted: readonly number[] }[]
  readonly power: readonly { effect: number; power: number; level: number; n: number }[]
  readonly bootstrap: {
    readonly lengths: readonly number[]
    readonly other: readonly number[]
    readonly student: Bounds
    readonly mean: Readonly<Record<'percentile' | 'BCa', Bounds>>
    readonly ratio: Readonly<Record<'percentile' | 'BCa', Bounds>>
  }
  readonly permutation: { differences: readonly number[]; pValue: number }
}

const file = new URL('../../test/fixture/statistics/peers.json', import.meta.url)
const peers = JSON.parse(readFileSync(file, 'utf8')) as Peers

/** Equal but for rounding in the last digits. */
function expectSame(ours: number, theirs: number, what: string): void {
  expect(Math.abs(ours - theirs), what).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)))
}

describe('what scipy and statsmodels find', () => {
  it("is Wilson's interval", () => {
    for (const { successes, n, level, interval } of peers.wilson) {
      const { low, high } = wilsonInterval(successes, n, level)
      expectSame(low, interval[0], `${successes} of ${n}`)
      expectSame(high, interval[1], `${successes} of ${n}`)
    }
  })

  it('are the exact bounds of a proportion and the quantiles of four distributions', () => {
    for (const { tail, successes, n, low } of peers.clopper)
      expectSame(betaQuantile(tail, successes, n - successes + 1), low, `${successes} of ${n}`)
    for (const { probability, normal, student, beta } of peers.quantiles) {
      expectSame(normalQuantile(probability), normal, `normal ${probability}`)
      expectSame(betaQuantile(probability, 2.5, 7), beta, `beta ${probability}`)
      for (const [freedom, value] of Object.entries(student))
        expectSame(studentQuantile(probability, Number(freedom)), value, `t ${freedom} ${probability}`)
    }
  })

  it("are McNemar's exact p-values and Holm's adjusted ones", () => {
    for (const { counts, pValue } of peers.pairs)
      expectSame(mcNemar(counts.onlyA, counts.onlyB), pValue, 'McNemar')
    for (const { raw, adjusted } of peers.holm)
      for (const [index, value] of holm(raw).entries())
        expectSame(value, adjusted[index] ?? Number.NaN, 'Holm')
  })

  it('is the number of problems that an effect needs, but for the chance of finding it on the wrong side', () => {
    for (const { effect, power, level, n } of peers.power) {
      const design = { omegaSquared: 1, sigmaSquaredA: 0, sigmaSquaredB: 0, samples: 1 }
      expect(problemsNeeded({ ...design, difference: effect, power, level })).toBe(Math.ceil(n - 1e-6))
    }
  })

  it("is Student's interval of a mean, and near the bootstrap's: ours is wider where lengths are skewed, as it must be", () => {
    const { lengths, student, mean } = peers.bootstrap
    const clusters = lengths.map((sum) => ({ sum, count: 1 }))
    const totals = pooledTotals(clusters)
    const pooled = pooledMean(totals, new Float64Array(totals.size).fill(1))
    const ours = studentInterval(pooled, totals.size, 0.95)
    expectSame(ours.low, student[0], 'low')
    expectSame(ours.high, student[1], 'high')
    const estimate = estimateMean(clusters, { seed: 'peers', binary: false, replicates: 20_000 })
    expectNear(estimate, mean.BCa)
  })

  it('is near our ratio of two means', () => {
    const { lengths, other, ratio } = peers.bootstrap
    const clusters = lengths.map((sum, index) => ({
      denominator: { sum, count: 1 },
      numerator: { sum: other[index] ?? Number.NaN, count: 1 },
    }))
    expectNear(estimateRatio(clusters, { seed: 'peers', replicates: 20_000 }), ratio.BCa)
  })

  it('is the p-value of all sign flips', () => {
    const { differences, pValue } = peers.permutation
    const clusters = differences.map((sum) => ({ a: { sum: 0, count: 1 }, b: { sum, count: 1 } }))
    const [found] = comparePaired([{ name: 'flips', clusters, binary: false, harmful: 'higher' }], {
      seed: 'x',
    })
    expectSame(found?.pValue ?? Number.NaN, pValue, 'sign flip')
  })
})

/** Two methods of resampling agree to a tenth of the interval's width, and more where the tail is long. */
function expectNear(ours: object, [low, high]: Bounds): void {
  if (!('low' in ours && 'high' in ours)) throw new Error('no interval')
  const width = high - low
  expect(Math.abs(Number(ours.low) - low)).toBeLessThan(0.1 * width)
  expect(Number(ours.high) - high).toBeGreaterThan(-0.05 * width)
  expect(Number(ours.high) - high).toBeLessThan(0.25 * width)
}
