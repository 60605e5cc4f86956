import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RunFolder } from '#run'
import {
  humanJudge,
  type JudgeName,
  type JudgeSettings,
  judgeBudget,
  type ScoreRecord,
  type ThoughtReading,
} from '#study'
import { thoughtSplitter } from '#thought'
import { askJudge } from './judge-asking.ts'
import type { JudgeFlags, JudgeRequest } from './judge-flags.ts'
import { type OpenJudge, openJudge } from './judge-open.ts'
import type { JudgeSpec } from './judge-spec.ts'
import { scoreRun } from './score.ts'
import type { World } from './world.ts'

/** What `jevons judge` works on, and what it was told. */
export interface JudgingContext {
  readonly run: RunFolder
  readonly request: JudgeRequest
  /** How the run was scored before: its thoughts stay as they are. */
  readonly record: Omit<ScoreRecord, 'version'>
  readonly flags: JudgeFlags
  readonly world: World
}

/** Thoughts as the run is scored, as far as the flags select them. */
export function readingOf({ request, record }: JudgingContext): ThoughtReading {
  return { ...request.selection, split: thoughtSplitter(record.settings.splitting) }
}

/** Judges that were asked. */
export interface AskedJudges {
  readonly judge: JudgeSettings
  readonly told: readonly string[]
  /** They were asked about every thought: no flag, limit of cost, failure or labeller left any out. */
  readonly isComplete: boolean
}

/** Asks every judge that has to be asked, one after the other and within one budget. */
export async function askAll(
  { run, request, flags, world }: JudgingContext,
  specs: readonly JudgeSpec[],
  reading: ThoughtReading,
): Promise<AskedJudges> {
  const { asking: limits, rule, confidence } = request
  const budget = judgeBudget(limits.maxCostUsd)
  const opened: OpenJudge[] = []
  const told: string[] = []
  let isComplete = Object.keys(request.selection).length === 0
  try {
    for (const spec of specs) opened.push(await openJudge(spec, { run, limits, budget, world }))
    for (const judge of opened) {
      const asked = await askJudge(judge, { run, reading, limits, world, quiet: flags.quiet ?? false })
      if (asked.told !== undefined) told.push(asked.told)
      // People label what they come to.
      if (!asked.isComplete || judge.name === humanJudge.name) isComplete = false
    }
  } finally {
    for (const judge of opened) await judge.close()
  }
  const judges = opened.map(({ name, version }): JudgeName => ({ name, version }))
  return { judge: { judges, rule, confidence }, told, isComplete }
}

/** Outcomes are read from the grades: a run that has none yet is scored. */
export async function gradeFirst({ run, record, flags, world }: JudgingContext): Promise<void> {
  if (existsSync(join(run.folder, 'grades.jsonl'))) return
  await scoreRun(run, { settings: record.settings, flags: { ...flags, quiet: true }, world })
}
