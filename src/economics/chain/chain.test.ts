import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explanationLines } from '../explained.ts'
import { exactly } from '../over-ranges.ts'
import { rebound } from '../rebound/rebound.ts'
import { type ChainInputs, checkChain, computeChain } from './chain.ts'
import { chainTornado } from './chain-tornado.ts'
import { type ChainRanges, drawChain } from './draw-chain.ts'
import { explainChain } from './explain-chain.ts'

const inputs: ChainInputs = {
  accuracyBefore: 0.5,
  accuracyAfter: 0.625,
  outputBefore: 10_000,
  outputAfter: 10_000,
  inputBefore: 0,
  inputAfter: 0,
  decodeSpeed: 4000,
  prefillSpeed: 9000,
  achieved: 0.5,
  hardwareGain: 1,
  utilisation: 0.5,
  gpuHourUsd: 1.8,
  outputPriceUsd: 0,
  inputPriceUsd: 0,
  passThrough: 1,
  elasticity: 1,
  rightAnswersPerDay: 8_640_000,
  wattsPerGpu: 1730,
  capexUsdPerGpu: 30_000,
}

const amount = fc.double({ min: 0.01, max: 100, noNaN: true })
const part = fc.double({ min: 0.05, max: 1, noNaN: true })
const anyInputs: fc.Arbitrary<ChainInputs> = fc.record({
  accuracyBefore: part,
  accuracyAfter: part,
  outputBefore: amount,
  outputAfter: amount,
  inputBefore: amount,
  inputAfter: amount,
  decodeSpeed: amount,
  prefillSpeed: amount,
  achieved: part,
  hardwareGain: fc.double({ min: 0.5, max: 10, noNaN: true }),
  utilisation: part,
  gpuHourUsd: amount,
  outputPriceUsd: fc.constant(0),
  inputPriceUsd: fc.constant(0),
  passThrough: part,
  elasticity: fc.double({ min: 0, max: 3, noNaN: true }),
  rightAnswersPerDay: amount,
  wattsPerGpu: amount,
  capexUsdPerGpu: amount,
})

describe('the chain from tokens to power', () => {
  it('by hand: five seconds of a GPU for an answer, and a policy that is right more often', () => {
    const { before, after, ...ratios } = computeChain(inputs)
    // 10,000 tokens at 2,000 a second; 1.8 dollars an hour, half of it idle: 5 s are half a cent.
    expect(before).toEqual({
      gpuSecondsPerAnswer: 5,
      usdPerAnswer: expect.closeTo(0.005, 12),
      usdPerRightAnswer: expect.closeTo(0.01, 12),
      rightAnswersPerDay: 8_640_000,
      tokensPerDay: expect.closeTo(172.8e9, 0),
      usdPerDay: expect.closeTo(86_400, 6),
      gpus: expect.closeTo(2000, 9),
      megawatts: expect.closeTo(3.46, 9),
      capexUsd: expect.closeTo(60e6, 3),
    })
    expect(ratios).toMatchObject({
      priceRatio: expect.closeTo(0.8, 12),
      demandRatio: expect.closeTo(1.25, 12),
    })
    // At an elasticity of 1 the same is spent, and as many GPUs are asked for: all of the saving is efficiency.
    expect([ratios.spendRatio, ratios.gpuRatio, ratios.breakEvenElasticity]).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
    ])
    expect(after.usdPerRightAnswer).toBeCloseTo(0.008, 12)
  })

  it('spends what its GPUs cost where tokens are sold at cost', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        const { before } = computeChain(any)
        expect(before.usdPerDay / (before.gpus * 24 * any.gpuHourUsd)).toBeCloseTo(1, 9)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('asks for as many GPUs as before exactly at its break-even elasticity', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        const { breakEvenElasticity, priceRatio } = computeChain(any)
        fc.pre(Math.abs(Math.log(priceRatio)) > 1e-3 && Math.abs(breakEvenElasticity) < 20)
        const even = computeChain({ ...any, elasticity: breakEvenElasticity })
        expect(even.gpuRatio).toBeCloseTo(1, 6)
      }),
      { seed: 2, numRuns: 200 },
    )
  })

  it('is the rebound of a pure efficiency gain', () => {
    for (const [k, elasticity] of [
      [10, 1.2],
      [27, 1.2],
      [10, 0.5],
    ] as const) {
      const { gpuRatio } = computeChain({ ...inputs, accuracyAfter: 0.5, hardwareGain: k, elasticity })
      expect(gpuRatio).toBeCloseTo(rebound({ efficiency: k, elasticity }).resourceRatio, 9)
    }
  })

  it('at a list price pays the price, whatever the GPUs cost', () => {
    const listed = computeChain({ ...inputs, outputPriceUsd: 2.19 })
    expect(listed.before.usdPerRightAnswer).toBeCloseTo((10_000 * 2.19) / 1e6 / 0.5, 12)
    expect(listed.before.gpus).toBeCloseTo(2000, 9)
  })

  it('is explained by what was computed', () => {
    const trees = explainChain({
      ...inputs,
      inputBefore: 500,
      inputAfter: 600,
      hardwareGain: 2,
      elasticity: 1.3,
    })
    const chain = computeChain({
      ...inputs,
      inputBefore: 500,
      inputAfter: 600,
      hardwareGain: 2,
      elasticity: 1.3,
    })
    expect(trees.map(({ value }) => value)).toEqual([
      expect.closeTo(chain.after.capexUsd, 3),
      expect.closeTo(chain.after.megawatts, 9),
      expect.closeTo(chain.after.usdPerDay, 6),
      expect.closeTo(chain.breakEvenElasticity, 9),
    ])
    expect(trees.flatMap(explanationLines).join('\n')).toContain('priceRatio^−elasticity')
  })

  it('refuses what is outside its domain, by name', () => {
    expect(() => checkChain({ ...inputs, accuracyAfter: 1.2 })).toThrow(
      'accuracy after 1.2: must be from 0 to 1',
    )
    expect(() => checkChain({ ...inputs, decodeSpeed: 0 })).toThrow('decode speed 0: must be above 0')
    expect(() => checkChain({ ...inputs, elasticity: -1 })).toThrow('elasticity -1')
  })
})

