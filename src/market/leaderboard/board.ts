import type { Day } from '../calendar/day.ts'

/** One line of a leaderboard as a file has it. */
export interface BoardEntry {
  readonly name: string
  readonly score: number
  /** Of the score, at 95 %, where one is told. */
  readonly low?: number
  readonly high?: number
  /** As it stands there: ranks are computed from scores, and compared with it. */
  readonly printedRank?: number
  /** What people reach: never ranked, shown beside. */
  readonly isHuman?: boolean
  readonly organisation?: string
  readonly licence?: string
  readonly knowledgeCutoff?: string
  readonly votes?: number
}

/** A leaderboard on a day. */
export interface BoardWeek {
  readonly date: Day
  readonly entries: readonly BoardEntry[]
}

/** A board with its entries told apart: models by rank, human baselines, and rows that named a model again. */
export interface DistinctBoard {
  readonly models: readonly BoardEntry[]
  readonly humans: readonly BoardEntry[]
  /** Rows left out, by the name that was kept. */
  readonly repeated: ReadonlyMap<string, number>
}

/** Names that differ only in capitals, blanks, underscores or a provider before a slash are one model. */
export function modelKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^[^/\s]+\//, '')
    .replace(/[\s_]+/g, '-')
}

/** Of rows with one name the highest score is kept. */
export function distinctBoard(entries: readonly BoardEntry[]): DistinctBoard {
  const kept = new Map<string, BoardEntry>()
  const repeated = new Map<string, number>()
  const models = entries.filter(({ isHuman }) => isHuman !== true)
  for (const entry of models) {
    const key = modelKey(entry.name)
    const before = kept.get(key)
    if (before !== undefined) repeated.set(key, (repeated.get(key) ?? 0) + 1)
    if (before === undefined || entry.score > before.score) kept.set(key, entry)
  }
  return {
    models: [...kept.values()],
    humans: entries.filter(({ isHuman }) => isHuman === true),
    repeated,
  }
}
