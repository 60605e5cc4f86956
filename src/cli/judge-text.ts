import { estimateInterval, quantityText, englishFigureWords as words } from '#figure'
import { type CalibrationStratum, calibrationRates, type JudgeRates } from '#judge'
import type { MeasuredErrors } from '#study'
import { plainBlanks } from './result-text.ts'

type Rate = JudgeRates['sensitivity']

/** What the final thoughts of responses say of a judge is not what it does elsewhere. */
const transferWarning =
  'final thoughts are longer, later and better stated than those before them: what is measured on them transfers badly to early thoughts'

/** A calibration as `--json` prints it: estimates, and why one is missing. */
export function calibrationJson({ all, incorrect }: MeasuredErrors, seed: string): object {
  const { judge, judgeVersion, reference } = all
  const rates = calibrationRates(all, { seed: `calibration of ${seed}` })
  return {
    judge,
    judgeVersion,
    reference,
    ...ratesJson(rates),
    ...(incorrect && {
      incorrectResponses: ratesJson(calibrationRates(incorrect, { seed: `calibration of ${seed}` })),
    }),
    strata: rates.strata.map(({ stratum, ...own }) => ({ ...stratum, ...ratesJson(own) })),
    ...(reference === 'final thoughts' ? { warning: transferWarning } : {}),
  }
}

function ratesJson({ sensitivity, specificity }: JudgeRates): object {
  const there = Object.entries({ sensitivity, specificity })
  const missing = there.flatMap(([name, rate]) => ('absent' in rate ? [[name, rate.absent]] : []))
  return {
    ...Object.fromEntries(there.filter(([, rate]) => !('absent' in rate))),
    ...(missing.length === 0 ? {} : { absent: Object.fromEntries(missing) }),
  }
}

/** A calibration for a terminal: one line overall, one for each stratum. */
export function calibrationText({ all, incorrect }: MeasuredErrors, seed: string): string {
  const { judge, judgeVersion, reference } = all
  const rates = calibrationRates(all, { seed: `calibration of ${seed}` })
  const rows = [
    ['thoughts', 'sensitivity', 'specificity', 'correct', 'incorrect'],
    rowOf('all', rates),
    ...(incorrect
      ? [rowOf('of incorrect responses', calibrationRates(incorrect, { seed: `calibration of ${seed}` }))]
      : []),
    ...(rates.strata.length > 1
      ? rates.strata.map(({ stratum, ...own }) => rowOf(stratumText(stratum), own))
      : []),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const paragraphs = [
    `${judge} (version ${judgeVersion}) against ${reference === 'exact' ? 'the exact judge' : reference === 'human' ? 'people’s labels' : reference}`,
    table.join('\n'),
    ...(reference === 'final thoughts' ? [`Warning: ${transferWarning}.`] : []),
    'Sensitivity: of the thoughts that are correct, the share called correct. Specificity: of those that are not, the share called incorrect. With 95 % intervals over problems.',
  ]
  return `${plainBlanks(paragraphs.join('\n\n'))}\n`
}

function rowOf(name: string, { sensitivity, specificity }: JudgeRates): string[] {
  const counted = (rate: Rate): string => ('absent' in rate ? '0' : rate.n.toLocaleString('en'))
  return [name, rateText(sensitivity), rateText(specificity), counted(sensitivity), counted(specificity)]
}

function rateText(rate: Rate): string {
  if ('absent' in rate) return 'not known'
  const { low, high, value } = rate
  const interval = estimateInterval({ ...rate, low, high }, { quantity: 'share', words })
  return `${quantityText(value, 'share', words)} (${interval})`
}

function stratumText({ position, characters }: CalibrationStratum): string {
  return `${rangeText('thought', position)}, ${rangeText('characters', characters)}`
}

function rangeText(noun: string, { from, to }: CalibrationStratum['position']): string {
  if (to === null) return from <= 1 && noun === 'thought' ? 'any thought' : `${noun} ${from} and more`
  return from === to ? `${noun} ${from}` : `${noun} ${from} to ${to}`
}
