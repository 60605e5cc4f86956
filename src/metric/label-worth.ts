import type { AgreementCounts, Calibration } from '#judge'

/** What the labels of a judge that errs are worth, by stratum of its calibration. NaN where the counts do not tell. */
export interface LabelWorth {
  /** Share of the incorrect thoughts that the judge calls incorrect. */
  readonly specificity: Float64Array
  /** Sensitivity + specificity − 1: 1 of a judge that never errs, 0 of one that throws dice. */
  readonly discernment: Float64Array
  /** a of a thought called correct: specificity ÷ discernment. */
  readonly correct: Float64Array
  /** a of a thought called incorrect: −(1 − specificity) ÷ discernment. */
  readonly incorrect: Float64Array
}

/**
 * Each label o becomes a = (o − (1 − specificity)) ÷ (sensitivity + specificity − 1), whose expectation is 1 for a correct
 * thought and 0 for an incorrect one if the judge's errors are independent given the truth.
 * @param weights how often each cluster of the calibration counts
 */
export function labelWorth({ strata, clusters }: Calibration, weights: Float64Array): LabelWorth {
  const size = strata.length
  const worth = {
    specificity: new Float64Array(size),
    discernment: new Float64Array(size),
    correct: new Float64Array(size),
    incorrect: new Float64Array(size),
  }
  for (let stratum = 0; stratum < size; stratum++) {
    const total = { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 }
    for (let index = 0; index < clusters.length; index++) {
      const weight = weights[index] as number
      const counts = clusters[index]?.counts[stratum]
      if (weight > 0 && counts) add(total, counts, weight)
    }
    const sensitivity = total.truePositive / (total.truePositive + total.falseNegative)
    const specificity = total.trueNegative / (total.trueNegative + total.falsePositive)
    const discernment = sensitivity + specificity - 1
    worth.specificity[stratum] = specificity
    worth.discernment[stratum] = discernment
    worth.correct[stratum] = discernment > 0 ? specificity / discernment : Number.NaN
    worth.incorrect[stratum] = discernment > 0 ? (specificity - 1) / discernment : Number.NaN
  }
  return worth
}
