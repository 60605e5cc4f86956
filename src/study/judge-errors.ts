import { type Calibration, calibrationRates } from '#judge'
import type { JudgeErrors } from '#run'
import { type CalibrationRecord, calibrationFor } from './calibrate-record.ts'
import { written as writtenEstimate } from './estimator.ts'
import { exactText, type JudgeSettings, judgeText } from './judge-settings.ts'
import type { Correcting } from './measure-correction.ts'

/** By whom the thoughts of a run were judged, and what is known of their errors. */
export interface JudgedBy {
  /** In words. */
  readonly text: string
  readonly calibration?: CalibrationRecord
}

/** The judges of these settings, with their calibration where the run in `folder` has one. */
export function judgedBy(settings: JudgeSettings, folder: string): JudgedBy {
  const calibration = calibrationFor(folder, settings)
  return { text: judgeText(settings), ...(calibration === undefined ? {} : { calibration }) }
}

/** How the errors of a judge are corrected for, or why they are not. */
export function correctingOf({ text, calibration }: JudgedBy): Correcting {
  if (calibration) return { calibration: { ...calibration, ...calibration.incorrect } }
  return {
    absent:
      text === exactText
        ? 'the exact judge makes no errors: there is nothing to correct'
        : 'the errors of this judge are not known: jevons judge --calibrate measures them',
  }
}

/** Sensitivity and specificity over all thoughts of a calibration, and over those of incorrect responses. */
export function judgeErrorsOf(calibration: CalibrationRecord, seed: string): JudgeErrors {
  const { reference, from, incorrect } = calibration
  return {
    reference,
    ...ratesOf(calibration, seed),
    ...(incorrect && { incorrect: ratesOf({ ...calibration, ...incorrect }, seed) }),
    ...(from === undefined ? {} : { from }),
  }
}

function ratesOf(calibration: Calibration, seed: string): Pick<JudgeErrors, 'sensitivity' | 'specificity'> {
  const { sensitivity, specificity } = calibrationRates(calibration, { seed: `calibration of ${seed}` })
  return {
    ...('absent' in sensitivity ? {} : { sensitivity: writtenEstimate(sensitivity) }),
    ...('absent' in specificity ? {} : { specificity: writtenEstimate(specificity) }),
  }
}
