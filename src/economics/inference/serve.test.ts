import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gpuFacts, modelFacts } from '../facts.contract.ts'
import { shapeFromConfig } from '../memory/shape-from-config.ts'
import { named } from '../named.ts'
import { speedIn, usualSpeed } from './chip-speed.ts'
import { batchAtSpeed, batchThatFits, decodeLoad, decodeStep } from './decode.ts'
import { disaggregated, prefill } from './prefill.ts'
import { fittingStep, servedRanges, tokenPrice } from './serve.ts'
import type { Serving } from './serving.ts'
import { expertsSent, expertsTouched, linkSeconds } from './step-formulas.ts'
import { timeOfLoad } from './step-load.ts'

const gpuOf = (id: string) => named('GPU', gpuFacts(), id)

function serving(
  model: string,
  gpu: string,
  gpus: number,
  bits: number,
  changes: Partial<Serving> = {},
): Serving {
  const { config, totalParameters, activeParameters } = named('model', modelFacts(), model)
  const chip = gpuOf(gpu)
  return {
    shape: shapeFromConfig(config),
    totalParameters,
    activeParameters,
    weightBits: { experts: bits, rest: bits },
    kvBits: 16,
    gpus,
    peakFlops: usualSpeed(chip, bits === 8 ? 'fp8' : 'bf16').flops,
    attentionPeakFlops: speedIn(chip, 'bf16').flops,
    bandwidth: chip.bandwidthTBps * 1e12,
    memory: chip.memoryGB * 1e9,
    linkBandwidth: (chip.linkGBps * 1e9) / 2,
    networkBandwidth: 50e9,
    gpusPerServer: 8,
    efficiency: { bandwidth: 1, compute: 1 },
    split: 'ideal',
    overlap: false,
    ...changes,
  }
}

const llama = serving('llama-3-70b', 'h100', 8, 8)

describe('decoding at full efficiency, $2 a GPU-hour', () => {
  it.each([
    [
      'Llama-3-70B FP8 on 8 × H100, 4,096 tokens',
      llama,
      4096,
      376,
      [
        [1, 372.5, 11.9307],
        [32, 7552.6, 0.5885],
        [128, 14_151.9, 0.3141],
        [376, 17_517.0, 0.2537],
      ],
    ],
    [
      'QwQ-32B on 2 × H100, 8,192 tokens',
      serving('qwq-32b', 'h100', 2, 16),
      8192,
      36,
      [
        [1, 99.8, 11.1356],
        [36, 1694.9, 0.6556],
      ],
    ],
    [
      'QwQ-32B on 2 × H20, 8,192 tokens',
      serving('qwq-32b', 'h20', 2, 16),
      8192,
      50,
      [
        [1, 119.1, 9.326],
        [50, 2320.5, 0.4788],
      ],
    ],
  ] as const)('%s', (_, on, context, largest, rows) => {
    expect(batchThatFits(on, context)).toBe(largest)
    for (const [batch, tokens, usd] of rows) {
      const { tokensPerSecond, boundBy } = decodeStep(on, batch, context)
      expect(tokensPerSecond).toBeCloseTo(tokens, 1)
      expect(tokenPrice(on.gpus, 2, tokensPerSecond)).toBeCloseTo(usd, batch === 1 && usd === 9.326 ? 3 : 4)
      expect(boundBy).toBe('memory')
    }
  })

  it('is cheaper on an H20 than on an H100 at the same price: it is a decode chip', () => {
    const cost = (gpu: string): number =>
      tokenPrice(2, 2, fittingStep(serving('qwq-32b', gpu, 2, 16), 8192).step.tokensPerSecond)
    expect(cost('h20')).toBeLessThan(cost('h100'))
  })

  it('is bound by weights with one answer and by the KV cache with many', () => {
    expect(decodeStep(llama, 1, 4096).memoryBy).toBe('weights')
    expect(decodeStep(llama, 376, 4096).memoryBy).toBe('kvCache')
  })

  it('on a sparse data sheet would be twice as fast where compute binds: speeds here are dense', () => {
    expect(speedIn(gpuOf('h100'), 'fp8').flops).toBe(1979e12)
    expect(() => speedIn(gpuOf('a100'), 'fp8')).toThrow(
      'A100 80GB SXM computes in bf16, int8, int4, not in "fp8"',
    )
    // A chip without the format unfolds weights to BF16.
    expect(usualSpeed(gpuOf('a100'), 'fp8').precision).toBe('bf16')
  })
})

