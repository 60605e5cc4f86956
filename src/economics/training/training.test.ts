import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explanationLines } from '../explained.ts'
import { modelFacts } from '../facts.contract.ts'
import { promptAttentionFlop } from '../memory/model-shape.ts'
import { shapeFromConfig } from '../memory/shape-from-config.ts'
import { named } from '../named.ts'
import { computeDistillation } from './distillation.ts'
import { computeReinforcement, type ReinforcementRun } from './reinforcement.ts'
import { scopeLadder } from './scope.ts'
import { computeServing } from './training-and-serving.ts'
import { hardwareFlopUtilisation, rentedCost, trainingFlopWithAttention } from './training-formulas.ts'
import { computeRun, type TrainingRun } from './training-run.ts'

const bf16 = { peakFlops: 989.5e12, peakPrecision: 'bf16' } as const
const v3: TrainingRun = {
  activeParameters: 37e9,
  tokens: 14.8e12,
  gpuHours: 2.788e6,
  pretrainGpuHours: 2.664e6,
  usdPerGpuHour: 2,
  gpus: 2048,
  ...bf16,
}

describe('a training run', () => {
  it('of DeepSeek-V3 is 3.286e24 FLOP at 34.6 % of the BF16 peak, $5.576 million, and 56.7 days on 2,048 GPUs', () => {
    const { flop, mfu, costUsd, days } = computeRun(v3)
    expect(flop.value).toBeCloseTo(3.2856e24, -20)
    expect(mfu.value).toBeCloseTo(0.34623, 5)
    expect(costUsd?.value).toBe(5_576_000)
    expect(days?.value).toBeCloseTo(56.72, 2)
    // Against the peak of FP8, which it was trained in, the same use is half.
    expect(computeRun({ ...v3, peakFlops: 1979e12 }).mfu.value).toBeCloseTo(0.173, 3)
  })

  it.each([
    ['Llama-3.1-405B', 405e9, 15.6e12, 30.84e6, 0.34506],
    ['Llama-3-70B', 70.6e9, 15e12, 6.4e6, 0.27871],
  ])('of %s is at the published hours', (_, activeParameters, tokens, gpuHours, use) => {
    expect(computeRun({ activeParameters, tokens, gpuHours, ...bf16 }).mfu.value).toBeCloseTo(use, 5)
  })

  it('with all parameters of a model with experts would be impossible: only those in use are trained by a token', () => {
    expect(() => computeRun({ ...v3, activeParameters: 671e9 })).toThrow(
      'a utilisation of 628 % of the peak is impossible',
    )
  })

  it('takes the hours that its use says, and the use that its hours say', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 1e9, max: 1e13, noNaN: true }),
        (mfu, tokens) => {
          const { gpuHours } = computeRun({ activeParameters: 1e9, tokens, mfu, ...bf16 })
          const { mfu: back } = computeRun({
            activeParameters: 1e9,
            tokens,
            gpuHours: gpuHours.value,
            ...bf16,
          })
          return Math.abs(back.value / mfu - 1) < 1e-9
        },
      ),
      { seed: 5 },
    )
  })

  it('computed again in the backward pass uses hardware a third more, and the model no better', () => {
    expect(hardwareFlopUtilisation.of({ mfu: 0.3, r: 4 / 3 })).toBeCloseTo(0.4, 12)
  })

  it('counts attention: a token of DeepSeek-V3 at 4,096 takes 250 GFLOP, as its makers print', () => {
    const perToken = (id: string, N: number): number => {
      const { prefillWork } = shapeFromConfig(named('model', modelFacts(), id).config)
      return trainingFlopWithAttention.of({ N, a: promptAttentionFlop(prefillWork, 4096) / 4096, D: 1 }) / 1e9
    }
    expect(perToken('deepseek-v3', 37e9) / 250).toBeCloseTo(1, 1)
    expect(perToken('llama-3.1-405b', 405e9) / 2448).toBeCloseTo(1, 1)
    expect(Math.abs(perToken('deepseek-v3', 37e9) / 250 - 1)).toBeLessThan(0.02)
    expect(Math.abs(perToken('llama-3.1-405b', 405e9) / 2448 - 1)).toBeLessThan(0.02)
  })

  it('is explained down to what was stated', () => {
    const [cost] = [computeRun(v3).costUsd].flatMap((one) => (one === undefined ? [] : explanationLines(one)))
    expect(cost).toBe('cost at a price of a GPU-hour: cost = H · p = 2,788,000 · 2 = 5,576,000 USD')
    expect(explanationLines(computeRun(v3).mfu)[0]).toBe(
      'model FLOP utilisation: mfu = C / (H · 3600 · F) = 3.2856e24 / (2,664,000 · 3600 · 9.895e14) = 0.346228',
    )
  })

  it('rents 100,000 GPUs for 2,160 hours at $3 for $648 million', () => {
    expect(rentedCost.of({ H: 100_000 * 2160, p: 3 })).toBe(648e6)
  })

  it.each([
    ['active parameters 0: must be above 0', { ...v3, activeParameters: 0 }],
    ['tokens NaN: must be above 0', { ...v3, tokens: Number.NaN }],
    ['pre-training of 3000000 GPU-hours is more than all 2788000', { ...v3, pretrainGpuHours: 3e6 }],
    ['neither GPU-hours nor a utilisation is stated', { activeParameters: 1, tokens: 1, ...bf16 }],
    ['price of a GPU-hour -1: must be above 0', { ...v3, usdPerGpuHour: -1 }],
  ] as const)('outside its domain says %s', (said, run) => {
    expect(() => computeRun(run)).toThrow(said)
  })
})

