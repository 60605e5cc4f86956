import type { RunReader } from '#run'
import { responseId } from './response-id.ts'
import { StudyError } from './study-error.ts'

export const comparedMetrics = ['accuracy', 'tokens', 'thoughts'] as const
export type ComparedMetric = (typeof comparedMetrics)[number]

/** Sums and counts of one arm by problem, in the places of the shared problems. */
export interface ProblemTotals {
  readonly sums: Float64Array
  readonly counts: Float64Array
}

export type ArmTotals = Readonly<Record<ComparedMetric, ProblemTotals>>

/**
 * What some arms of a graded run measured on the shared problems, streamed from its derived files. Failed responses count in
 * nothing, ungradable ones are not correct.
 * @throws StudyError where the run is not graded
 */
export async function totalsOf(
  run: RunReader,
  {
    arms,
    places,
    size,
  }: {
    readonly arms: readonly string[]
    readonly places: ReadonlyMap<string, number>
    readonly size: number
  },
): Promise<ReadonlyMap<string, ArmTotals>> {
  const totals = new Map(arms.map((arm) => [arm, emptyTotals(size)]))
  const failed = new Set<string>()
  let graded = 0
  for await (const grade of run.grades()) {
    graded++
    const own = totals.get(grade.arm)
    const place = places.get(grade.problem)
    if (own === undefined || place === undefined) continue
    if (grade.outcome === 'failed') failed.add(responseId(grade))
    else if (grade.outcome !== null) add(own.accuracy, place, Number(grade.outcome === 'correct'))
  }
  if (graded === 0) throw new StudyError(`${run.folder}: is not graded yet; jevons score grades it`)
  for await (const line of run.thoughts()) {
    const own = totals.get(line.arm)
    const place = places.get(line.problem)
    const last = line.thoughts.at(-1)
    // Without a thought there is no reasoning of the model's own to be counted.
    if (own === undefined || place === undefined || last === undefined || failed.has(responseId(line)))
      continue
    add(own.thoughts, place, line.thoughts.length)
    if (last.tokensUpTo !== null) add(own.tokens, place, last.tokensUpTo)
  }
  return totals
}

function emptyTotals(size: number): ArmTotals {
  const empty = (): ProblemTotals => ({ sums: new Float64Array(size), counts: new Float64Array(size) })
  return { accuracy: empty(), tokens: empty(), thoughts: empty() }
}

function add({ sums, counts }: ProblemTotals, place: number, value: number): void {
  sums[place] = (sums[place] as number) + value
  counts[place] = (counts[place] as number) + 1
}
