import { describe, expect, it } from 'vitest'
import { expectCoverage } from './coverage.contract.ts'
import { pairedCoverage, pairedGrid, proportionCoverage } from './exact-coverage.contract.ts'
import {
  binaryDifferenceCoverage,
  binaryMeanCoverage,
  familyCoverage,
  lengthMeanCoverage,
  ratioCoverage,
} from './simulation.contract.ts'
import { wilsonInterval } from './wilson.ts'

// Short versions; coverage.long.test.ts runs the grids. `chance` is 3 standard errors of a share in so many simulations.
const simulations = 120
const chance = 0.06

describe('intervals hold the truth as often as they say', () => {
  it('for one proportion, by enumeration', () => {
    for (const n of [5, 30]) expectCoverage(proportionCoverage(n, 0.95, 200), { name: `n ${n}`, level: 0.95 })
    expectCoverage(proportionCoverage(100, 0.95, 200), { name: 'n 100', level: 0.95, smooth: true })
  })
  it("for which Wilson's alone would not do: with 30 problems and p = .995 it misses in 13 of 100", () => {
    expect(wilsonInterval(29, 30, 0.95).high).toBeLessThan(0.995)
    expect(30 * 0.995 ** 29 * 0.005).toBeGreaterThan(0.12)
  })
  it('for a paired difference of proportions, by enumeration', () => {
    const grid = pairedGrid([0, 0.02, 0.08, 0.3], [0, 0.5, 1])
    for (const n of [10, 30]) expectCoverage(pairedCoverage(n, 0.95, grid), { name: `n ${n}`, level: 0.95 })
  })
  it('for means and differences of zeros and ones over problems', () => {
    const simulation = { problems: 30, samples: 4, simulations }
    const claim = { name: '30 problems', level: 0.95, chance }
    expectCoverage(binaryMeanCoverage(simulation, [0.03, 0.5]), claim)
    expectCoverage(binaryDifferenceCoverage(simulation, [0.1]), claim)
  })
  it('for mean lengths, and all of a family together', () => {
    const simulation = { problems: 40, samples: 2, simulations }
    const claim = { name: '40 problems', level: 0.95, chance }
    expectCoverage([...lengthMeanCoverage(simulation), ...familyCoverage(simulation)], claim)
  })
  it('for ratios of lengths and of cost to correct answers', () => {
    const simulation = { problems: 40, samples: 4, simulations }
    expectCoverage(ratioCoverage(simulation), { name: 'ratios, 40 problems', level: 0.95, chance })
  })
})
