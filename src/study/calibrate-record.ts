import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Calibration } from '#judge'
import { RunError, saidFault, writeAtomically } from '#run'
import type { MeasuredErrors } from './calibrate-judge.ts'
import { type JudgeSettings, judgeIdentity } from './judge-settings.ts'

/** How often a judge errs, as it was measured in a run or taken over from another one. */
export interface CalibrationRecord extends Calibration {
  /** The run that it was measured in, where that is another one. */
  readonly from?: string
  /** The same of thoughts of incorrect responses alone: a judge errs otherwise there, and underthinking is measured there. */
  readonly incorrect?: Pick<Calibration, 'strata' | 'clusters'>
}

const count = z.int().nonnegative()
const bounds = z.strictObject({ from: count, to: count.nullable() })

const counted = {
  strata: z.array(z.strictObject({ position: bounds, characters: bounds })).min(1),
  clusters: z.array(
    z.strictObject({
      cluster: z.string(),
      counts: z.array(
        z.strictObject({
          truePositive: count,
          falseNegative: count,
          trueNegative: count,
          falsePositive: count,
        }),
      ),
    }),
  ),
}

const calibration: z.ZodType<CalibrationRecord> = z
  .strictObject({
    from: z.string().exactOptional(),
    judge: z.string(),
    judgeVersion: z.string(),
    reference: z.enum(['exact', 'human', 'final thoughts']),
    ...counted,
    incorrect: z.strictObject(counted).exactOptional(),
  })
  .refine((record) => isWhole(record) && (record.incorrect === undefined || isWhole(record.incorrect)), {
    error: 'a cluster has not one count for each stratum',
  })

/** calibration.json: one calibration of each judge, the latest last. */
const schema = z.strictObject({ version: z.literal(1), calibrations: z.array(calibration) })

const name = 'calibration.json'

function isWhole({ clusters, strata }: Pick<Calibration, 'strata' | 'clusters'>): boolean {
  return clusters.every(({ counts }) => counts.length === strata.length)
}

/**
 * The calibration of the judge that a run is scored with; undefined where there is none of this judge.
 * @throws RunError where calibration.json is not one
 */
export function calibrationFor(folder: string, settings: JudgeSettings): CalibrationRecord | undefined {
  const file = join(folder, name)
  const records = existsSync(file) ? readCalibrations(file) : []
  return records.find((record) => isOf(record, judgeIdentity(settings)))
}

/**
 * Reads the calibrations of a run folder or a file.
 * @throws RunError where there is none
 */
export function readCalibrations(place: string): readonly CalibrationRecord[] {
  const file = statSync(place, { throwIfNoEntry: false })?.isDirectory() ? join(place, name) : place
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new RunError(`${file}: no calibration; jevons judge --calibrate RUN measures one`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data.calibrations
  throw new RunError(`${file}: ${saidFault(parsed.error, value)}`)
}

/** Keeps a calibration with the run that it is used for, in place of an earlier one of the same judge. */
export function keepCalibration(folder: string, record: CalibrationRecord): void {
  const file = join(folder, name)
  const others = (existsSync(file) ? readCalibrations(file) : []).filter((one) => !isOf(one, record))
  writeAtomically(file, [`${JSON.stringify({ version: 1, calibrations: [...others, record] })}\n`])
}

function isOf(
  { judge, judgeVersion }: CalibrationRecord,
  other: Pick<CalibrationRecord, 'judge' | 'judgeVersion'>,
): boolean {
  return judge === other.judge && judgeVersion === other.judgeVersion
}

/** What was measured, as the record holds it. */
export function calibrationRecord({ all, incorrect }: MeasuredErrors): CalibrationRecord {
  return {
    ...all,
    ...(incorrect && { incorrect: { strata: incorrect.strata, clusters: incorrect.clusters } }),
  }
}
