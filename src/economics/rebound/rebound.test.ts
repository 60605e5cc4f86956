import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explanationLines } from '../explained.ts'
import { changeElasticities } from './elasticity-definitions.ts'
import { explainScenario, scenarioDays, scenarioRatios } from './price-scenario.ts'
import { explainRebound, pointRebound, rebound } from './rebound.ts'
import { reboundAnswer } from './rebound-words.ts'

/** shared/facts/test-vectors.json, jevons: to the digits that stand there. */
const vectors = [
  { k: 10, e: 0.5, resource: 0.3162, rebound: 0.2403 },
  { k: 10, e: 1, resource: 1, rebound: 1 },
  { k: 10, e: 1.11, resource: 1.2882, rebound: 1.3203 },
  { k: 10, e: 1.2, resource: 1.5849, rebound: 1.6499 },
  { k: 10, e: 1.5, resource: 3.1623, rebound: 3.4025 },
  { k: 27, e: 1.2, resource: 1.9332, rebound: 1.9691 },
]

describe('rebound', () => {
  it('gives the published vectors', () => {
    for (const { k, e, resource, rebound: eaten } of vectors) {
      const { resourceRatio, reboundPercent, backfire } = rebound({ elasticity: e, efficiency: k })
      expect(Math.abs(resourceRatio - resource)).toBeLessThanOrEqual(5e-5)
      expect(Math.abs(reboundPercent / 100 - eaten)).toBeLessThanOrEqual(5e-5)
      expect(backfire).toBe(e > 1)
    }
  })

  it('approaches θ · s · ε for small gains, and backfires exactly above 1', () => {
    const factor = fc.double({ min: 0.05, max: 3, noNaN: true })
    const share = fc.double({ min: 0.05, max: 1, noNaN: true })
    fc.assert(
      fc.property(factor, share, share, (elasticity, part, passThrough) => {
        const inputs = { elasticity, share: part, passThrough }
        const small = rebound({ ...inputs, efficiency: 1 + 1e-6 })
        expect(small.reboundPercent / 100).toBeCloseTo(pointRebound(inputs), 4)
        const large = rebound({ ...inputs, efficiency: 10 })
        expect(large.backfire).toBe(large.resourceRatio > 1)
        expect(large.spendRatio).toBeCloseTo(large.priceRatio * large.demandRatio, 12)
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('is less where the rest of the price stays, and the same for small gains', () => {
    const half = rebound({ elasticity: 1.5, efficiency: 10, share: 0.5 })
    expect(half.priceRatio).toBeCloseTo(10 ** -0.5, 12)
    expect(half.restFixed?.priceRatio).toBeCloseTo(0.55, 12)
    expect(half.restFixed?.resourceRatio).toBeCloseTo(0.55 ** -1.5 / 10, 12)
    expect(half.restFixed?.resourceRatio).toBeLessThan(half.resourceRatio)
    const small = rebound({ elasticity: 1.5, efficiency: 1 + 1e-6, share: 0.5 })
    expect(small.restFixed?.reboundPercent).toBeCloseTo(small.reboundPercent, 3)
    expect(rebound({ elasticity: 1.5, efficiency: 10 })).not.toHaveProperty('restFixed')
  })

  it('says whether more or less is used by the numbers that it prints, of losses of efficiency too', () => {
    const factor = fc.double({ min: 0.05, max: 3, noNaN: true })
    const change = fc.double({ min: 0.05, max: 20, noNaN: true }).filter((k) => Math.abs(k - 1) > 0.01)
    fc.assert(
      fc.property(factor, change, (elasticity, efficiency) => {
        fc.pre(Math.abs(elasticity - 1) > 0.01)
        const text = reboundAnswer({ elasticity, efficiency }).join(' ')
        const { resourceRatio } = rebound({ elasticity, efficiency })
        expect(text.includes('more is used than before')).toBe(efficiency > 1 && resourceRatio > 1)
        expect(text.includes('less of it is used than before')).toBe(efficiency < 1 && resourceRatio < 1)
      }),
      { seed: 4, numRuns: 100 },
    )
    const loss = reboundAnswer({ elasticity: 1.2, efficiency: 0.5 }).join(' ')
    expect(loss).toContain('2× more of the resource for an answer: its price rises to 200 %')
    expect(loss).toContain('Of the extra use that was expected, 112.9 % is held back.')
    expect(loss).toContain('A dearer answer means less of the resource where the elasticity is above 1.')
  })

  it('is explained with its numbers, and refuses what no gain is', () => {
    expect(explanationLines(explainRebound({ elasticity: 1.2, efficiency: 10 })[0] ?? never())[0]).toBe(
      'rebound: reboundPercent = 100 · (1 − (1 − resourceRatio) ÷ (1 − 1 ÷ efficiency)) = 100 · (1 − (1 − 1.58489) ÷ (1 − 1 ÷ 10)) = 164.988 %',
    )
    expect(() => rebound({ elasticity: 1, efficiency: 1 })).toThrow('efficiency 1: must differ from 1')
    expect(() => rebound({ elasticity: -1, efficiency: 2 })).toThrow('elasticity -1: must be at least 0')
    expect(() => rebound({ elasticity: 1, efficiency: 2, share: 1.2 })).toThrow('share 1.2')
  })
})

describe('an elasticity', () => {
  it('is three numbers by three definitions', () => {
    const cut = (more: number): ReturnType<typeof changeElasticities> =>
      changeElasticities({ priceBefore: 1, priceAfter: 0.9, quantityBefore: 1, quantityAfter: 1 + more })
    const rows = [
      { more: 0.12, ratio: 1.2, log: 1.0756, midpoint: 1.0755 },
      { more: 0.18, ratio: 1.8, log: 1.5709, midpoint: 1.5688 },
    ]
    for (const { more, ratio, log, midpoint } of rows) {
      const found = cut(more)
      expect(Math.abs(found.ratio - ratio)).toBeLessThan(5e-5)
      expect(Math.abs(found.log - log)).toBeLessThan(5e-5)
      expect(Math.abs(found.midpoint - midpoint)).toBeLessThan(5e-5)
    }
    expect(() => cut(-1)).toThrow('quantity after 0: must be above 0')
  })
})

describe('a scenario of cheaper answers', () => {
  it('asks for more GPUs where ε exceeds what the saving is of the price cut', () => {
    // All of the cut is efficiency: Jevons' own condition.
    expect(scenarioRatios({ priceCut: 10, answerGain: 1, elasticity: 1.2 })).toMatchObject({
      gpus: expect.closeTo(1.5849, 4),
      breakEvenElasticity: expect.closeTo(1, 12),
    })
    // A cut out of margin, with the same GPUs: any demand that grows asks for more of them.
    const margin = scenarioRatios({ priceCut: 10, answerGain: 1, hardwareGain: 1, elasticity: 0.3 })
    expect(margin.breakEvenElasticity).toBe(0)
    expect(margin.gpus).toBeGreaterThan(1)
    // A policy alone, at the same price of a token.
    const policy = scenarioRatios({ priceCut: 1, answerGain: 2, elasticity: 0.8 })
    expect(policy).toMatchObject({ breakEvenElasticity: expect.closeTo(1, 12) })
    expect(policy.gpus).toBeCloseTo(2 ** -0.2, 12)
  })

  it('changes nothing for GPUs exactly at its break-even elasticity', () => {
    const factor = fc.double({ min: 1.05, max: 50, noNaN: true })
    fc.assert(
      fc.property(factor, factor, factor, (priceCut, answerGain, hardwareGain) => {
        const even = scenarioRatios({ priceCut, answerGain, hardwareGain, elasticity: 1 }).breakEvenElasticity
        const at = scenarioRatios({ priceCut, answerGain, hardwareGain, elasticity: even ?? Number.NaN })
        expect(at.gpus).toBeCloseTo(1, 9)
        expect(explainScenario({ priceCut, answerGain, hardwareGain, elasticity: 1 })[2]?.value).toBe(even)
      }),
      { seed: 5, numRuns: 100 },
    )
  })

  it('by hand: a day before and after', () => {
    const before = {
      tokensPerDay: 86.4e9,
      usdPerMillionTokens: 2,
      tokensPerSecondPerGpu: 2000,
      utilisation: 0.5,
      wattsPerGpu: 1730,
    }
    const days = scenarioDays(before, { priceCut: 4, answerGain: 1, elasticity: 1.5 })
    expect(days.before).toEqual({ tokensPerDay: 86.4e9, usdPerDay: 172_800, gpus: 1000, megawatts: 1.73 })
    expect(days.after).toEqual({
      tokensPerDay: expect.closeTo(86.4e9 * 8, 0),
      usdPerDay: expect.closeTo(345_600, 6),
      gpus: expect.closeTo(2000, 9),
      megawatts: expect.closeTo(3.46, 9),
    })
  })
})

function never(): never {
  throw new Error('nothing was explained')
}
