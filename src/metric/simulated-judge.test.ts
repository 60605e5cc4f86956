import { describe, expect, it } from 'vitest'
import { exactlyJudged, published, tryJudge } from './simulated-judge.contract.ts'

// A short version; simulated-judge.long.test.ts runs the grid and prints its shares. With 60 rounds three standard errors of a
// share of .95 are .085.
const trial = { judge: published, rounds: 60, scoredClusters: 259, calibrationClusters: 12, seed: 'short' }

describe('a judge with the published error rates, on the thoughts of the embedded reasoner', () => {
  const clusters = exactlyJudged()
  const { truth, corrected, certain, raw } = tryJudge(clusters, trial)

  it('gives a corrected score whose interval holds what the exact judge says', () => {
    expect(corrected.share).toBeGreaterThan(0.92 - 0.085)
    expect(Math.abs(corrected.mean - truth)).toBeLessThan(0.05)
  })
  it('gives a raw score nearly twice as high, whose interval never holds it', () => {
    expect(raw.share).toBe(0)
    expect(raw.mean).toBeGreaterThan(1.5 * truth)
  })
  it('gives an interval that misses it too often where the calibration is taken for certain', () => {
    expect(certain.share).toBeLessThan(0.85)
  })
  it('breaks the correction where its errors come together: independence is assumed, not made', () => {
    const judge = { ...published, correlation: 0.3 }
    const { corrected: broken } = tryJudge(clusters, {
      ...trial,
      judge,
      rounds: 20,
      calibrationClusters: 100,
    })
    expect(broken.share).toBeLessThan(0.5)
    expect(broken.mean).toBeLessThan(0.75 * truth)
  })
})
