import { describe, expect, it } from 'vitest'
import {
  intraProblemCorrelation,
  type ProblemPair,
  pairedVariances,
  resampledVariances,
  statedVariances,
} from './planning-variances.ts'
import { problemsNeeded } from './power.ts'
import { randomSource } from './random-source.ts'

/** Problems whose two arms have chances of their own: .2 or .8, and b the other one in a tenth of the problems. */
function drawn(problems: number, samples: number): ProblemPair[] {
  const random = randomSource(`${problems} × ${samples}`)
  return Array.from({ length: problems }, () => {
    const a = random.uniform() < 0.5 ? 0.2 : 0.8
    const b = random.uniform() < 0.1 ? 1 - a : a
    const responses = (chance: number): number[] =>
      Array.from({ length: samples }, () => Number(random.uniform() < chance))
    return { a: responses(a), b: responses(b) }
  })
}

// E d² = .1 × .6², and each arm's responses vary by .2 × .8.
const truth = { omegaSquared: 0.036, sigmaSquared: 0.32 }

describe('the variances that a study is planned by', () => {
  it('are those that the problems were drawn with, however many responses there are', () => {
    for (const samples of [2, 4, 16]) {
      const found = pairedVariances(drawn(6000, samples))
      expect(Math.abs((found?.omegaSquared ?? 0) - truth.omegaSquared), `${samples}`).toBeLessThan(0.013)
      expect(Math.abs((found?.sigmaSquared ?? 0) - truth.sigmaSquared), `${samples}`).toBeLessThan(0.01)
    }
  })

  it('of one response a problem are one number, which holds both', () => {
    const found = pairedVariances(drawn(6000, 1))
    expect(found?.sigmaSquared).toBeUndefined()
    expect(Math.abs((found?.omegaSquared ?? 0) - truth.omegaSquared - truth.sigmaSquared)).toBeLessThan(0.015)
  })

  it('say nothing of fewer than two problems', () => {
    expect(pairedVariances(drawn(1, 4))).toBeUndefined()
    expect(pairedVariances([{ a: [], b: [] }, ...drawn(1, 4)])).toBeUndefined()
  })

  it('vary over resamples of the problems around what they are', () => {
    const problems = drawn(400, 4)
    const found = pairedVariances(problems)
    const sigmas = resampledVariances(problems, { seed: 's' }).map(
      ({ sigmaSquared = Number.NaN }) => sigmaSquared,
    )
    const mean = sigmas.reduce((sum, one) => sum + one, 0) / sigmas.length
    expect(Math.abs(mean - (found?.sigmaSquared ?? 0))).toBeLessThan(0.003)
    expect(Math.max(...sigmas) - Math.min(...sigmas)).toBeGreaterThan(0.03)
  })

  it('follow from an accuracy and two correlations', () => {
    const both = { accuracy: 0.5, otherAccuracy: 0.5 }
    expect(statedVariances({ ...both, intraProblem: 0, pairCorrelation: 0.5 })).toEqual({
      omegaSquared: 0,
      sigmaSquared: 0.5,
    })
    expect(statedVariances({ ...both, intraProblem: 1, pairCorrelation: 0 })).toEqual({
      omegaSquared: 0.5,
      sigmaSquared: 0,
    })
    // Chances of .2 and .8 have variance .09 of .25 in all; a tenth of them turned leaves a correlation of .8.
    const stated = statedVariances({ ...both, intraProblem: 0.36, pairCorrelation: 0.8 })
    expect(stated.omegaSquared).toBeCloseTo(truth.omegaSquared, 12)
    expect(stated.sigmaSquared).toBeCloseTo(truth.sigmaSquared, 12)
    expect(() => statedVariances({ ...both, intraProblem: 2, pairCorrelation: 0 })).toThrow(
      'intra-problem correlation 2: must be from 0 to 1',
    )
  })

  it('find the correlation of two responses to a problem', () => {
    expect(intraProblemCorrelation(drawn(6000, 4).map(({ a }) => a))).toBeCloseTo(0.36, 1)
    expect(intraProblemCorrelation([[1], [0]])).toBeUndefined()
    expect(
      intraProblemCorrelation([
        [1, 1],
        [1, 1],
      ]),
    ).toBeUndefined()
  })

  it('give a size at which the planned share of studies finds the effect', () => {
    // Half of the problems gain: chances .2 → .3, so that the difference is .05 and ω² is .0025.
    const size = { samples: 4, difference: 0.05, level: 0.95, power: 0.8 }
    const sigma = { sigmaSquaredA: 0.16, sigmaSquaredB: 0.185 }
    const problems = problemsNeeded({ ...size, ...sigma, omegaSquared: 0.0025 })
    const random = randomSource('power')
    const difference = (): number => {
      const chance = random.uniform() < 0.5 ? 0.3 : 0.2
      const gains = [0, 1, 2, 3].map(() => Number(random.uniform() < chance) - Number(random.uniform() < 0.2))
      return gains.reduce((sum, gain) => sum + gain / 4, 0)
    }
    const studies = 800
    const found = Array.from({ length: studies }, () => {
      const differences = Array.from({ length: problems }, difference)
      const mean = differences.reduce((sum, one) => sum + one, 0) / problems
      const squares = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0)
      return Math.abs(mean) > (1.96 * Math.sqrt(squares)) / problems
    }).filter(Boolean).length
    // Three standard errors of a share of .8 in 800 studies.
    expect(Math.abs(found / studies - 0.8)).toBeLessThan(0.043)
  })
})
