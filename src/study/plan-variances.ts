import { armsNamed, type RunReader } from '#run'
import {
  intraProblemCorrelation,
  type PlanningVariances,
  type ProblemPair,
  pairedVariances,
  resampledVariances,
} from '#statistics'
import { StudyError } from './study-error.ts'

/** What a run tells of the size that the next comparison needs. */
export interface RunVariances {
  readonly baseline: string
  /** The arm compared with the baseline; undefined where the run has no other. */
  readonly arm: string | undefined
  readonly problems: number
  /** Responses of one arm to a problem, the most. */
  readonly samples: number
  /** Accuracy of the baseline. */
  readonly accuracy: number
  /** Of the baseline; undefined with one response a problem. */
  readonly intraProblem: number | undefined
  /** Undefined where the run has one arm alone: nothing tells how two go together. */
  readonly variances: PlanningVariances | undefined
  /** The variances in resamples of the problems. */
  readonly resampled: readonly PlanningVariances[]
}

/**
 * Reads off a graded run how much problems and responses vary in accuracy. Failed and ungraded responses say nothing, and
 * their partners in the other arm neither.
 * @throws StudyError where the run is not graded, has no such arm, or has several and none is named
 */
export async function planVariances(
  run: RunReader,
  options: { readonly arm?: string; readonly baseline?: string } = {},
): Promise<RunVariances> {
  const { study } = run.description
  const ids = run.description.arms.map(({ id }) => id)
  const baseline = known(options.baseline ?? study.baseline, ids, run.folder)
  const arm = otherArm(ids, { ...options, baseline, folder: run.folder })
  const byProblem = await outcomes(run, new Set(arm === undefined ? [baseline] : [baseline, arm]))
  const own = byProblem.map((arms) => [...(arms.get(baseline)?.values() ?? [])])
  const all = own.flat()
  if (all.length === 0)
    throw new StudyError(`${run.folder}: no graded response of ${baseline}; jevons score grades it`)
  const pairs = arm === undefined ? [] : byProblem.map((arms) => paired(arms.get(baseline), arms.get(arm)))
  const variances = pairedVariances(pairs)
  return {
    baseline,
    arm,
    problems: own.filter(({ length }) => length > 0).length,
    samples: own.reduce((most, { length }) => Math.max(most, length), 0),
    accuracy: all.reduce((sum, one) => sum + one, 0) / all.length,
    intraProblem: intraProblemCorrelation(own),
    variances,
    resampled: variances ? resampledVariances(pairs, { seed: `variances of ${study.seed}` }) : [],
  }
}

function known(name: string, ids: readonly string[], folder: string): string {
  const [id, another] = armsNamed(ids, name)
  if (id === undefined) throw new StudyError(`${folder}: has no arm ${name}: its arms are ${ids.join(', ')}`)
  if (another !== undefined) throw new StudyError(unclear(armsNamed(ids, name), folder))
  return id
}

function unclear(ids: readonly string[], folder: string): string {
  return `${folder}: say which of its arms, such as --arm ${ids[0]}; there are ${ids.join(' and ')}`
}

function otherArm(
  ids: readonly string[],
  { arm, baseline, folder }: { readonly arm?: string; readonly baseline: string; readonly folder: string },
): string | undefined {
  const others = ids.filter((id) => id !== baseline)
  const named = arm === undefined ? undefined : known(arm, ids, folder)
  if (named === baseline) throw new StudyError(`${folder}: ${named} is the baseline itself: name another arm`)
  if (named !== undefined) return named
  if (others.length > 1) throw new StudyError(unclear(others, folder))
  return others[0]
}

type Outcomes = ReadonlyMap<number, number>

/** Whether each response is right, by problem, arm and sample. */
async function outcomes(run: RunReader, arms: ReadonlySet<string>): Promise<ReadonlyMap<string, Outcomes>[]> {
  const byProblem = new Map<string, Map<string, Map<number, number>>>()
  for await (const { problem, arm, sample, outcome } of run.grades()) {
    if (!arms.has(arm) || outcome === null || outcome === 'failed') continue
    const byArm = byProblem.get(problem) ?? new Map<string, Map<number, number>>()
    byProblem.set(problem, byArm)
    const bySample = byArm.get(arm) ?? new Map<number, number>()
    byArm.set(arm, bySample)
    bySample.set(sample, Number(outcome === 'correct'))
  }
  return [...byProblem.values()]
}

/** The samples that both arms have. */
function paired(a: Outcomes | undefined, b: Outcomes | undefined): ProblemPair {
  const shared = [...(a?.keys() ?? [])].filter((sample) => b?.has(sample))
  const values = (of: Outcomes | undefined): number[] => shared.map((sample) => of?.get(sample) ?? 0)
  return { a: values(a), b: values(b) }
}
