import type { Calibration } from '#judge'
import { type CorrectedEstimate, correctedUnderthinking, type MeasuredResponse } from '#metric'
import type { SummaryEstimate } from '#run'
import type { Absent, Estimate } from '#statistics'
import { bound, type Estimator } from './estimator.ts'
import { whyAbsent } from './why-absent.ts'

/** What is known of the judge's errors: its calibration, or why there is none. */
export type Correcting = { readonly calibration: Calibration } | { readonly absent: string }

interface Correction {
  readonly corrected: SummaryEstimate | undefined
  readonly floor: SummaryEstimate | undefined
  readonly containsCorrectCorrected: SummaryEstimate | undefined
  readonly containsCorrectFloor: SummaryEstimate | undefined
}

/** Underthinking corrected for the errors of the judge, and what these alone would give; what cannot be had is noted. */
export function measureCorrection(
  responses: readonly MeasuredResponse[],
  {
    path,
    estimator,
    seed,
    correcting,
  }: {
    readonly path: string
    readonly estimator: Estimator
    readonly seed: string
    readonly correcting: Correcting
  },
): Correction {
  const found = correctionOf(responses, `correction of ${seed} ${path}`, correcting)
  const noted = (
    name: string,
    estimate: CorrectedEstimate | Estimate | Absent,
  ): SummaryEstimate | undefined => {
    if (!('absent' in estimate)) return written(estimate)
    estimator.note(`${path}.underthinking.${name}`, estimate.absent)
    return undefined
  }
  return {
    corrected: noted('corrected', found.score),
    floor: noted('floor', found.floor),
    containsCorrectCorrected: noted('containsCorrectCorrected', found.containsCorrect),
    containsCorrectFloor: noted('containsCorrectFloor', found.containsCorrectFloor),
  }
}

function correctionOf(
  responses: readonly MeasuredResponse[],
  seed: string,
  correcting: Correcting,
): ReturnType<typeof correctedUnderthinking> {
  const reason = whyAbsent('underthinking.corrected', responses)
  if (reason === undefined && 'calibration' in correcting)
    return correctedUnderthinking(responses, correcting.calibration, { seed })
  const absent = { absent: reason ?? ('absent' in correcting ? correcting.absent : 'no calibration') }
  return { score: absent, containsCorrect: absent, floor: absent, containsCorrectFloor: absent }
}

/** Unlike a share, what is corrected may be below 0, and so may its interval. */
function written(estimate: CorrectedEstimate | Estimate): SummaryEstimate {
  const { value, low, high, n, problems, method, warning } = estimate
  return {
    value,
    // Of few labels the percentiles may pass the estimate by: an interval holds at least what it is about.
    low: bound(Math.min(low, value)),
    high: bound(Math.max(high, value)),
    n,
    problems,
    method,
    ...(warning === undefined ? {} : { warning }),
    ...('standardError' in estimate ? { standardError: estimate.standardError } : {}),
  }
}
