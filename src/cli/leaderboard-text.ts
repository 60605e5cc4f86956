import { impliedWeek, type WeekTable } from '#market'
import type { PrintedBoard } from '#run/facts'
import { harmlessText } from './harmless-text.ts'
import type { LeaderboardLine } from './leaderboard-lines.ts'
import type { LeaderboardWords } from './leaderboard-words.ts'
import type { PeersLanguage } from './peers-words.ts'
import { grouped, plainTable } from './plain-table.ts'

/** A week of a leaderboard for a terminal. */
export function leaderboardText(
  { date, previousDate, rows }: WeekTable,
  {
    lines,
    words,
    isSynthetic,
  }: {
    readonly lines: readonly LeaderboardLine[]
    readonly words: LeaderboardWords
    readonly isSynthetic: boolean
  },
): string {
  const changes = rows.flatMap(({ reason }) => reason ?? [])
  const isWhole = changes.every(({ reconciles }) => reconciles)
  return `${[
    words.title(date, previousDate),
    ...(isSynthetic ? [words.synthetic] : []),
    ...asTable(lines, words),
    ...(previousDate === undefined ? [] : [isWhole ? words.allChanges(changes.length) : words.someChanges]),
    ...(lines.some(({ between }) => between !== null) ? [words.overlap] : []),
  ].join('\n')}\n`
}

/** A printed board, with what its arrows imply. */
export function printedBoardText(
  { name, date, unit, credit, rows, absent }: PrintedBoard,
  {
    lines,
    language,
    words,
    source,
  }: {
    readonly lines: readonly LeaderboardLine[]
    readonly language: PeersLanguage
    readonly words: LeaderboardWords
    readonly source: string
  },
): string {
  const { changes, vacated, reconciles } = impliedWeek(
    rows.map(({ name: key, rank, move }) => ({ key, rank, move: move ?? undefined })),
  )
  return `${[
    `${name[language]}, ${date}, ${unit} (${credit}; ${source})`,
    ...(absent === undefined ? [] : [`  ${absent}`]),
    ...asTable(lines, words),
    ...(rows.length === 0 ? [] : [reconciles ? words.allArrows(changes.length, vacated) : words.someArrows]),
  ].join('\n')}\n`
}

/** The name to the left, numbers to the right of it, then what is to be said. */
function asTable(lines: readonly LeaderboardLine[], words: LeaderboardWords): readonly string[] {
  const hasBetween = lines.some(({ between }) => between !== null)
  const [rankName, moveName, modelName, scoreName, intervalName, openName] = words.columns
  const head = [modelName, rankName, moveName, scoreName, ...(hasBetween ? [intervalName, openName] : [])]
  const table = plainTable([
    head,
    ...lines.map((line) => [
      harmlessText(line.name),
      line.rank === null ? '' : `${line.rank}`,
      moveText(line.change, words),
      scoreText(line.score),
      ...(hasBetween ? intervalOf(line) : []),
    ]),
  ])
  return table.map((line, place) => {
    const note = lines[place - 1]?.note ?? ''
    return note === '' ? `  ${line}` : `  ${line}   ${harmlessText(note)}`
  })
}

function intervalOf({ low, high, between }: LeaderboardLine): readonly string[] {
  return [
    low === null || high === null ? '' : `${scoreText(low)}–${scoreText(high)}`,
    between === null ? '' : between[0] === between[1] ? `${between[0]}` : `${between[0]}–${between[1]}`,
  ]
}

function moveText(change: LeaderboardLine['change'], { isNew, isOut }: LeaderboardWords): string {
  if (change === null) return ''
  if (change === 'new') return isNew
  if (change === 'out') return isOut
  return change === 0 ? '–' : change > 0 ? `▲${change}` : `▼${-change}`
}

function scoreText(score: number): string {
  return grouped(score, Number.isInteger(score) ? 0 : 2)
}
