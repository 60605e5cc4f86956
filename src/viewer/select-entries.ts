import type { ResponseQuery } from './api.ts'
import type { ProblemTable } from './problem-table.ts'
import { type ResponseEntry, tokensOf, underthinkingOf } from './response-entry.ts'
import type { ResponseIndex } from './response-index.ts'

type Fits = (entry: ResponseEntry) => boolean

/** The entries that a query is about, in its order, search left out. */
export function selectEntries(
  index: ResponseIndex,
  problems: ProblemTable,
  query: ResponseQuery,
): readonly ResponseEntry[] {
  const filters = filtersOf(index, problems, query)
  const chosen =
    filters.length === 0
      ? [...index.entries]
      : index.entries.filter((entry) => filters.every((fits) => fits(entry)))
  return sorted(chosen, query)
}

function filtersOf(index: ResponseIndex, problems: ProblemTable, query: ResponseQuery): readonly Fits[] {
  const { arm, outcome, level, problem, firstCorrect } = query
  const filters: Fits[] = []
  if (arm !== undefined) {
    const wanted = index.arms.indexOf(arm)
    filters.push((entry) => entry.arm === wanted)
  }
  if (problem !== undefined) {
    const wanted = index.problems.indexOf(problem)
    filters.push((entry) => entry.problem === wanted)
  }
  if (level !== undefined) {
    const wanted = new Set(
      index.problems.flatMap((id, number) => (problems.level(id) === level ? [number] : [])),
    )
    filters.push((entry) => wanted.has(entry.problem))
  }
  if (outcome !== undefined) filters.push((entry) => (entry.grade?.outcome ?? 'ungraded') === outcome)
  if (firstCorrect !== undefined) filters.push(({ thoughts }) => thoughts?.firstCorrect === firstCorrect)
  return [...filters, ...ranges(query)]
}

function ranges({ minTokens, maxTokens, minThoughts, maxThoughts }: ResponseQuery): readonly Fits[] {
  const within = (
    number: (entry: ResponseEntry) => number | null,
    low = 0,
    high = Number.MAX_VALUE,
  ): Fits => {
    return (entry) => {
      const value = number(entry)
      return value !== null && value >= low && value <= high
    }
  }
  return [
    ...(minTokens === undefined && maxTokens === undefined ? [] : [within(tokensOf, minTokens, maxTokens)]),
    ...(minThoughts === undefined && maxThoughts === undefined
      ? []
      : [within(thoughtsOf, minThoughts, maxThoughts)]),
  ]
}

function thoughtsOf({ thoughts }: ResponseEntry): number | null {
  return thoughts?.count ?? null
}

const sortedBy = { tokens: tokensOf, thoughts: thoughtsOf, underthinking: underthinkingOf } as const

/** What has no such number stands last, whichever way it is sorted; equal ones stay in their order. */
function sorted(
  entries: ResponseEntry[],
  { sort = 'order', descending = false }: ResponseQuery,
): readonly ResponseEntry[] {
  if (sort === 'order') return descending ? entries.reverse() : entries
  const number = sortedBy[sort]
  const keyed = entries.map((entry) => ({ entry, value: number(entry) }))
  keyed.sort((left, right) => {
    if (left.value === null || right.value === null)
      return Number(left.value === null) - Number(right.value === null)
    return descending ? right.value - left.value : left.value - right.value
  })
  return keyed.map(({ entry }) => entry)
}
