import { impliedWeek, orderViolations, type WeekRow, type WeekTable } from '#market'
import type { PrintedBoard } from '#run/facts'
import type { LeaderboardWords } from './leaderboard-words.ts'
import type { PeersLanguage } from './peers-words.ts'

/** A line as programs get it. */
export interface LeaderboardLine {
  /** Null for human baselines, and for models that are gone. */
  readonly rank: number | null
  /** Ranks risen (+) or fallen (−); null where there is no week before. */
  readonly change: number | 'new' | 'out' | null
  readonly name: string
  readonly score: number
  readonly note: string
  readonly low: number | null
  readonly high: number | null
  /** The ranks that the intervals leave open. */
  readonly between: readonly [number, number] | null
  readonly previousRank: number | null
  readonly board: string
  readonly date: string
}

/** The lines of a week of files. */
export function weekLines(
  { rows, date }: WeekTable,
  { format, words }: { readonly format: string; readonly words: LeaderboardWords },
): readonly LeaderboardLine[] {
  return rows.map((row) => ({
    rank: row.rank,
    change: row.change,
    name: row.entry.name,
    score: row.entry.score,
    note: noteOf(row, words).join('; '),
    low: row.entry.low ?? null,
    high: row.entry.high ?? null,
    between: row.between ?? null,
    previousRank: row.previous ?? null,
    board: format,
    date,
  }))
}

function noteOf(
  { entry, change, reason, previous, repeated, rank }: WeekRow,
  words: LeaderboardWords,
): readonly string[] {
  const { printedRank } = entry
  return [
    ...(entry.isHuman ? [words.human] : []),
    ...(change === 'out' ? [words.wasGone(previous)] : []),
    ...(reason ? reasonOf(reason, words) : []),
    ...(repeated > 0 ? [words.repeated(repeated + 1)] : []),
    ...(rank !== null && printedRank !== undefined && printedRank !== rank
      ? [words.fileSays(printedRank)]
      : []),
  ]
}

/** What changed a rank, each cause with its number; nothing where nothing did. */
function reasonOf(reason: NonNullable<WeekRow['reason']>, words: LeaderboardWords): readonly string[] {
  const { previous, dropOutsAbove, entrantsAbove, overtakenBy, overtook, reconciles } = reason
  const causes = [
    [dropOutsAbove, words.goneAbove],
    [entrantsAbove, words.newAbove],
    [overtakenBy, words.wentPast],
    [overtook, words.overtaken],
  ] as const
  const said = causes.filter(([count]) => count > 0).map(([count, say]) => say(count))
  return [
    ...(said.length === 0 ? [] : [words.from(previous, said)]),
    ...(reconciles ? [] : [words.doesNotComeOut]),
  ]
}

/** The lines of a board as it was printed, with what its arrows imply. */
export function printedLines(
  board: PrintedBoard,
  { language, words }: { readonly language: PeersLanguage; readonly words: LeaderboardWords },
): readonly LeaderboardLine[] {
  const moves = board.rows.map(({ name, rank, move }) => ({ key: name, rank, move: move ?? undefined }))
  const changes = new Map(impliedWeek(moves).changes.map((change) => [change.key, change]))
  const wrong = new Map(orderViolations(board.rows))
  const common = { low: null, high: null, between: null, board: board.id, date: board.date }
  const models = board.rows.map(({ rank, move, name, score }): LeaderboardLine => {
    const reason = changes.get(name)
    const below = wrong.get(name)
    const notes = [
      ...(reason ? reasonOf(reason, words) : []),
      ...(below === undefined ? [] : [words.wrongOrder(below)]),
    ]
    const change = move ?? 'new'
    return {
      rank,
      change,
      name,
      score,
      note: notes.join('; '),
      previousRank: reason?.previous ?? null,
      ...common,
    }
  })
  const humans = board.humans.map(
    ({ name, score }): LeaderboardLine => ({
      rank: null,
      change: null,
      name: name[language],
      score,
      note: words.human,
      previousRank: null,
      ...common,
    }),
  )
  return [...models, ...humans]
}