describe('experts', () => {
  it.each([
    [1, 8],
    [8, 57.4],
    [32, 163.3],
    [128, 251.6],
    [256, 255.9],
  ])('of %i answers are %f of 256 in use', (B, used) => {
    expect(expertsTouched.of({ E: 256, k: 8, B })).toBeCloseTo(used, 1)
  })

  it('in use are read, and no others: one answer of DeepSeek-V3 reads its 37 B parameters, not 671 B', () => {
    const v3 = serving('deepseek-v3', 'h200', 8, 8)
    expect(decodeStep(v3, 1, 1).weightBytesRead / 1e9).toBeCloseTo(37.6, 0)
    expect(decodeStep(v3, 256, 1).weightBytesRead / 1e9).toBeCloseTo(670.7, 0)
    const step = decodeStep(v3, 8, 4096)
    expect(step.expertsTouched).toBeCloseTo(57.4, 1)
    // 57.4 of 256 experts, and not 8 experts for each of 8 answers.
    expect(step.weightBytesRead).toBeLessThan(671e9 * 0.3)
  })

  it('cost memory all the same: weights that do not fit are refused, however few are in use', () => {
    expect(() => batchThatFits(serving('deepseek-v3', 'h100', 8, 8), 4096)).toThrow(
      'weights of 671.0 GB do not fit into 90 % of 8 × 80.0 GB',
    )
  })
})

describe('a split over GPUs', () => {
  it('by tensors keeps the latents of MLA on each of them, and grouped heads only beyond their number', () => {
    const v3 = serving('deepseek-v3', 'h200', 8, 8)
    expect(decodeStep({ ...v3, split: 'tensor' }, 8, 4096).kvBytesRead).toBe(
      8 * decodeStep(v3, 8, 4096).kvBytesRead,
    )
    expect(decodeStep({ ...llama, split: 'tensor' }, 8, 4096).kvBytesRead).toBe(
      decodeStep(llama, 8, 4096).kvBytesRead,
    )
  })

  it('by data keeps attention on each GPU and each answer once', () => {
    const v3 = serving('deepseek-v3', 'h200', 8, 8)
    const spread = decodeStep({ ...v3, split: 'data' }, 8, 4096)
    expect(spread.kvBytesRead).toBe(decodeStep(v3, 8, 4096).kvBytesRead)
    expect(spread.weightBytesRead - decodeStep(v3, 8, 4096).weightBytesRead).toBeCloseTo(
      7 * (671e9 - 653_908_770_816),
      -3,
    )
  })

  it('sends what experts need over 50 GB/s: 120.96 µs a layer and half, 14.76 ms a token, as DeepSeek computes', () => {
    const sent = expertsSent.of({ L: 1, B: 32, n: 1, d: 9, h: 7000, b_out: 1, b_back: 2 })
    const seconds = linkSeconds.of({ sent, link: 50e9, e_l: 1 })
    expect(seconds * 1e6).toBeCloseTo(120.96, 2)
    expect(seconds * 2 * 61 * 1e3).toBeCloseTo(14.76, 2)
    expect(1 / (seconds * 2 * 61)).toBeCloseTo(67.8, 1)
    // Over the 900 GB/s of a GB200 they print 0.82 ms, 1,200 tokens a second.
    expect((seconds * 2 * 61 * 50e3) / 900).toBeCloseTo(0.82, 2)
  })

  it('sends a token of a prompt to each server once, and while decoding to each expert', () => {
    const efficiency = { bandwidth: 1, compute: 1, link: 1 }
    const v3 = serving('deepseek-v3', 'h100', 32, 8, { split: 'data', efficiency })
    const bytes = (58 * 2048 * 7168 * 3) / 32
    // Of 4 servers, 3 are others: 8 experts touch 2.70 of them; 6 of the 8 lie there.
    expect((prefill(v3, 2048).linkSeconds * 50e9) / bytes).toBeCloseTo(3 * (1 - 0.75 ** 8), 9)
    expect((decodeStep(v3, 2048, 1).linkSeconds * 50e9) / bytes).toBeCloseTo(6, 9)
  })

  it('is bound by its links where they are slow, and only if they are counted', () => {
    const slow = { ...llama, split: 'tensor', linkBandwidth: 1e9 } as const
    expect(decodeStep(slow, 32, 4096).linkSeconds).toBe(0)
    const counted = decodeStep({ ...slow, efficiency: { bandwidth: 1, compute: 1, link: 1 } }, 32, 4096)
    expect(counted.boundBy).toBe('interconnect')
    expect(counted.seconds).toBeCloseTo(counted.memorySeconds + counted.linkSeconds, 12)
  })

  it('over more than a server needs its network', () => {
    const { networkBandwidth: _, ...alone } = serving('llama-3-70b', 'h100', 16, 8, {
      efficiency: { bandwidth: 1, compute: 1, link: 1 },
    })
    expect(() => decodeStep(alone, 1, 4096)).toThrow('16 GPUs are more than one server of 8')
  })
})

