import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgreementCounts, Calibration } from '#judge'
import { randomSource } from '#statistics'
import { composedUnderthinking, varianceInflation } from './composed-underthinking.ts'
import { type CorrectedUnderthinking, correctedUnderthinking } from './corrected-underthinking.ts'
import { judgedColumns } from './judged-columns.ts'
import { agreementColumns, type LabelWorth, labelWorth } from './label-worth.ts'
import type { MeasuredResponse } from './measured-response.ts'
import { labelledBy, published } from './simulated-judge.contract.ts'
import { containsCorrect, underthinking } from './underthinking.ts'

const everywhere = { position: { from: 1, to: null }, characters: { from: 0, to: null } }

/** A calibration of many clusters that all say the same. */
function calibration(counts: Partial<AgreementCounts>, clusters = 200): Calibration {
  const none = { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 }
  return {
    judge: 'made up',
    judgeVersion: '1',
    reference: 'exact',
    strata: [everywhere],
    clusters: Array.from({ length: clusters }, (_, index) => ({
      cluster: `calibration ${index}`,
      counts: [{ ...none, ...counts }],
    })),
  }
}

const exact = calibration({ truePositive: 10, trueNegative: 10 })
const publishedErrors = calibration({
  truePositive: 829,
  falseNegative: 171,
  trueNegative: 818,
  falsePositive: 182,
})

function response(correct: readonly boolean[], problem = 'p'): MeasuredResponse {
  const thoughts = correct.map((one, index) => ({
    tokensUpTo: 10 * (index + 1),
    characters: 40,
    correct: one,
  }))
  const tokens = { reasoning: 10 * correct.length }
  return { problem, cluster: problem, sample: 0, outcome: 'incorrect', tokens, thoughts, reflections: 0 }
}

function worthOf(given: Calibration): LabelWorth {
  return labelWorth(agreementColumns(given), new Float64Array(given.clusters.length).fill(1))
}

function composed(responses: readonly MeasuredResponse[], given: Calibration) {
  const columns = judgedColumns(responses, given)
  return composedUnderthinking(columns, worthOf(given), new Float64Array(columns.clusters.length).fill(1))
}

/** Every way in which a judge can label some thoughts, with its chance. */
function labellings(truth: readonly boolean[], sensitivity: number, specificity: number) {
  return Array.from({ length: 2 ** truth.length }, (_, pattern) => {
    const labels = truth.map((_, index) => ((pattern >> index) & 1) === 1)
    const chance = truth.reduce((product, correct, index) => {
      const says = correct ? sensitivity : 1 - specificity
      return product * (labels[index] ? says : 1 - says)
    }, 1)
    return { labels, chance }
  })
}

const truths = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })

describe('the composed correction', () => {
  it('has the true underthinking as its expectation over all that the judge may say', () => {
    const law = fc.property(truths, (truth) => {
      let score = 0
      let contains = 0
      for (const { labels, chance } of labellings(truth, 0.829, 0.818)) {
        const sums = composed([response(labels)], publishedErrors)
        score += chance * sums.score
        contains += chance * sums.containsCorrect
      }
      expect(score).toBeCloseTo(underthinking(response(truth)) ?? Number.NaN, 9)
      expect(contains).toBeCloseTo(containsCorrect.of(response(truth)) ?? Number.NaN, 9)
    })
    fc.assert(law, { seed: 2, numRuns: 30 })
  })

  it('leaves what an exact judge says as it is', () => {
    const law = fc.property(truths, (truth) => {
      expect(composed([response(truth)], exact).score).toBe(underthinking(response(truth)))
    })
    fc.assert(law, { seed: 2 })
  })

  it('has as its floor the mean of the raw score over all labels of thoughts that are all incorrect', () => {
    const truth = [false, false, false, false, false]
    let raw = 0
    for (const { labels, chance } of labellings(truth, 0.829, 0.818))
      raw += chance * (underthinking(response(labels)) ?? Number.NaN)
    expect(composed([response(truth)], publishedErrors).floor).toBeCloseTo(raw, 12)
    const ten = composed([response(Array.from({ length: 10 }, () => false))], publishedErrors)
    expect(ten.containsFloor).toBeCloseTo(1 - 0.818 ** 10, 12)
  })

  it('multiplies the variance by 1.36 with each incorrect thought at the published rates', () => {
    const inflation = (thoughts: number): number =>
      varianceInflation(
        judgedColumns([response(Array.from({ length: thoughts }, () => false))], publishedErrors),
        worthOf(publishedErrors),
      )
    expect(inflation(1)).toBeCloseTo(1.36, 2)
    expect(inflation(20)).toBeCloseTo(inflation(1) ** 20, 6)
  })

  it('takes the rates of the stratum that each thought falls into', () => {
    const first = { position: { from: 1, to: 1 }, characters: { from: 0, to: null } }
    const later = { position: { from: 2, to: null }, characters: { from: 0, to: null } }
    const [early, late] = [exact.clusters[0]?.counts[0], publishedErrors.clusters[0]?.counts[0]]
    if (!early || !late) throw new Error('no counts')
    const given: Calibration = {
      ...exact,
      strata: [first, later],
      clusters: [
        { cluster: 'a', counts: [early, late] },
        { cluster: 'b', counts: [early, late] },
      ],
    }
    const worth = worthOf(given)
    expect(worth.specificity[0]).toBe(1)
    expect(worth.specificity[1]).toBeCloseTo(0.818, 12)
    expect(composed([response([true, true])], given).score).toBe(0.5)
  })
})

