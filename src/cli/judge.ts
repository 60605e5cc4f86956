import { basename } from 'node:path'
import { type RunFolder, reopenRun } from '#run'
import {
  type JudgeSettings,
  judgeIdentity,
  keepCalibration,
  readCalibrations,
  readScoreRecord,
  usualScoring,
} from '#study'
import { askAll, gradeFirst, type JudgingContext, readingOf } from './judge-context.ts'
import { type JudgeFlags, judgeRequest } from './judge-flags.ts'
import { refuseUnfinished } from './refuse-unfinished.ts'
import { scoreAndReport } from './score.ts'
import { scoringJudge } from './scoring-judge.ts'
import { planOf } from './study.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** `jevons judge`: judges the thoughts of a run, keeps what asked judges said, and scores the run anew with these judges. */
export async function judge(folder: string, given: object, world: World): Promise<void> {
  const flags = given as JudgeFlags
  const request = judgeRequest(flags)
  const run = reopenRun(folder)
  try {
    if (run.description.study.kind !== 'import') await refuseUnfinished(await planOf(run), run)
    const record = readScoreRecord(folder) ?? { settings: usualScoring, flags: [] }
    const context: JudgingContext = { run, request, record, flags, world }
    if (!flags.calibrate) return await judgeRun(context)
    if (flags.score)
      throw new UsageError('--score goes without --calibrate, which leaves the judge of the run as it is')
    const { calibrate } = await import('./judge-calibrate.ts')
    await calibrate(context)
  } finally {
    run.close()
  }
}

async function judgeRun(context: JudgingContext): Promise<void> {
  const { run, request, record, flags, world } = context
  const { specs, selection } = request
  if (specs.length === 0)
    throw new UsageError('say who judges: --judge exact, mention, rollout, human or model:NAME@URL')
  if (flags.against !== undefined) throw new UsageError('--against goes with --calibrate')
  if (selection.outcome !== undefined) await gradeFirst(context)
  const asked = await askAll(context, specs, readingOf(context))
  if (flags.calibration !== undefined) takeCalibration(flags.calibration, { run, judge: asked.judge })
  const { judge, told } = await scoringJudge(context, asked)
  for (const sentence of [...asked.told, ...told]) world.err(`${sentence}\n`)
  await scoreAndReport(run, {
    settings: { ...record.settings, ...(judge === undefined ? {} : { judge }) },
    flags: record.flags,
    running: flags,
    world,
  })
}

/** Takes another run's calibration of the same judge over into this one, and says whose it is. */
function takeCalibration(
  place: string,
  { run, judge }: { readonly run: RunFolder; readonly judge: JudgeSettings },
): void {
  const own = judgeIdentity(judge)
  const all = readCalibrations(place)
  const same = all.filter((one) => one.judge === own.judge)
  const calibration = same.find(({ judgeVersion }) => judgeVersion === own.judgeVersion) ?? same.at(-1)
  if (!calibration) {
    const judges = all.map((one) => one.judge).join(', ')
    throw new UsageError(`--calibration ${place}: is of ${judges}, not of ${own.judge}`)
  }
  const version =
    calibration.judgeVersion === own.judgeVersion ? '' : ` (judge version ${calibration.judgeVersion})`
  const { from = basename(place.replace(/\/calibration\.json$/, '')) } = calibration
  keepCalibration(run.folder, { ...calibration, ...own, from: `${from}${version}` })
}
