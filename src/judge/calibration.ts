/**
 * How often a judge agrees with a reference that is taken for the truth, kept by cluster of problems so that its uncertainty
 * can be resampled together with the problems, and by stratum since the errors of a judge depend on where a thought stands
 * and how long it is.
 */
export interface Calibration {
  readonly judge: string
  readonly judgeVersion: string
  /** What was taken for the truth: the exact judge, people, or the final thoughts of graded responses. */
  readonly reference: 'exact' | 'human' | 'final thoughts'
  readonly strata: readonly CalibrationStratum[]
  readonly clusters: readonly CalibrationCluster[]
}

/** Thoughts at some positions and of some length; bounds are inclusive, null is open. */
export interface CalibrationStratum {
  /** Position in the response, 1 for the first thought. */
  readonly position: { readonly from: number; readonly to: number | null }
  /** Characters of the thought. */
  readonly characters: { readonly from: number; readonly to: number | null }
}

export interface CalibrationCluster {
  readonly cluster: string
  /** One for each stratum, in their order. */
  readonly counts: readonly AgreementCounts[]
}

export interface AgreementCounts {
  readonly truePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
  readonly falsePositive: number
}
