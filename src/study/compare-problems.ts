import { createHash } from 'node:crypto'
import type { RunReader } from '#run'

/** Which problems two runs share: the same question, under the same id or another. */
export interface SharedProblems {
  /** The cluster of each shared problem, in the order of the first run; its place stands for it below. */
  readonly clusters: readonly string[]
  /** Place of a shared problem by its id in the run. */
  readonly placesInA: ReadonlyMap<string, number>
  readonly placesInB: ReadonlyMap<string, number>
  /** Shared problems whose ids differ: found by their text. */
  readonly byText: number
  readonly onlyA: readonly string[]
  readonly onlyB: readonly string[]
  /** Ids that are in both runs with another text: they are not paired. */
  readonly otherText: readonly string[]
}

interface Read {
  readonly id: string
  readonly cluster: string
  readonly hash: string
}

/**
 * Pairs the problems of two runs: those with equal id and equal text, and of the others those whose text is in both runs once.
 * Texts are equal up to blanks at their ends and between words.
 */
export async function sharedProblems(a: RunReader, b: RunReader): Promise<SharedProblems> {
  const ofA = await problemsOf(a)
  const ofB = await problemsOf(b)
  const inB = new Map(ofB.map((problem) => [problem.id, problem]))
  const pairs: { readonly a: Read; readonly b: Read }[] = []
  const otherText: string[] = []
  for (const problem of ofA) {
    const other = inB.get(problem.id)
    if (other?.hash === problem.hash) pairs.push({ a: problem, b: other })
    else if (other) otherText.push(problem.id)
  }
  const paired = new Set(pairs.map((pair) => pair.a.id))
  const left = (problems: readonly Read[]): Read[] => problems.filter(({ id }) => !paired.has(id))
  const uniqueInB = onceByText(left(ofB))
  const byText = [...onceByText(left(ofA))].flatMap(([hash, problem]) => {
    const other = uniqueInB.get(hash)
    return other ? [{ a: problem, b: other }] : []
  })
  const all = [...pairs, ...byText]
  const placesInA = new Map(all.map((pair, place) => [pair.a.id, place]))
  const placesInB = new Map(all.map((pair, place) => [pair.b.id, place]))
  const only = (problems: readonly Read[], places: ReadonlyMap<string, number>): string[] =>
    problems.filter(({ id }) => !places.has(id)).map(({ id }) => id)
  return {
    clusters: all.map((pair) => pair.a.cluster),
    placesInA,
    placesInB,
    byText: byText.length,
    onlyA: only(ofA, placesInA),
    onlyB: only(ofB, placesInB),
    otherText: otherText.filter((id) => !(placesInA.has(id) && placesInB.has(id))),
  }
}

async function problemsOf(run: RunReader): Promise<Read[]> {
  const read: Read[] = []
  for await (const { id, cluster, question } of run.problems()) {
    const text = question.trim().split(/\s+/).join(' ')
    read.push({ id, cluster, hash: createHash('sha256').update(text).digest('base64') })
  }
  return read
}

/** Problems by text, without those whose text several have. */
function onceByText(problems: readonly Read[]): Map<string, Read> {
  const found = new Map<string, Read>()
  const several = new Set<string>()
  for (const problem of problems) {
    if (found.has(problem.hash)) several.add(problem.hash)
    found.set(problem.hash, problem)
  }
  for (const hash of several) found.delete(hash)
  return found
}
