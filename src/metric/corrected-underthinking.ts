import type { Calibration } from '#judge'
import type { Absent, Estimate } from '#statistics'
import { type ComposedSums, varianceInflation } from './composed-underthinking.ts'
import { jointBootstrap } from './joint-bootstrap.ts'
import { type JudgedColumns, judgedColumns } from './judged-columns.ts'
import { type AgreementColumns, agreementColumns, labelled, labelWorth } from './label-worth.ts'
import type { MeasuredResponse } from './measured-response.ts'

/** An estimate that says by how much it may be off: its own labels are the greater part of the uncertainty. */
export interface CorrectedEstimate extends Estimate {
  readonly standardError: number
}

/** Underthinking as a judge that errs lets it be told: corrected for its errors, and what the errors alone would give. */
export interface CorrectedUnderthinking {
  /** Mean UT over incorrect responses; not held within [0, 1], so that means of it stay unbiased. */
  readonly score: CorrectedEstimate | Absent
  /** Share of incorrect responses that hold a correct thought. */
  readonly containsCorrect: CorrectedEstimate | Absent
  /** What false positives alone would make of the score, were every thought incorrect. */
  readonly floor: Estimate | Absent
  /** What false positives alone would make of "holds a correct thought". */
  readonly containsCorrectFloor: Estimate | Absent
}

export interface CorrectionOptions {
  readonly seed: string
  /** .95 unless stated. */
  readonly level?: number
  readonly replicates?: number
}

/** Beyond this the labels of a response say nothing more: the correction's variance is 50 times that of an exact judge. */
const greatestInflation = 50

/** With less discernment a judge is little better than dice, and the correction divides by nearly nothing. */
const leastDiscernment = 0.1

/** Fewer correct or incorrect thoughts than this do not tell how often the judge errs on them. */
const fewestLabels = 10

/**
 * Corrects the underthinking score for the errors of its judge: every label by the rates of its stratum, then composed
 * ({@link composedUnderthinking}). Problems and the calibration's clusters are resampled together, those that are in both
 * with the same weight. Right where the errors are independent given the truth; where they are correlated it is not.
 * Absent, with the reason, where it cannot be had.
 */
export function correctedUnderthinking(
  responses: readonly MeasuredResponse[],
  calibration: Calibration,
  options: CorrectionOptions,
): CorrectedUnderthinking {
  const columns = judgedColumns(responses, calibration)
  const agreement = agreementColumns(calibration)
  const reason = noResponses(columns)
  if (reason !== undefined) return everyAbsent(reason)
  const drawn = jointBootstrap({ columns, agreement }, options)
  const obstacle = obstacleTo(columns, agreement)
  const corrected = (of: (sums: ComposedSums) => number): CorrectedEstimate | Absent =>
    obstacle === undefined ? unlessTooWide(drawn.estimate(of)) : { absent: obstacle }
  const floorOf = (of: (sums: ComposedSums) => number): Estimate | Absent => {
    const { standardError: _, ...estimate } = drawn.estimate(of)
    return Number.isNaN(estimate.value) ? { absent: unknownRate('incorrect') } : estimate
  }
  return {
    score: corrected(({ score, responses: count }) => score / count),
    containsCorrect: corrected(({ containsCorrect, responses: count }) => containsCorrect / count),
    floor: floorOf(({ floor, responses: count }) => floor / count),
    containsCorrectFloor: floorOf(({ containsFloor, responses: count }) => containsFloor / count),
  }
}

function noResponses({ clusters }: JudgedColumns): string | undefined {
  if (clusters.length === 0) return 'no incorrect response whose thoughts are all judged'
  return clusters.length === 1
    ? 'incorrect responses to one problem only: an interval needs at least two problems'
    : undefined
}

function everyAbsent(absent: string): CorrectedUnderthinking {
  return {
    score: { absent },
    containsCorrect: { absent },
    floor: { absent },
    containsCorrectFloor: { absent },
  }
}

/** Why no correction can be had, before any is made. */
function obstacleTo(columns: JudgedColumns, agreement: AgreementColumns): string | undefined {
  const worth = labelWorth(agreement, new Float64Array(agreement.clusters.length).fill(1))
  for (const stratum of new Set(columns.stratum)) {
    for (const kind of ['correct', 'incorrect'] as const) {
      const { thoughts } = labelled(agreement, stratum, kind)
      if (thoughts === 0) return unknownRate(kind)
      if (thoughts < fewestLabels)
        return `the calibration holds only ${thoughts} ${kind} thoughts: at least ${fewestLabels} are needed`
    }
    const discernment = worth.discernment[stratum] as number
    if (!(discernment >= leastDiscernment))
      return `the judge hardly tells correct from incorrect thoughts: sensitivity + specificity − 1 is ${discernment.toFixed(2)}`
  }
  const inflation = varianceInflation(columns, worth)
  if (inflation <= greatestInflation) return undefined
  const times = inflation < 1e6 ? Math.round(inflation).toLocaleString('en') : 'over a million'
  return `too many thoughts a response for this judge: its errors multiply the variance by ${times}, the limit is ${greatestInflation}`
}

function unknownRate(kind: 'correct' | 'incorrect'): string {
  return `the calibration holds no ${kind} thought: the judge's errors on those are not known`
}

function unlessTooWide(estimate: CorrectedEstimate): CorrectedEstimate | Absent {
  const { low, high, standardError } = estimate
  if (high - low <= 1 && Number.isFinite(standardError)) return estimate
  return { absent: 'the interval is wider than [0, 1]: these labels do not tell' }
}
