import { type WeekRow, weekTable } from '#market'
import { readBoardFile, readLeaderboards } from '#run/facts'
import { printedLines, weekLines } from './leaderboard-lines.ts'
import { leaderboardText, printedBoardText } from './leaderboard-text.ts'
import { leaderboardWords } from './leaderboard-words.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag, type PeersLanguage } from './peers-words.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface LeaderboardFlags {
  readonly board?: string
  readonly top?: string
  readonly lang?: string
  readonly svg?: string
  readonly json?: true
}

/** `jevons leaderboard`: who leads this week, and why ranks moved. */
export async function leaderboard(files: readonly string[], given: object, world: World): Promise<void> {
  const flags = given as LeaderboardFlags
  const language = languageFlag(flags.lang)
  if (files.length === 0) return printed(flags, { language, world })
  if (flags.board !== undefined) throw new UsageError('--board is for printed boards: name it without files')
  const top = numberFlag('--top', flags.top, { least: 1, whole: true })
  const read = await Promise.all(files.map(readBoardFile))
  const isSynthetic = read.some((one) => one.isSynthetic)
  const weeks = read.flatMap((one) => one.weeks)
  const table = withinDomain(() => weekTable(weeks))
  if (flags.svg !== undefined)
    (await import('./draw-market.ts')).drawLeaderboard(weeks, { file: flags.svg, language, isSynthetic })
  const shown = top === undefined ? table : { ...table, rows: table.rows.filter((row) => isWithin(row, top)) }
  const words = leaderboardWords[language]
  const format = `${read[0]?.format ?? 'plain'}${isSynthetic ? ', synthetic' : ''}`
  const lines = weekLines(shown, { format, words })
  if (flags.json) world.out(`${JSON.stringify(lines, undefined, 2)}\n`)
  else world.out(leaderboardText(shown, { lines, words, isSynthetic }))
}

function isWithin({ rank, previous }: WeekRow, top: number): boolean {
  return (rank ?? previous ?? 0) <= top
}

function printed(
  { board: asked, json, top, svg }: LeaderboardFlags,
  { language, world }: { readonly language: PeersLanguage; readonly world: World },
): void {
  if (top !== undefined || svg !== undefined) throw new UsageError('--top and --svg go with files')
  const { boards, source } = readLeaderboards()
  const words = leaderboardWords[language]
  const shown = asked === undefined ? boards : boards.filter(({ id }) => id === asked)
  if (shown.length === 0)
    throw new UsageError(`--board ${asked}: there are ${boards.map(({ id }) => id).join(', ')}`)
  const withLines = shown.map((board) => ({ board, lines: printedLines(board, { language, words }) }))
  const all = withLines.flatMap(({ lines }) => lines)
  const text = (): string =>
    withLines
      .map(({ board, lines }) => printedBoardText(board, { lines, language, words, source }))
      .join('\n')
  world.out(json ? `${JSON.stringify(all, undefined, 2)}\n` : text())
}
