import { type BoardEntry, type BoardWeek, distinctBoard, modelKey } from './board.ts'
import { type Ranked, ranked } from './rank.ts'
import { type RankChange, rankChanges } from './rank-change.ts'

/** A line of this week's table. */
export interface WeekRow {
  readonly entry: BoardEntry
  /** Null for human baselines, and for who is gone. */
  readonly rank: number | null
  readonly between?: readonly [best: number, worst: number]
  /** Ranks risen (+) or fallen (−); null in the first week. */
  readonly change: number | 'new' | 'out' | null
  readonly reason?: RankChange
  readonly previous?: number
  /** Rows of the file that named it again with a lower score. */
  readonly repeated: number
}

/** The last week of a board against the one before. */
export interface WeekTable {
  readonly date: string
  readonly previousDate: string | undefined
  readonly rows: readonly WeekRow[]
}

/** @throws RangeError without a week, or with two of one day */
export function weekTable(weeks: readonly BoardWeek[]): WeekTable {
  const sorted = weeks.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const [last, before] = [sorted.at(-1), sorted.at(-2)]
  if (last === undefined) throw new RangeError('no leaderboard')
  if (last.date === before?.date) throw new RangeError(`two leaderboards of ${last.date}`)
  const now = distinctBoard(last.entries)
  const current = ranked(now.models)
  const previous = before && ranked(distinctBoard(before.entries).models)
  return {
    date: last.date,
    previousDate: before?.date,
    rows: [
      ...modelRows(current, previous, now.repeated),
      ...goneRows(current, previous ?? []),
      ...now.humans.map((entry) => ({ entry, rank: null, change: null, repeated: 0 })),
    ],
  }
}

function modelRows(
  current: readonly Ranked[],
  previous: readonly Ranked[] | undefined,
  repeated: ReadonlyMap<string, number>,
): readonly WeekRow[] {
  const changes = new Map(rankChanges(previous ?? [], current).map((change) => [change.key, change]))
  return current.map(({ key, entry, rank, between }) => {
    const reason = changes.get(key)
    const change = previous === undefined ? null : reason ? reason.previous - rank : ('new' as const)
    return {
      entry,
      rank,
      change,
      repeated: repeated.get(key) ?? 0,
      ...(between ? { between } : {}),
      ...(reason ? { reason, previous: reason.previous } : {}),
    }
  })
}

function goneRows(current: readonly Ranked[], previous: readonly Ranked[]): readonly WeekRow[] {
  const there = new Set(current.map(({ key }) => key))
  return previous
    .filter(({ key }) => !there.has(key))
    .map(({ entry, rank }) => ({ entry, rank: null, change: 'out', previous: rank, repeated: 0 }))
}

/** Scores of one model over the weeks in which it was there. */
export interface ScoreCourse {
  readonly name: string
  readonly isHuman: boolean
  readonly points: readonly {
    readonly date: string
    readonly score: number
    readonly low?: number
    readonly high?: number
  }[]
}

/** Scores over time, the best of the last week first. */
export function scoreCourses(weeks: readonly BoardWeek[]): readonly ScoreCourse[] {
  const courses = new Map<
    string,
    { name: string; isHuman: boolean; points: ScoreCourse['points'][number][] }
  >()
  const sorted = weeks.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  for (const { date, entries } of sorted) {
    const { models, humans } = distinctBoard(entries)
    for (const entry of [...models.toSorted((a, b) => b.score - a.score), ...humans]) {
      const { name, score, low, high, isHuman = false } = entry
      const key = modelKey(name)
      const course = courses.get(key) ?? { name, isHuman, points: [] }
      courses.set(key, course)
      course.points.unshift({
        date,
        score,
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      })
    }
  }
  return [...courses.values()]
}

/** Neighbours in a printed list whose scores stand in the wrong order. */
export function orderViolations(
  rows: readonly { readonly name: string; readonly rank: number; readonly score: number }[],
): readonly (readonly [above: string, below: string])[] {
  return rows.flatMap((row, place) => {
    const below = rows[place + 1]
    return below !== undefined && row.rank < below.rank && row.score < below.score
      ? [[row.name, below.name] as const]
      : []
  })
}
