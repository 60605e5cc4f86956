import { issueFiles } from './issue-tables.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** What a note shows that is of another day than the note, with the file that would bring it up to date: one line each. */
export function staleTables(
  text: string,
  { tables, peers, boards, sample }: WeeklyFacts,
  date: string,
): readonly string[] {
  const shows = (pattern: string): boolean => new RegExp(`\\{\\{[^}]*\\b(?:${pattern})`).test(text)
  const boardDay = (id: string): string => boards.boards.find((one) => one.id === id)?.date ?? ''
  const { prices, arena, livebench } = tables
  const lastClose = prices?.rows
    .map((row) => row.date)
    .toSorted()
    .at(-1)
  const made = sample.prices ? 'made-up closes' : ''
  return [
    ...(shows('peers[.-]|segment-returns') && !prices
      ? lineOf('peers', peers.date, date, issueFiles.prices)
      : []),
    ...(lastClose === undefined ? [] : lineOf('closes', lastClose, date, issueFiles.prices)),
    ...(shows('arena') && !arena ? lineOf('arena', boardDay('table-12'), date, issueFiles.arena) : []),
    ...(shows('livebench') && !livebench
      ? lineOf('livebench', boardDay('table-13'), date, issueFiles.livebench)
      : []),
    ...(shows('mag7-weight|universe') && made !== '' ? [`${made} stand for ${issueFiles.prices}`] : []),
  ]
}

function lineOf(what: string, day: string, date: string, file: string): readonly string[] {
  return day === date ? [] : [`${what} of ${day}: ${file}`]
}
