import { basename } from 'node:path'
import { z } from 'zod'
import { type BoardEntry, type BoardWeek, dayNumber } from '#market'
import { RunError } from '../run-error.ts'
import { readTable } from './table-file.ts'

/** The weeks of one file, and what its scores are. */
export interface BoardFile {
  readonly weeks: readonly BoardWeek[]
  readonly format: 'LMArena' | 'LiveBench' | 'plain'
  readonly isSynthetic: boolean
}

type Row = Readonly<Record<string, unknown>>

/** Names that boards give their columns, in small letters without signs. */
const columns = {
  name: ['model', 'modelname', 'name', 'competitor', 'competitors', 'key'],
  score: [
    'arenascore',
    'arenaelo',
    'arenaelorating',
    'score',
    'rating',
    'ratings',
    'elo',
    'globalaverage',
    'average',
  ],
  low: ['ratinglower', 'ratingq025', 'scorelow', 'low'],
  high: ['ratingupper', 'ratingq975', 'scorehigh', 'high'],
  interval: ['95ci', 'ci'],
  rank: ['rank', 'rankub', 'rankstylectrl'],
  organisation: ['organization', 'organisation', 'org', 'provider'],
  licence: ['license', 'licence'],
  cutoff: ['knowledgecutoff', 'knowledgecutoffdate'],
  votes: ['votes', 'numbattles'],
  date: ['date', 'week'],
  kind: ['kind'],
  note: ['note'],
} as const
type Column = keyof typeof columns

/**
 * LiveBench publishes the score of each task: the global average is the mean of its categories, each the mean of its tasks
 * (releases from 2024-07-26 to 2024-11-25).
 */
const categories: readonly (readonly string[])[] = [
  ['spatial', 'web_of_lies_v2', 'zebra_puzzle'],
  ['LCB_generation', 'coding_completion'],
  ['AMPS_Hard', 'math_comp', 'olympiad'],
  ['cta', 'tablejoin', 'tablereformat'],
  ['connections', 'plot_unscrambling', 'typos'],
  ['paraphrase', 'simplify', 'story_generation', 'summarize'],
]

/**
 * Reads a leaderboard of one or several weeks. Its day is in a column, or in the name of the file
 * (`table_2025_01_31.csv`, `leaderboard_table_20250207.csv`).
 * @throws RunError where there is no day, no name or no score
 */
export async function readBoardFile(path: string): Promise<BoardFile> {
  const rows = await readTable(path, z.record(z.string(), z.unknown()))
  const named = rows.map(withKnownNames)
  const fileDay = dayInName(basename(path))
  const isTasks = rows.every((row) => categories.flat().every((task) => task in row))
  const weeks = new Map<string, BoardEntry[]>()
  for (const [place, row] of rows.entries()) {
    const known = named[place] ?? {}
    const where = `${path}: row ${place + 1}`
    const day = dayOf(known.date, where) ?? fileDay
    if (day === undefined)
      throw new RunError(
        `${path}: name its day in a column "date", or in the file's name: board-2025-02-07.csv`,
      )
    const entry = entryOf(known, { where, score: isTasks ? liveBenchAverage(row) : undefined })
    const week = weeks.get(day)
    if (entry !== undefined && week) week.push(entry)
    else if (entry !== undefined) weeks.set(day, [entry])
  }
  const isArena = named.some((row) => row.interval !== undefined || row.votes !== undefined)
  return {
    weeks: [...weeks].map(([date, entries]) => ({ date, entries })),
    format: isTasks ? 'LiveBench' : isArena ? 'LMArena' : 'plain',
    isSynthetic: named.some(({ note }) => String(note).toLowerCase() === 'synthetic'),
  }
}

function withKnownNames(row: Row): Partial<Record<Column, unknown>> {
  const plain = new Map(
    Object.entries(row).map(([name, value]) => [name.toLowerCase().replace(/[^a-z0-9]/g, ''), value]),
  )
  const found = Object.entries(columns).map(([column, names]) => {
    const name = names.find((one) => plain.has(one) && plain.get(one) !== '')
    return [column, name === undefined ? undefined : plain.get(name)]
  })
  return Object.fromEntries(found)
}

function entryOf(
  row: Partial<Record<Column, unknown>>,
  { where, score: computed }: { readonly where: string; readonly score: number | undefined },
): BoardEntry | undefined {
  // Names are links on some boards: [o1](https://…).
  const name = String(row.name ?? '').replace(/^\[(.*)\]\(.*\)$/, '$1')
  if (name.trim() === '') throw new RunError(`${where}: no name of a model`)
  const score = computed ?? numberOf(row.score)
  // Boards list models before they have a score.
  if (score === undefined && (row.score === undefined || /^[\s\-–—]*$/.test(String(row.score))))
    return undefined
  if (score === undefined) throw new RunError(`${where}: score "${row.score}" is no number`)
  const rank = numberOf(row.rank)
  const votes = numberOf(row.votes)
  return {
    name: name.trim(),
    score,
    ...boundsOf(row, score),
    ...(rank === undefined ? {} : { printedRank: rank }),
    ...(votes === undefined ? {} : { votes }),
    ...(/^human/i.test(String(row.kind ?? '')) ? { isHuman: true } : {}),
    ...textOf('organisation', row.organisation),
    ...textOf('licence', row.licence),
    ...textOf('knowledgeCutoff', row.cutoff),
  }
}

/** As two columns, as +5/-4, or as ±5. */
function boundsOf(
  { low, high, interval }: Partial<Record<Column, unknown>>,
  score: number,
): Pick<BoardEntry, 'low' | 'high'> {
  const [least, most] = [numberOf(low), numberOf(high)]
  if (least !== undefined && most !== undefined) return { low: least, high: most }
  const text = String(interval ?? '').replaceAll('−', '-')
  const [, up, down] = /^\s*\+\s*([\d.]+)\s*\/\s*-\s*([\d.]+)\s*$/.exec(text) ?? []
  if (up !== undefined && down !== undefined) return { low: score - Number(down), high: score + Number(up) }
  const [, either] = /^\s*(?:±|\+\/-)\s*([\d.]+)\s*$/.exec(text) ?? []
  return either === undefined ? {} : { low: score - Number(either), high: score + Number(either) }
}

function liveBenchAverage(row: Row): number | undefined {
  const means = categories.map((tasks) => mean(tasks.map((task) => numberOf(row[task]))))
  return mean(means)
}

/** Undefined where one is missing: a mean of what is left would be of something else. */
function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length < values.length ? undefined : known.reduce((sum, one) => sum + one, 0) / known.length
}

function numberOf(value: unknown): number | undefined {
  const text = String(value ?? '')
    .replaceAll(',', '')
    .trim()
  const number = Number(text)
  return text === '' || !Number.isFinite(number) ? undefined : number
}

function textOf<Key extends string>(key: Key, value: unknown): Partial<Record<Key, string>> {
  const text = String(value ?? '').trim()
  return text === '' || text === '-' ? {} : ({ [key]: text } as Record<Key, string>)
}

function dayOf(value: unknown, where: string): string | undefined {
  if (value === undefined) return undefined
  const text = (value instanceof Date ? value.toISOString() : String(value)).slice(0, 10)
  try {
    dayNumber(text)
  } catch {
    throw new RunError(`${where}: date "${text}" must be a day such as 2025-02-07`)
  }
  return text
}

function dayInName(name: string): string | undefined {
  const [, year, month, date] = /(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)/.exec(name) ?? []
  const day = `${year}-${month}-${date}`
  try {
    dayNumber(day)
  } catch {
    return undefined
  }
  return day
}
