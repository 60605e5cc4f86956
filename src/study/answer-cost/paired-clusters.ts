import type { ProblemTally } from './problem-tally.ts'

type Tallies = ReadonlyMap<string, ProblemTally>

/** Sums over the problems that two arms both answered. */
export interface PairedClusters {
  /** One for each part, over clusters of problems in one order. */
  readonly columns: readonly Float64Array[]
  readonly clusters: number
  /** Answers of both arms together. */
  readonly answers: number
}

/** @param partsOf what two tallies of one problem add, as many numbers for each problem */
export function pairedClusters(
  a: Tallies,
  b: Tallies,
  partsOf: (ofA: ProblemTally, ofB: ProblemTally) => readonly number[],
): PairedClusters {
  const clusters = new Map<string, number[]>()
  let answers = 0
  for (const [problem, ofA] of a) {
    const ofB = b.get(problem)
    if (!ofB) continue
    const parts = partsOf(ofA, ofB)
    const before = clusters.get(ofA.cluster)
    clusters.set(
      ofA.cluster,
      parts.map((part, place) => part + (before?.[place] ?? 0)),
    )
    answers += ofA.responses + ofB.responses
  }
  const all = [...clusters.values()]
  const columns = (all[0] ?? []).map((_, place) => Float64Array.from(all, (sums) => sums[place] as number))
  return { columns, clusters: all.length, answers }
}