describe('a chain whose inputs are uncertain', () => {
  const certain = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, exactly(value)]),
  ) as unknown as ChainRanges

  it('is the chain itself where nothing is', () => {
    const { outcomes, moreGpus } = drawChain(certain, { seed: 's', points: 10 })
    expect(outcomes.gpusAfter.p5).toBe(outcomes.gpusAfter.p95)
    expect(outcomes.gpusAfter.value).toBe(computeChain(inputs).after.gpus)
    expect(moreGpus).toBe(Number(computeChain(inputs).gpuRatio > 1))
  })

  it('keeps the middle as the median, stays within the ends, and is drawn by its seed alone', () => {
    const ranges = { ...certain, elasticity: { value: 1.1, low: 0.5, high: 1.6 } }
    const drawn = drawChain(ranges, { seed: 's', points: 20_000 })
    expect(drawChain(ranges, { seed: 's', points: 20_000 })).toEqual(drawn)
    expect(drawChain(ranges, { seed: 't', points: 20_000 }).outcomes).not.toEqual(drawn.outcomes)
    const { value, p5, median, p95 } = drawn.outcomes.gpuRatio
    expect(Math.abs(median / value - 1)).toBeLessThan(0.005)
    const ends = [0.5, 1.6].map((elasticity) => computeChain({ ...inputs, elasticity }).gpuRatio)
    expect(p5).toBeGreaterThan(ends[0] ?? 0)
    expect(p95).toBeLessThan(ends[1] ?? 0)
    // Elasticity is above 1 where u exceeds ½ · ln(1 / .5) ÷ ln(1.1 / .5); three standard errors of 20,000 draws.
    const above = 1 - (0.5 * Math.log(1 / 0.5)) / Math.log(1.1 / 0.5)
    expect(Math.abs(drawn.moreGpus - above)).toBeLessThan(3 * Math.sqrt((above * (1 - above)) / 20_000))
  })

  it('says which input matters most', () => {
    const ranges = {
      ...certain,
      elasticity: { value: 1, low: 0.5, high: 1.5 },
      rightAnswersPerDay: { value: 8_640_000, low: 1e6, high: 1e8 },
      gpuHourUsd: { value: 1.8, low: 1, high: 3 },
    }
    const { bars, value } = chainTornado(ranges, 'gpusAfter')
    expect(bars.map(({ input }) => input)).toEqual(['rightAnswersPerDay', 'elasticity'])
    expect(bars[0]?.high.outcome).toBeCloseTo((value * 1e8) / 8_640_000, 3)
    expect(chainTornado(ranges, 'gpuRatio').bars.map(({ input }) => input)).toEqual(['elasticity'])
  })

  it('refuses an end that is outside its domain', () => {
    const wild = { ...certain, achieved: { value: 0.5, low: 0.1, high: 1.5 } }
    expect(() => drawChain(wild, { seed: 's', points: 10 })).toThrow('achieved 1.5: must be from 0 to 1')
  })
})
