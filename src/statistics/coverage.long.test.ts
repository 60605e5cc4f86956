import { afterAll, describe, it } from 'vitest'
import { type Coverage, type CoverageClaim, coverageLine, expectCoverage } from './coverage.contract.ts'
import { pairedCoverage, pairedGrid, proportionCoverage } from './exact-coverage.contract.ts'
import {
  binaryDifferenceCoverage,
  binaryMeanCoverage,
  familyCoverage,
  lengthMeanCoverage,
  ratioCoverage,
} from './simulation.contract.ts'

const lines: string[] = []
afterAll(() => {
  process.stdout.write(`${['Coverage in percent', ...lines].join('\n')}\n`)
})

function check(coverages: readonly Coverage[], claim: CoverageClaim): void {
  lines.push(coverageLine(coverages, claim))
  expectCoverage(coverages, claim)
}

// Three standard errors of a share in so many simulations.
const simulations = 600
const chance = 0.027
const chances = [0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.8, 0.95, 0.99]

describe('coverage by enumeration', () => {
  it.each([0.8, 0.9, 0.95, 0.99])('of a proportion at level %d', (level) => {
    for (const n of [2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 300, 1000]) {
      const claim = { name: `one proportion, n ${n}`, level, smooth: n >= 300 }
      check(proportionCoverage(n, level, 1000), claim)
    }
  })
  // Below .95 single places fall short: .845 at level .9 with 4 problems.
  it.each([0.95, 0.975, 0.995])('of a paired difference at level %d', (level) => {
    const grid = pairedGrid(
      [0, 0.002, 0.01, 0.03, 0.08, 0.2, 0.3, 0.45, 0.7, 0.9, 0.97],
      [0, 0.1, 0.5, 0.9, 1],
    )
    for (const n of [2, 3, 4, 5, 7, 10, 15, 20, 30, 50]) {
      check(pairedCoverage(n, level, grid), { name: `paired proportions, n ${n}`, level })
    }
    const within = pairedGrid([0.08, 0.2, 0.3], [0.1, 0.5, 0.9])
    const claim = { name: 'paired proportions, n 100, away from 0', level, smooth: true }
    check(pairedCoverage(100, level, within), claim)
  })
})

describe('coverage by simulation, level .95', () => {
  const sizes = [5, 10, 29, 30, 60, 150].flatMap((problems) => [2, 16].map((samples) => [problems, samples]))

  it.each(sizes)('of means of zeros and ones over %d problems with %d responses', (problems, samples) => {
    const simulation = { problems, samples, simulations }
    const name = `mean of 0/1, ${problems} problems × ${samples}`
    check(binaryMeanCoverage(simulation, chances), { name, level: 0.95, chance, smooth: problems >= 150 })
  })
  it.each(sizes)(
    'of differences of zeros and ones over %d problems with %d responses',
    (problems, samples) => {
      const simulation = { problems, samples, simulations: simulations / 2 }
      const name = `difference of 0/1, ${problems} problems × ${samples}`
      const claim = { name, level: 0.95, chance: chance * Math.SQRT2, smooth: problems >= 150 }
      check(binaryDifferenceCoverage(simulation, [0.01, 0.1, 0.5, 0.9]), claim)
    },
  )
  it.each([16, 25, 30, 60, 150])('of mean lengths over %d problems', (problems) => {
    const simulation = { problems, samples: 4, simulations }
    check(lengthMeanCoverage(simulation), { name: `length, ${problems} problems × 4`, level: 0.95, chance })
  })
  it.each([10, 20, 29, 30, 60, 150])('of ratios over %d problems', (problems) => {
    const simulation = { problems, samples: 4, simulations }
    check(ratioCoverage(simulation), { name: `ratio, ${problems} problems × 4`, level: 0.95, chance })
  })
  it.each([15, 30, 60, 150])('of a family of five over %d problems', (problems) => {
    const simulation = { problems, samples: 4, simulations }
    check(familyCoverage(simulation), { name: `family, ${problems} problems × 4`, level: 0.95, chance })
  })
})
