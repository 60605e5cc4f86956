import { describe, expect, it } from 'vitest'
import { modelFacts } from '../facts.contract.ts'
import { named } from '../named.ts'
import {
  impliedOverhead,
  latentRecomputation,
  multiTokenSpeedUp,
  recomputation,
  tokensPerStep,
} from './levers.ts'
import { mlaClaim } from './mla-claim.ts'
import type { ModelShape } from './model-shape.ts'
import { shapeFromConfig } from './shape-from-config.ts'

const shapeOf = (id: string): ModelShape => shapeFromConfig(named('model', modelFacts(), id).config)

describe('the claim of 93 % less KV cache', () => {
  const readings = mlaClaim(shapeOf('deepseek-v2'), shapeOf('deepseek-67b'))
  const share = (id: string): number => readings.find((reading) => reading.id === id)?.reduction ?? Number.NaN

  it('comes out as 93.34 % of 6 bits against a grouped-query 67B in 16, and as nothing else', () => {
    expect(share('published')).toBeCloseTo(0.9334, 4)
    expect(readings.filter(({ isPrinted }) => isPrinted).map(({ id }) => id)).toEqual(['published'])
  })

  it('is 82.2 % at equal precision, inside the 80 to 90 % of a printed table, and 98.2 % against its own MHA', () => {
    expect(share('samePrecision')).toBeCloseTo(0.8224, 4)
    expect(share('ownMha')).toBeCloseTo(0.9824, 4)
  })
})

describe('the other levers', () => {
  it('predict one more token: (1 + p) / (1 + overhead), and 1.8 times at 85 to 90 % leaves 3 to 6 % of overhead', () => {
    expect(multiTokenSpeedUp.of({ p: 0.85, overhead: 0 })).toBe(1.85)
    expect(multiTokenSpeedUp.of({ p: 0, overhead: 0.1 })).toBeLessThan(1)
    expect(impliedOverhead.of({ p: 0.85, speed_up: 1.8 })).toBeCloseTo(0.0278, 4)
    expect(impliedOverhead.of({ p: 0.9, speed_up: 1.8 })).toBeCloseTo(0.0556, 4)
  })

  it('with more tokens give the sum of a geometric series, which for one is 1 + p', () => {
    expect(tokensPerStep.of({ p: 0.7, extra: 1 })).toBeCloseTo(1.7, 12)
    expect(tokensPerStep.of({ p: 0.5, extra: 3 })).toBe(1 + 0.5 + 0.25 + 0.125)
    expect(tokensPerStep.of({ p: 1, extra: 3 })).toBe(4)
  })

  it('recompute activations: all of them cost a third more FLOP, attention alone a few percent', () => {
    // GPT-3 of arXiv 2205.05198: 12,288 wide, 96 heads, 2,048 tokens: attention is 80 bytes of 114 for each element.
    const [none, selective, full] = recomputation(12_288, 96, 2048)
    expect(none?.bytesPerTokenAndLayer).toBe(12_288 * (34 + 80))
    expect(1 - (selective?.bytesPerTokenAndLayer ?? 0) / (none?.bytesPerTokenAndLayer ?? 1)).toBeCloseTo(
      0.7,
      2,
    )
    expect((selective?.hardwareOverModelFlop ?? 0) - 1).toBeCloseTo(0.009, 3)
    expect(full?.hardwareOverModelFlop).toBe(4 / 3)
  })

  it('recompute up-projections of DeepSeek-V3: 159,744 bytes a token and layer less', () => {
    expect(latentRecomputation.of({ h: 7168, n: 128, d_k: 192, d_v: 128 })).toBe(2 * (14_336 + 128 * 512))
  })
})