describe('reading prompts', () => {
  it('is compute bound: two FLOP a parameter and token, and attention of each token over those before it', () => {
    const { seconds, boundBy } = prefill(llama, 4096)
    const attention = (80 * 4 * 64 * 128 * 4096 ** 2) / 2
    expect(boundBy).toBe('compute')
    expect(seconds).toBeCloseTo((2 * 70.6e9 * 4096) / (8 * 1979e12) + attention / (8 * 989.5e12), 9)
  })

  it('side by side shares the reading of the weights: several prompts are read faster together, each no faster', () => {
    const slow = { ...llama, peakFlops: 1e18, attentionPeakFlops: 1e18 }
    const [alone, together] = [prefill(slow, 16), prefill(slow, 16, 4)]
    expect(alone.boundBy).toBe('memory')
    expect(together.tokensPerSecond).toBeCloseTo(4 * alone.tokensPerSecond, 6)
    expect(together.seconds).toBeCloseTo(alone.seconds, 12)
  })

  it('apart from decoding takes GPUs in the ratio of the times', () => {
    const prompt = prefill(llama, 2048)
    const { prefillGroupsPerDecodeGroup, answersPerSecond, tokensPerSecondIfShared } = disaggregated(
      prompt,
      7552.6,
      4096,
    )
    expect(answersPerSecond).toBeCloseTo(7552.6 / 4096, 9)
    expect(prefillGroupsPerDecodeGroup).toBeCloseTo(answersPerSecond * prompt.seconds, 12)
    expect(tokensPerSecondIfShared).toBeLessThan(7552.6)
  })
})

describe('laws of the roofline', () => {
  const load = fc.record({
    batch: fc.integer({ min: 1, max: 300 }),
    context: fc.integer({ min: 1, max: 4000 }),
  })

  it('more answers are never slower together, and never faster each', () => {
    fc.assert(
      fc.property(load, ({ batch, context }) => {
        const [one, more] = [decodeStep(llama, batch, context), decodeStep(llama, batch + 1, context)]
        return (
          more.tokensPerSecond >= one.tokensPerSecond && more.tokensPerSecondEach <= one.tokensPerSecondEach
        )
      }),
      { seed: 11 },
    )
  })

  it('the largest batch at a speed is the last that has it', () => {
    const batch = batchAtSpeed(llama, 4096, 100, 376)
    expect(decodeStep(llama, batch, 4096).tokensPerSecondEach).toBeGreaterThanOrEqual(100)
    expect(decodeStep(llama, batch + 1, 4096).tokensPerSecondEach).toBeLessThan(100)
    expect(batchAtSpeed(llama, 4096, 1e6, 376)).toBe(0)
  })

  it('a load at other efficiencies is the step at them: draws of efficiencies take one load', () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true })
    const v3 = serving('deepseek-v3', 'h100', 32, 8, {
      split: 'data',
      efficiency: { bandwidth: 1, compute: 1, link: 1 },
    })
    const load = decodeLoad(v3, 64, 4096)
    fc.assert(
      fc.property(share, share, share, (bandwidth, compute, link) => {
        const efficiency = { bandwidth, compute, link }
        const { seconds } = decodeStep({ ...v3, efficiency }, 64, 4096)
        return Math.abs(timeOfLoad(load, efficiency).seconds / seconds - 1) < 1e-12
      }),
      { seed: 3 },
    )
  })

  it('efficiencies as ranges give the speed at their ends', () => {
    const ranges = { bandwidth: { value: 0.75, low: 0.5, high: 1 }, compute: { value: 1, low: 1, high: 1 } }
    const { tokensPerSecond, usdPerMillionTokens } = servedRanges(llama, ranges, {
      batch: 32,
      contextTokens: 4096,
      usdPerGpuHour: 2,
    })
    expect(tokensPerSecond.high).toBeCloseTo(7552.6, 1)
    expect(tokensPerSecond.low).toBeCloseTo(7552.6 / 2, 1)
    expect(usdPerMillionTokens?.low).toBeCloseTo(0.5885, 4)
    expect(usdPerMillionTokens?.high).toBeCloseTo(2 * 0.5885, 3)
  })

  it.each([
    ['batch 377: at most 376 answers of 4096 tokens fit', () => fittingStep(llama, 4096, 377)],
    [
      'bandwidth efficiency 1.2: must be from 0 to 1',
      () => decodeStep({ ...llama, efficiency: { bandwidth: 1.2, compute: 1 } }, 1, 1),
    ],
    [
      'compute efficiency 0: must be above 0',
      () => decodeStep({ ...llama, efficiency: { bandwidth: 1, compute: 0 } }, 1, 1),
    ],
    ['batch 0: must be a whole number from 1', () => decodeStep(llama, 0, 1)],
    ['not one answer of 100000000 tokens fits', () => fittingStep(llama, 1e8)],
    ['price of a GPU-hour 0: must be above 0', () => tokenPrice(8, 0, 1)],
  ] as const)('outside its domain it says %s', (said, attempt) => {
    expect(attempt).toThrow(said)
  })
})
