import type { Summary } from '#run'
import type { RunsComparison } from '#study'

/** A run as a comparison names it. */
export interface NamedRun {
  readonly name: string
  readonly summary: Summary
}

/** A later run against the first. */
export interface ComparedRuns {
  readonly run: NamedRun
  readonly comparison: RunsComparison
}

/** So an arm is called where several runs stand beside each other. */
export function armName({ name, summary }: NamedRun, arm: string): string {
  return summary.arms.length === 1 ? name : `${name} · ${arm}`
}

/**
 * The arms of all runs as those of one summary, for the tables and figures that set arms beside each other. It compares
 * nothing by itself: its runs may have met other problems.
 */
export function besideEachOther(first: NamedRun, others: readonly NamedRun[]): Summary {
  const runs = [first, ...others]
  const absent = runs.flatMap((run) =>
    Object.entries(run.summary.absent).map(([path, reason]) => [renamed(path, run), reason] as const),
  )
  return {
    ...first.summary,
    baseline: armName(first, first.summary.baseline),
    arms: runs.flatMap((run) => run.summary.arms.map((arm) => ({ ...arm, id: armName(run, arm.id) }))),
    comparisons: [],
    family: { ...first.summary.family, size: 0 },
    absent: Object.fromEntries(absent),
  }
}

/** A path of a run's own summary in the one of all. */
function renamed(path: string, run: NamedRun): string {
  const arm = run.summary.arms.find(({ id }) => path.startsWith(`arms.${id}.`))
  return arm ? `arms.${armName(run, arm.id)}${path.slice(`arms.${arm.id}`.length)}` : path
}
