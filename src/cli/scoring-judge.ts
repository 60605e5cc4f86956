import { pureJudges, surest } from '#judge'
import { type JudgeSettings, judgedThoughts, judgeIdentity } from '#study'
import { count } from './asking-cost.ts'
import type { AskedJudges, JudgingContext } from './judge-context.ts'
import { readingOf } from './judge-context.ts'
import { shellWord } from './shell-word.ts'

interface ScoringJudge {
  /** Absent where the run is scored by nobody it names, as before. */
  readonly judge?: JudgeSettings
  /** What a reader has to know of it, in words. */
  readonly told: readonly string[]
}

/** Countdown is judged exactly where nobody else was named. */
const usual: JudgeSettings = {
  judges: [{ name: pureJudges.exact.name, version: pureJudges.exact.version }],
  rule: 'any',
  confidence: surest,
}

/**
 * By whom a run is scored once judges were asked: by them, unless they were asked about a part and would hide what the present
 * judges know of the rest. Then the run stays as it is, until somebody says `--score`. The way back is said either way.
 */
export async function scoringJudge(
  context: JudgingContext,
  { judge, isComplete }: AskedJudges,
): Promise<ScoringJudge> {
  const { run, record, flags } = context
  const present = record.settings.judge ?? usual
  if (identity(present) === identity(judge)) return { judge, told: [] }
  const names = { before: judgeIdentity(present).judge, after: judgeIdentity(judge).judge }
  const { split } = readingOf(context)
  const { before, after, hidden } = await judgedThoughts(run, { before: present, after: judge }, split)
  if (hidden > 0 && !isComplete && !flags.score) {
    const kept = record.settings.judge
    return {
      ...(kept === undefined ? {} : { judge: kept }),
      told: [
        `Of ${count(before)} thoughts that ${names.before} has judged, ${names.after} has not judged ${count(hidden)}: the run stays scored by ${names.before}, and what ${names.after} said is kept beside it. The same command with --score scores the run by ${names.after}.`,
      ],
    }
  }
  const lost = hidden > 0 ? `, and judges ${count(after)} of ${count(before)} thoughts` : ''
  return {
    judge,
    told:
      before === 0
        ? []
        : [
            `The run is scored by ${names.after} now${lost}. It was scored by ${names.before}: ${wayBack(context, present)} brings that back.`,
          ],
  }
}

function identity(judge: JudgeSettings): string {
  return JSON.stringify(judgeIdentity(judge))
}

/** What scores the run as before. Several judges are named as they were, and where a model is asked only its user knows. */
function wayBack({ run, record }: JudgingContext, { judges, rule }: JudgeSettings): string {
  const folder = shellWord(run.folder)
  const [first, ...others] = judges
  if (first === undefined || others.length > 0) {
    const named = judges.map(
      ({ name }) => `--judge ${shellWord(name.startsWith('model:') ? `${name}@URL` : name)}`,
    )
    return `jevons judge ${folder} ${named.join(' ')} --rule ${rule} --score`
  }
  return ['jevons score', folder, ...record.flags.map(shellWord), '--judge', shellWord(first.name)].join(' ')
}
