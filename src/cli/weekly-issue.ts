import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import {
  type Claim,
  claimsFrom,
  noticeFrom,
  packagedClaims,
  packagedIssue,
  printedFactsFrom,
  readIssueTables,
  readSampleMarket,
  type WeeklyFacts,
  type WeeklyIssue,
  weeklyFacts,
} from '#note'
import { fundamentalsSchema, leaderboardsSchema, peersSchema, universeSchema } from '#run/facts'
import { askedFile, askedText } from './asked-file.ts'
import { UsageError } from './usage-error.ts'

const packagedDay = '2025-02-07'

/** The folder of an issue: a user's own, or the one that comes with the package. */
export function issueFolder(from: string | undefined, date: string | undefined): string {
  if (from !== undefined) {
    if (!existsSync(from)) throw new UsageError(`--from ${from}: no such folder`)
    return from
  }
  if (date !== undefined && date !== packagedDay)
    throw new UsageError(
      `no issue of ${date} comes with the package, only ${packagedDay}: begin one with --new ${date} --out DIR, and build it with --from DIR`,
    )
  return fileURLToPath(packagedIssue)
}

/** An issue as its folder has it: what it lacks, but the note and the notice, is taken from the package. */
export async function readIssue(
  folder: string,
  language: 'en' | 'ko',
): Promise<Pick<WeeklyIssue, 'text' | 'notice' | 'claims' | 'facts'>> {
  const note = [`${language}.md`, 'note.md']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file))
  if (note === undefined) throw new UsageError(`${folder}: neither ${language}.md nor note.md`)
  const notice = join(folder, 'notice.yaml')
  if (!existsSync(notice))
    throw new UsageError(`${folder}: no notice.yaml, without which nothing is published`)
  return {
    text: askedText('--from', note),
    notice: said(notice, () => noticeFrom(readFileSync(notice, 'utf8'))),
    claims: claimsOf(folder),
    facts: weeklyFacts({ ...ownFacts(folder), ...(await tablesOf(folder)) }),
  }
}

/** Tables of that folder; scores, prices of GPU-hours and the like of the package where it has none, and a made-up market. */
async function tablesOf(folder: string): Promise<Pick<WeeklyFacts, 'tables' | 'sample'>> {
  const own = await readIssueTables(folder)
  const packaged = await readIssueTables(fileURLToPath(packagedIssue))
  const universes = Object.fromEntries(
    (['universe', 'market'] as const).flatMap((name) => {
      const file = join(folder, `${name}.yaml`)
      return existsSync(file) ? [[name, askedFile('--from', file, universeSchema)]] : []
    }),
  )
  return {
    tables: { ...packaged, ...own, ...universes },
    sample: own.prices ? {} : await readSampleMarket(),
  }
}

function claimsOf(folder: string): readonly Claim[] {
  const file = join(folder, 'claims.json')
  return existsSync(file) ? said(file, () => claimsFrom(readFileSync(file, 'utf8'))) : packagedClaims()
}

function ownFacts(folder: string): Partial<WeeklyFacts> {
  const printed = join(folder, 'printed.json')
  return {
    ...(existsSync(printed)
      ? { printed: said(printed, () => printedFactsFrom(readFileSync(printed, 'utf8'))) }
      : {}),
    ...ownFile(folder, 'peers', peersSchema),
    ...ownFile(folder, 'fundamentals', fundamentalsSchema),
    ...boardsOf(folder),
  }
}

function ownFile<Name extends 'peers' | 'fundamentals'>(
  folder: string,
  name: Name,
  schema: z.ZodType<WeeklyFacts[Name]>,
): Partial<WeeklyFacts> {
  const file = join(folder, `${name}.json`)
  return existsSync(file) ? { [name]: askedFile('--from', file, schema) } : {}
}

function boardsOf(folder: string): Partial<WeeklyFacts> {
  const file = join(folder, 'leaderboards.json')
  return existsSync(file) ? { boards: askedFile('--from', file, leaderboardsSchema) } : {}
}

function said<Value>(file: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message.split('\n')[0]}`)
  }
}
