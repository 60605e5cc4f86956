import type { Calibration } from '#judge'
import { readLabels } from '#run'
import {
  calibrateJudge,
  calibrationRecord,
  type JudgeSettings,
  judgeIdentity,
  keepCalibration,
  type Reference,
  referenceOf,
} from '#study'
import { askAll, gradeFirst, type JudgingContext, readingOf } from './judge-context.ts'
import type { JudgeSpec } from './judge-spec.ts'
import { calibrationJson, calibrationText } from './judge-text.ts'
import { scoreRun } from './score.ts'
import { UsageError } from './usage-error.ts'

const references = { exact: 'exact', human: 'human', final: 'final thoughts' } as const

/**
 * `jevons judge --calibrate`: measures how often a judge errs, over the thoughts of which the truth is known, and keeps that with
 * the run. Where the run is scored by this judge, its summary is written again with what is corrected.
 */
export async function calibrate(context: JudgingContext): Promise<void> {
  const { run, record, flags, world } = context
  if (flags.calibration !== undefined)
    throw new UsageError('--calibrate measures a calibration, --calibration takes one: give one of them')
  const reference = await referenceFor(context)
  if (reference === 'final thoughts' || context.request.selection.outcome !== undefined)
    await gradeFirst(context)
  const truthOf = await referenceOf(run, reference)
  const { judge, told } = await judgesFor(context, reference, truthOf)
  for (const sentence of told) world.err(`${sentence}\n`)
  const errors = await calibrateJudge(run, { settings: judge, reference, reading: readingOf(context) })
  keepCalibration(run.folder, calibrationRecord(errors))
  if (isScoredBy(judge, record.settings.judge)) {
    await scoreRun(run, { settings: record.settings, flags: { ...flags, quiet: true }, world })
  }
  const { seed } = run.description.study
  world.out(
    flags.json
      ? `${JSON.stringify(calibrationJson(errors, seed), undefined, 2)}\n`
      : calibrationText(errors, seed),
  )
}

/** Exact where it can be had, else what people say, else what the paper took. */
async function referenceFor({ run, flags }: JudgingContext): Promise<Calibration['reference']> {
  const { against } = flags
  if (against !== undefined) {
    if (!isReference(against))
      throw new UsageError(`--against must be one of ${Object.keys(references).join(', ')}, not "${against}"`)
    return references[against]
  }
  for await (const { kind } of run.problems()) if (kind === 'countdown') return 'exact'
  return (await readLabels(run.folder)).size > 0 ? 'human' : 'final thoughts'
}

function isReference(name: string): name is keyof typeof references {
  return Object.hasOwn(references, name)
}

/** The judges that are asked for, or else those that the run is scored by, or else mention, which is free. */
async function judgesFor(
  context: JudgingContext,
  reference: Calibration['reference'],
  truthOf: Reference,
): Promise<{ readonly judge: JudgeSettings; readonly told: readonly string[] }> {
  const { request, record } = context
  const before = record.settings.judge
  const isTruth = (settings: JudgeSettings): boolean =>
    settings.judges.length === 1 && settings.judges[0]?.name === reference
  if (request.specs.length === 0 && before && !isTruth(before)) return { judge: before, told: [] }
  const specs: readonly JudgeSpec[] = request.specs.length === 0 ? [{ kind: 'mention' }] : request.specs
  // Of thoughts whose truth is not known nothing needs to be asked.
  const reading = {
    ...readingOf(context),
    isWanted: (thought: Parameters<Reference>[0]) => truthOf(thought) !== undefined,
  }
  return await askAll(context, specs, reading)
}

function isScoredBy(judge: JudgeSettings, before: JudgeSettings | undefined): boolean {
  return (
    before !== undefined && JSON.stringify(judgeIdentity(before)) === JSON.stringify(judgeIdentity(judge))
  )
}
