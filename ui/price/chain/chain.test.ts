import { describe, expect, it } from 'vitest'
import { computeChain, drawChain, explanationLines, middleOfChain } from '#economics'
import { publishedStudy } from '../facts/study-arm.ts'
import { entriesOf, faultsOf } from '../form/entries.ts'
import { chainFields } from './chain-fields.ts'
import { chainRanges } from './chain-inputs.ts'
import { chainSteps } from './chain-steps.ts'
import { studyCorrelations } from './study-correlations.ts'

function rangesOf(texts: Readonly<Record<string, string>>): ReturnType<typeof chainRanges> {
  const fields = chainFields(texts, { study: publishedStudy, runs: [] })
  expect(faultsOf(fields, texts)).toEqual(new Map())
  return chainRanges(entriesOf(fields, texts))
}

describe('the chain’s page', () => {
  it('starts from the published study at its strongest penalty and DeepSeek’s day', () => {
    const { accuracyBefore, accuracyAfter, outputAfter, decodeSpeed, elasticity } = rangesOf({})
    expect(outputAfter).toEqual({ value: 166.6, low: 159.3, high: 173.9 })
    expect(accuracyBefore).toEqual({ value: 0.489, low: 0.456, high: 0.522 })
    expect(accuracyAfter).toEqual({ value: 0.636, low: 0.599, high: 0.673 })
    expect([outputAfter.value, decodeSpeed.value, elasticity.value]).toEqual([166.6, 1850, 1.11])
  })

  it('draws the cost of a right answer as the problems of the study have it, tokens and accuracy together', () => {
    const correlations = studyCorrelations({}, publishedStudy)
    expect(correlations).toHaveLength(6)
    expect(correlations[0]).toEqual({ a: 'accuracyBefore', b: 'outputBefore', rho: -0.826 })
    const certain = { outputPriceUsd: '1', inputPriceUsd: '0' }
    const ranges = rangesOf(certain)
    const spreadOf = (together: typeof correlations): number => {
      const { outcomes } = drawChain(ranges, { seed: 's', points: 5000, correlations: together })
      return outcomes.usdPerRightAnswerBefore.p95 / outcomes.usdPerRightAnswerBefore.p5
    }
    expect(spreadOf(correlations)).toBeGreaterThan(spreadOf([]))
    expect(studyCorrelations({ outputBefore: '150', accuracyAfter: '0.6' }, publishedStudy)).toEqual([
      { a: 'accuracyBefore', b: 'outputAfter', rho: expect.closeTo(-0.767, 3) },
    ])
  })

  it('takes another α’s accuracy and tokens, and what is written over either', () => {
    const arm = 'tip:alpha=-3,beta=50'
    expect(rangesOf({ arm }).accuracyAfter.value).toBe(0.245)
    expect(rangesOf({ arm, accuracyAfter: '0.3' }).accuracyAfter.value).toBe(0.3)
  })

  it('gives a GPU the speed of jevons gpu serve, a GPU its share', () => {
    const served = { model: 'llama-3-70b', gpu: 'h100', count: '8', weights: 'fp8', batch: '32' }
    const { decodeSpeed } = rangesOf({ speed: 'roofline', ...served })
    expect(8 * decodeSpeed.value).toBeCloseTo(7553, -1)
    expect(() => rangesOf({ speed: 'roofline', ...served, count: '1', weights: 'bf16' })).toThrow(RangeError)
  })

  it('explains every step by the number that it shows', () => {
    const inputs = middleOfChain(rangesOf({}))
    const chain = computeChain(inputs)
    const steps = chainSteps(inputs, chain, undefined)
    const explained = steps.filter(({ why }) => why.length > 0)
    expect(explained.map(({ id }) => id)).toEqual([
      'usdPerRightAnswer',
      'rightAnswersPerDay',
      'usdPerDay',
      'tokensPerDay',
      'gpus',
      'megawatts',
      'capexUsd',
    ])
    for (const { id, after, before, ratio, why } of explained) {
      const [now, then] = why.map(({ value }) => value)
      expect(now, id).toBeCloseTo(id === 'usdPerRightAnswer' ? ratio : after, 6)
      if (then !== undefined) expect(then / before, id).toBeCloseTo(1, 12)
      expect(why.flatMap(explanationLines).join('\n')).not.toMatch(/NaN|undefined/)
    }
  })
})
