import { pureJudges, surest } from '#judge'
import { type RunReader, readJudgements } from '#run'
import { humanJudge, type JudgeName, type JudgeSettings } from '#study'
import { refuseInexact } from './judge-open.ts'
import { UsageError } from './usage-error.ts'

/**
 * A judge that a run is scored with by its name alone: nobody is asked, and of one that was asked the version that was recorded
 * last counts.
 */
export async function judgeNamed(name: string, run: RunReader): Promise<JudgeSettings> {
  return { judges: [await nameIn(name, run)], rule: 'any', confidence: surest }
}

async function nameIn(name: string, run: RunReader): Promise<JudgeName> {
  if (name === humanJudge.name) return humanJudge
  if (name === 'exact') await refuseInexact(run)
  if (name === 'exact' || name === 'mention') {
    const { version } = pureJudges[name]
    return { name, version }
  }
  const recorded = new Map<string, string>()
  for await (const { judge, judgeVersion } of readJudgements(run.folder)) recorded.set(judge, judgeVersion)
  const version = recorded.get(name)
  if (version !== undefined) return { name, version }
  const known = ['exact', 'mention', 'human', ...recorded.keys()].join(', ')
  throw new UsageError(
    `--judge ${name}: not recorded in ${run.folder}; allowed are ${known}. jevons judge asks others`,
  )
}
