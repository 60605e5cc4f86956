import jstat from 'jstat'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile, logGamma } from './beta.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { studentCdf, studentQuantile } from './student.ts'

const { jStat } = jstat
const probabilities = [1e-6, 0.001, 0.025, 0.2, 0.5, 0.77, 0.95, 0.999]
const freedoms = [1, 2, 4.5, 11, 29, 200, 1000]

function expectClose(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-3))
}

describe('the normal distribution', () => {
  it('agrees with jstat', () => {
    for (let x = -6; x <= 6; x += 0.37) expectClose(normalCdf(x), jStat.normal.cdf(x, 0, 1), 1e-10)
    for (const p of probabilities) expectClose(normalQuantile(p), jStat.normal.inv(p, 0, 1), 1e-7)
  })
  it('has the known quantiles', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12)
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
  })
  it('keeps its digits far out: P(X ≤ −10) = 7.6198530241605e-24', () => {
    expectClose(normalCdf(-10) * 1e24, 7.61985302416052, 1e-12)
  })
  it('has a quantile that undoes the distribution', () => {
    for (const p of [1e-300, 1e-20, ...probabilities]) expectClose(normalCdf(normalQuantile(p)) / p, 1, 1e-11)
  })
})

describe("Student's distribution", () => {
  it('agrees with jstat', () => {
    for (const freedom of freedoms) {
      for (let t = -8; t <= 8; t += 0.61)
        expectClose(studentCdf(t, freedom), jStat.studentt.cdf(t, freedom), 1e-7)
    }
  })
  it('agrees with its closed forms at 1 and 2 degrees of freedom', () => {
    for (let t = -30; t <= 30; t += 0.73) {
      expectClose(studentCdf(t, 1), 0.5 + Math.atan(t) / Math.PI, 1e-12)
      expectClose(studentCdf(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)), 1e-12)
    }
  })
  it('has the known quantiles', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706204736174705, 10)
    expect(studentQuantile(0.975, 29)).toBeCloseTo(2.045229642132703, 12)
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975))
  })
  it('has a quantile that undoes the distribution', () => {
    for (const freedom of freedoms) {
      for (const p of probabilities)
        expectClose(studentCdf(studentQuantile(p, freedom), freedom) / p, 1, 1e-9)
    }
  })
  it('is exactly symmetric', () => {
    expect(studentQuantile(0.25, 7)).toBe(-studentQuantile(0.75, 7))
  })
  it('refuses no degrees of freedom', () => {
    expect(() => studentQuantile(0.5, 0)).toThrow('degrees of freedom 0: must be above 0')
  })
})

describe('the beta distribution', () => {
  const shapes = [0.5, 1, 2, 7.5, 40, 900]

  it('agrees with jstat', () => {
    for (const a of shapes) {
      for (const b of shapes) {
        for (const x of [0.001, 0.1, 0.4, 0.5, 0.83, 0.99]) {
          expectClose(betaCdf(x, a, b), jStat.beta.cdf(x, a, b), 1e-7)
        }
      }
    }
  })
  it('has a quantile that undoes the distribution', () => {
    for (const a of shapes)
      for (const p of probabilities) expectClose(betaCdf(betaQuantile(p, a, 3), a, 3) / p, 1, 1e-9)
  })
  it('has the known value Beta(1, n): the bound 1 − 0.05^(1/n) of the rule of three', () => {
    expect(betaQuantile(0.95, 1, 100)).toBeCloseTo(1 - 0.05 ** 0.01, 13)
  })
  it('rests on the gamma function', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    expect(logGamma(101)).toBeCloseTo(jStat.gammaln(101), 9)
  })
})
