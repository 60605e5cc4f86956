import type { Summary } from '#run'

export interface NamedSummary {
  readonly run: string
  readonly summary: Summary
}

/**
 * The arms of several runs as if they were one summary's, named after their run: for figures that set values side by side. It
 * compares nothing, since arms of different runs are not paired, and has no baseline.
 */
export function mergedSummary(runs: readonly NamedSummary[]): Summary | undefined {
  const [first] = runs
  if (!first) return undefined
  return {
    ...first.summary,
    study: { ...first.summary.study, kind: 'import' },
    baseline: '',
    arms: runs.flatMap(({ run, summary }) =>
      summary.arms.map((arm) => ({ ...arm, id: `${run} · ${arm.id}` })),
    ),
    comparisons: [],
    absent: Object.assign({}, ...runs.map(absentOf)) as Summary['absent'],
    warnings: [],
  }
}

function absentOf({ run, summary }: NamedSummary): Record<string, string> {
  const renamed = Object.entries(summary.absent).map(([path, reason]) => {
    const arm = summary.arms.find(({ id }) => path.startsWith(`arms.${id}.`))
    return [arm ? `arms.${run} · ${arm.id}${path.slice(`arms.${arm.id}`.length)}` : path, reason]
  })
  return Object.fromEntries(renamed) as Record<string, string>
}

export type Unlikeness = 'unlikeKind' | 'unlikeTokenizer' | 'unlikeProblems' | 'unlikeJudge'

/** In what respects the runs differ that makes their numbers differ by themselves. */
export function unlikenesses(runs: readonly NamedSummary[]): Unlikeness[] {
  const differ = (of: (study: Summary['study']) => string): boolean =>
    new Set(runs.map(({ summary }) => of(summary.study))).size > 1
  const found: [Unlikeness, boolean][] = [
    ['unlikeKind', differ(({ kind }) => kind)],
    ['unlikeProblems', differ(({ split, seed, problems }) => `${split} ${seed} ${problems}`)],
    ['unlikeTokenizer', differ(({ tokenizer }) => tokenizer)],
    ['unlikeJudge', differ(({ judge }) => judge)],
  ]
  return found.filter(([, is]) => is).map(([name]) => name)
}
