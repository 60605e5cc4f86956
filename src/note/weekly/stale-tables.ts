import type { Waiver } from '../lint/waiver.ts'
import { issueFiles } from './issue-tables.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** By this name a waiver lets old tables stand. */
export const staleRule = 'stale-data'

/** Older than so many days a table is no longer the last week's: it blocks publication unless it is waived. */
const mostDaysOld = 7

/** What a note shows of another day than its own. */
export interface StaleTable {
  readonly severity: 'error' | 'warning'
  /** How much older than the note, in days; below zero where it is of a later day. Null where it was made up and has none. */
  readonly daysOld: number | null
  /** What is of which day, and the file that would bring it up to date. */
  readonly says: string
  /** Why it may stand nonetheless, where somebody said so. */
  readonly waived: string | null
}

/**
 * What a note shows that is of another day than the note: a warning up to a week, an error where it is older, and where it is of a
 * day that the note can't know. Made-up closes are a warning: whatever shows them says so itself.
 */
export function staleTables(
  text: string,
  { tables, peers, boards, sample }: WeeklyFacts,
  { date, waivers }: { readonly date: string; readonly waivers: readonly Waiver[] },
): readonly StaleTable[] {
  const waived = waivers.find(({ rule }) => rule === staleRule)?.reason ?? null
  const shows = (pattern: string): boolean => new RegExp(`\\{\\{[^}]*\\b(?:${pattern})`).test(text)
  const boardDay = (id: string): string => boards.boards.find((one) => one.id === id)?.date ?? date
  const { prices, arena, livebench } = tables
  const lastClose = prices?.rows
    .map((row) => row.date)
    .toSorted()
    .at(-1)
  const shown: readonly (readonly [what: string, day: string | undefined, file: string])[] = [
    ['peers', shows('peers[.-]|segment-returns') && !prices ? peers.date : undefined, issueFiles.prices],
    ['closes', lastClose, issueFiles.prices],
    ['arena', shows('arena') && !arena ? boardDay('table-12') : undefined, issueFiles.arena],
    ['arena', shows('arena') ? lastDay(arena?.rows) : undefined, issueFiles.arena],
    ['livebench', shows('livebench') && !livebench ? boardDay('table-13') : undefined, issueFiles.livebench],
    ['livebench', shows('livebench') ? lastDay(livebench?.rows) : undefined, issueFiles.livebench],
  ]
  const old = shown.flatMap(([what, day, file]): readonly StaleTable[] => {
    if (day === undefined || day === date) return []
    const daysOld = (Date.parse(date) - Date.parse(day)) / 86_400_000
    const severity = daysOld > mostDaysOld || daysOld < 0 ? 'error' : 'warning'
    return [{ severity, daysOld, says: `${what} of ${day}, ${agedText(daysOld)}: ${file}`, waived }]
  })
  const isMadeUp = shows('mag7-weight|universe') && sample.prices !== undefined
  const madeUp = { severity: 'warning', daysOld: null, waived } as const
  return isMadeUp ? [...old, { ...madeUp, says: `made-up closes stand for ${issueFiles.prices}` }] : old
}

function lastDay(weeks: readonly { readonly date: string }[] | undefined): string | undefined {
  return weeks
    ?.map(({ date }) => date)
    .toSorted()
    .at(-1)
}

function agedText(days: number): string {
  const count = Math.abs(days)
  return `${count} ${count === 1 ? 'day' : 'days'} ${days < 0 ? 'after' : 'before'} the note`
}
