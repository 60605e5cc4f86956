import { shownId } from '#run'
import type { ResponseRow } from './api.ts'
import type { ProblemTable } from './problem-table.ts'
import { type ResponseEntry, tokensOf } from './response-entry.ts'
import type { ResponseIndex } from './response-index.ts'

/** A response as lists show it. */
export function responseRow(
  entry: ResponseEntry,
  { index, problems }: { readonly index: ResponseIndex; readonly problems: ProblemTable },
): ResponseRow {
  const problem = index.problems[entry.problem] ?? ''
  const arm = index.arms[entry.arm] ?? ''
  const { sample, grade, thoughts } = entry
  return {
    id: shownId({ problem, arm, sample }),
    problem,
    arm,
    sample,
    level: problems.level(problem),
    outcome: grade?.outcome ?? null,
    answer: grade?.answer ?? null,
    reasoningTokens: tokensOf(entry),
    thoughts: thoughts?.count ?? null,
    firstCorrect: thoughts?.firstCorrect ?? null,
  }
}
