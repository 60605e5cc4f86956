import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RunFolder, reopenRun } from '#run'
import { type JudgeName, judgeBudget, readScoreRecord, type ScoreRecord, usualScoring } from '#study'
import { thoughtSplitter } from '#thought'
import { askJudge } from './judge-asking.ts'
import { type JudgeFlags, type JudgeRequest, judgeRequest } from './judge-flags.ts'
import { type OpenJudge, openJudge } from './judge-open.ts'
import { refuseUnfinished } from './refuse-unfinished.ts'
import { scoreAndReport, scoreRun } from './score.ts'
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
    const context: Judging = { run, request, record, flags, world }
    await judgeRun(context)
  } finally {
    run.close()
  }
}

interface Judging {
  readonly run: RunFolder
  readonly request: JudgeRequest
  readonly record: Omit<ScoreRecord, 'version'>
  readonly flags: JudgeFlags
  readonly world: World
}

async function judgeRun(context: Judging): Promise<void> {
  const { run, request, record, flags, world } = context
  if (request.specs.length === 0)
    throw new UsageError('say who judges: --judge exact, mention, rollout, human or model:NAME@URL')
  const { judges, told } = await askAll(context)
  const { rule, confidence } = request
  const settings = { ...record.settings, judge: { judges, rule, confidence } }
  for (const sentence of told) world.err(`${sentence}\n`)
  await scoreAndReport(run, { settings, flags: record.flags, running: flags, world })
}

/** Asks every judge that has to be asked, one after the other and within one budget. */
async function askAll(context: Judging): Promise<{ readonly judges: JudgeName[]; readonly told: string[] }> {
  const { run, request, record, flags, world } = context
  const { asking: limits, selection } = request
  const budget = judgeBudget(limits.maxCostUsd)
  const reading = { ...selection, split: thoughtSplitter(record.settings.splitting) }
  if (selection.outcome !== undefined) await gradeFirst(context)
  const opened: OpenJudge[] = []
  const told: string[] = []
  try {
    for (const spec of request.specs) opened.push(await openJudge(spec, { run, limits, budget, world }))
    for (const judge of opened) {
      const sentence = await askJudge(judge, { run, reading, limits, world, quiet: flags.quiet ?? false })
      if (sentence !== undefined) told.push(sentence)
    }
  } finally {
    for (const judge of opened) await judge.close()
  }
  return { judges: opened.map(({ name, version }) => ({ name, version })), told }
}

/** Outcomes are read from the grades: a run that has none yet is scored. */
async function gradeFirst({ run, record, flags, world }: Judging): Promise<void> {
  if (existsSync(join(run.folder, 'grades.jsonl'))) return
  await scoreRun(run, { settings: record.settings, flags: { ...flags, quiet: true }, world })
}
