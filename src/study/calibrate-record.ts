import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Calibration } from '#judge'
import { RunError, writeAtomically } from '#run'
import type { MeasuredErrors } from './calibrate-judge.ts'
import { type JudgeSettings, judgeIdentity } from './judge-settings.ts'

/** calibration.json: how often the judge of a run errs, as it was measured there or in another run. */
export interface CalibrationRecord extends Calibration {
  readonly version: 1
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

const schema: z.ZodType<CalibrationRecord> = z.strictObject({
  version: z.literal(1),
  from: z.string().exactOptional(),
  judge: z.string(),
  judgeVersion: z.string(),
  reference: z.enum(['exact', 'human', 'final thoughts']),
  ...counted,
  incorrect: z.strictObject(counted).exactOptional(),
})

const name = 'calibration.json'

/**
 * The calibration of the judge that a run is scored with; undefined where there is none of this judge.
 * @throws RunError where calibration.json is not one
 */
export function calibrationFor(folder: string, settings: JudgeSettings): CalibrationRecord | undefined {
  const file = join(folder, name)
  const record = existsSync(file) ? readCalibration(file) : undefined
  const { judge, judgeVersion } = judgeIdentity(settings)
  return record?.judge === judge && record.judgeVersion === judgeVersion ? record : undefined
}

/**
 * Reads a calibration out of a run folder or a file.
 * @throws RunError where there is none
 */
export function readCalibration(place: string): CalibrationRecord {
  const file = statSync(place, { throwIfNoEntry: false })?.isDirectory() ? join(place, name) : place
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new RunError(`${file}: no calibration; jevons judge --calibrate RUN measures one`)
  }
  const parsed = schema.safeParse(value)
  const { data } = parsed
  if (data && [data, data.incorrect].every((part) => part === undefined || isWhole(part))) return data
  const issue = parsed.error?.issues[0]
  throw new RunError(
    `${file}: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'a cluster has not one count for each stratum'}`,
  )
}

function isWhole({ clusters, strata }: Pick<Calibration, 'strata' | 'clusters'>): boolean {
  return clusters.every(({ counts }) => counts.length === strata.length)
}

/** Keeps a calibration with the run that it is used for. */
export function writeCalibration(folder: string, record: Omit<CalibrationRecord, 'version'>): void {
  writeAtomically(join(folder, name), [`${JSON.stringify({ version: 1, ...record })}\n`])
}

/** What was measured, as the record holds it. */
export function calibrationRecord({ all, incorrect }: MeasuredErrors): CalibrationRecord {
  return {
    version: 1,
    ...all,
    ...(incorrect && { incorrect: { strata: incorrect.strata, clusters: incorrect.clusters } }),
  }
}