describe('the scope of a cost', () => {
  it('is a ladder: the $5.58 million of the final run and the $2,573 million of the cluster are two rungs', () => {
    const ladder = scopeLadder({
      finalRunUsd: 5.576e6,
      otherRunsUsd: 50.184e6,
      staffUsd: 40e6,
      clusterUsd: 2572.56e6,
    })
    expect(ladder.map(({ id, totalUsd }) => [id, totalUsd])).toEqual([
      ['finalRun', 5.576e6],
      ['otherRuns', 55.76e6],
      ['staff', 95.76e6],
      // The runs happen on the cluster: its cost takes the place of their rent.
      ['cluster', 2612.56e6],
    ])
    expect(ladder[1]?.timesFinalRun).toBeCloseTo(10, 9)
  })

  it('leaves out what nobody says, and says so: it is not 0', () => {
    const ladder = scopeLadder({ finalRunUsd: 5.576e6, clusterUsd: 2572.56e6 })
    expect(ladder[1]).toMatchObject({ id: 'otherRuns', usd: undefined, totalUsd: 5.576e6 })
    expect(ladder[3]).toMatchObject({ totalUsd: 2572.56e6, missing: ['otherRuns', 'staff'] })
    expect(() => scopeLadder({ finalRunUsd: 0 })).toThrow('cost of the final run 0: must be above 0')
  })
})

describe('learning by trial', () => {
  const grpo: ReinforcementRun = {
    activeParameters: 37e9,
    steps: 1000,
    promptsPerStep: 32,
    answersPerPrompt: 64,
    answerTokens: 8000,
    decodeTokensPerSecond: 300,
    usefulShare: 1,
    peakFlops: 989.5e12,
    mfu: 0.35,
    otherPasses: 2,
    usdPerGpuHour: 2,
  }

  it('samples 64 answers a prompt, and that is the larger part where a GPU decodes few tokens', () => {
    const { tokens, rolloutHours, learningHours, rolloutShare, rolloutsDominate, costUsd } =
      computeReinforcement(grpo)
    expect(tokens.value).toBe(1000 * 32 * 64 * 8000)
    expect(rolloutHours.value).toBeCloseTo(tokens.value / 300 / 3600, 6)
    expect(learningHours.value).toBeCloseTo((10 * 37e9 * tokens.value) / (989.5e12 * 0.35 * 3600), 3)
    expect(rolloutsDominate).toBe(true)
    expect(rolloutShare).toBeGreaterThan(0.7)
    expect(costUsd?.value).toBeCloseTo(2 * (rolloutHours.value + learningHours.value), 6)
  })

  it('is learning for the larger part where GPUs decode as fast as in serving: sampling does not always dominate', () => {
    const served = computeReinforcement({ ...grpo, decodeTokensPerSecond: 1850 })
    expect(served.rolloutsDominate).toBe(false)
    const even = computeReinforcement({ ...grpo, decodeTokensPerSecond: served.evenSpeed.value })
    expect(even.rolloutShare).toBeCloseTo(0.5, 9)
  })

  it('with groups that say nothing samples as much and learns less', () => {
    const half = computeReinforcement({ ...grpo, usefulShare: 0.5 })
    expect(half.learningHours.value).toBeCloseTo(computeReinforcement(grpo).learningHours.value / 2, 6)
    expect(half.rolloutHours.value).toBe(computeReinforcement(grpo).rolloutHours.value)
    expect(() => computeReinforcement({ ...grpo, usefulShare: 0 })).toThrow('useful share 0: must be above 0')
  })
})

describe('data that a model writes', () => {
  it('costs what is written, not what is kept', () => {
    const all = computeDistillation({
      samples: 800_000,
      tokensPerSample: 6000,
      keptShare: 1,
      decodeTokensPerSecond: 1850,
    })
    const half = computeDistillation({
      samples: 800_000,
      tokensPerSample: 6000,
      keptShare: 0.5,
      decodeTokensPerSecond: 1850,
    })
    expect(half.gpuHours).toBeCloseTo(2 * all.gpuHours, 9)
    expect(all.studentHours).toBeUndefined()
  })

  it('teaches a student at 6 FLOP a parameter and token, each epoch anew', () => {
    const student = { activeParameters: 32.5e9, epochs: 2, mfu: 0.35, peakFlops: 989.5e12 }
    const { studentFlop, studentHours, writingHours, gpuHours, costUsd } = computeDistillation({
      samples: 800_000,
      tokensPerSample: 6000,
      keptShare: 1,
      decodeTokensPerSecond: 1850,
      student,
      usdPerGpuHour: 2,
    })
    expect(studentFlop?.value).toBeCloseTo(6 * 32.5e9 * 9.6e9, -15)
    expect(gpuHours).toBeCloseTo((studentHours?.value ?? 0) + writingHours.value, 9)
    expect(costUsd?.value).toBeCloseTo(2 * gpuHours, 9)
  })
})

describe('training against serving', () => {
  it('DeepSeek’s day of 168 B tokens takes as many GPU-hours as V3’s training in 110 days', () => {
    const { evenDays, servingGpus, evenFlopTokens } = computeServing({
      gpuHours: 2.788e6,
      tokensTrained: 14.8e12,
      decodeTokensPerSecond: 14_800 / 8,
      tokensPerDay: 168e9,
    })
    expect(evenDays).toBeCloseTo(110.5, 1)
    // 131.4 nodes of 8.
    expect(servingGpus?.value).toBeCloseTo(131.38 * 8, 0)
    expect(evenFlopTokens?.value).toBe(44.4e12)
  })
})