const incorrect = (problems: number, thoughts: number): MeasuredResponse[] =>
  labelledBy(
    published,
    Array.from({ length: problems }, (_, index) =>
      response(
        Array.from({ length: thoughts }, (__, place) => place === 1 && index % 4 === 0),
        `p${index}`,
      ),
    ),
    randomSource(`${problems} × ${thoughts}`),
  )

function absentOf(found: CorrectedUnderthinking): string | undefined {
  return 'absent' in found.score ? found.score.absent : undefined
}

describe('the corrected score', () => {
  const options = { seed: 's' }

  it('says how far it may be off: .05 over 400 responses of 8 thoughts, as the definitions have it', () => {
    const { score } = correctedUnderthinking(incorrect(400, 8), publishedErrors, options)
    expect(score).toMatchObject({ n: 400, problems: 400 })
    expect('value' in score && Math.abs(score.standardError - 0.05)).toBeLessThan(0.015)
  })

  it('counts incorrect responses alone, and those whose every thought is judged', () => {
    const responses = incorrect(60, 4)
    const [first, second, third] = responses
    if (!first || !second || !third) throw new Error('no responses')
    const unjudged = { ...second, thoughts: second.thoughts.map(({ correct: _, ...rest }) => rest) }
    const others: MeasuredResponse[] = [
      { ...first, outcome: 'correct' },
      unjudged,
      { ...third, withheld: 'summary' },
    ]
    const counted = correctedUnderthinking([...responses, ...others], publishedErrors, options)
    expect(counted).toEqual(correctedUnderthinking(responses, publishedErrors, options))
  })

  it('is withheld beyond some fifteen thoughts a response, where raw and floor remain', () => {
    const found = correctedUnderthinking(incorrect(400, 20), publishedErrors, options)
    expect(absentOf(found)).toMatch(
      /^too many thoughts a response for this judge: .* by 439, the limit is 50$/,
    )
    expect(found.floor).toHaveProperty('value')
  })

  it('is withheld where so few responses tell nothing: the interval is wider than [0, 1]', () => {
    expect(absentOf(correctedUnderthinking(incorrect(4, 12), publishedErrors, options))).toBe(
      'the interval is wider than [0, 1]: these labels do not tell',
    )
  })

  it('is withheld where the judge is little better than dice', () => {
    const dice = calibration({ truePositive: 5, falseNegative: 5, trueNegative: 11, falsePositive: 9 })
    expect(absentOf(correctedUnderthinking(incorrect(60, 4), dice, options))).toBe(
      'the judge hardly tells correct from incorrect thoughts: sensitivity + specificity − 1 is 0.05',
    )
  })

  it('is withheld where the calibration is too small to tell how the judge errs', () => {
    const few = calibration({ truePositive: 1, trueNegative: 50 }, 9)
    expect(absentOf(correctedUnderthinking(incorrect(60, 4), few, options))).toBe(
      'the calibration holds only 9 correct thoughts: at least 10 are needed',
    )
    const none = correctedUnderthinking(incorrect(60, 4), calibration({ trueNegative: 9 }), options)
    expect(absentOf(none)).toBe(
      "the calibration holds no correct thought: the judge's errors on those are not known",
    )
    expect(none.floor).toMatchObject({ value: 0 })
  })

  it('does not take for certain that a judge never errs because it was not seen to', () => {
    const seldom = calibration({ truePositive: 1, trueNegative: 1 }, 20)
    const { score } = correctedUnderthinking(incorrect(60, 4), seldom, options)
    const { score: sure } = correctedUnderthinking(incorrect(60, 4), exact, options)
    if ('absent' in score || 'absent' in sure) throw new Error('withheld')
    expect(score.value).toBe(sure.value)
    expect(score.high - score.low).toBeGreaterThan(1.2 * (sure.high - sure.low))
  })

  it('is absent where nothing counts in it, or one problem alone does', () => {
    expect(absentOf(correctedUnderthinking([], publishedErrors, options))).toBe(
      'no incorrect response whose thoughts are all judged',
    )
    expect(absentOf(correctedUnderthinking(incorrect(1, 4), publishedErrors, options))).toMatch(
      /^incorrect responses to one problem only/,
    )
  })
})
