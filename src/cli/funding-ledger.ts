import { type FundingLedger, fundingLedger } from '#market'
import { projectSchema, readFleets } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { harmlessText } from './harmless-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface FundingFlags {
  readonly project?: string
  readonly input?: string
  readonly json?: true
}

/** `jevons fundamentals funding`: who is to pay, how firmly, and what is missing. */
export async function fundingCommand(given: object, world: World): Promise<void> {
  const { project: asked = 'stargate', input, json } = given as FundingFlags
  const { projects } = readFleets()
  const project =
    input === undefined
      ? projects.find(({ id }) => id === asked.toLowerCase())
      : askedFile('--input', input, projectSchema)
  if (project === undefined)
    throw new UsageError(`--project ${asked}: there are ${projects.map(({ id }) => id).join(', ')}`)
  const ledger = fundingLedger(project)
  const { source, date } = project
  if (json) world.out(`${JSON.stringify({ ...ledger, source, date }, undefined, 2)}\n`)
  else world.out(ledgerText(ledger, `${source}, ${date}`))
}

function ledgerText(ledger: FundingLedger, source: string): string {
  const rows = ledger.rows.map(({ entity, item, usdBillion, status, firmness, why }) => [
    `  ${harmlessText(entity)}: ${harmlessText(item)}`,
    firmness,
    usdBillion === null ? '—' : grouped(usdBillion),
    why === undefined ? harmlessText(status) : `${harmlessText(status)}: ${harmlessText(why)}`,
  ])
  const gaps = ledger.gaps.map(({ phase, costUsdBillion, gapToCommitted, gapToReported }) => [
    `  ${harmlessText(phase)}`,
    grouped(costUsdBillion),
    grouped(gapToCommitted),
    grouped(gapToReported),
  ])
  return `${[
    `${harmlessText(ledger.project)}, USD bn (${harmlessText(source)})`,
    ...withNotes([['', '', 'USD bn', ''], ...rows]),
    `  committed ${grouped(ledger.committedUsdBillion)}, reported beside it ${grouped(ledger.reportedUsdBillion)}`,
    ...plainTable([['  phase', 'cost', 'gap to committed', 'gap with what is reported'], ...gaps]),
  ].join('\n')}\n`
}

function withNotes(rows: readonly (readonly string[])[]): readonly string[] {
  const table = plainTable(
    rows.map((row) => row.slice(0, 3)),
    2,
  )
  return table.map((line, place) => `${line}  ${rows[place]?.[3] ?? ''}`.trimEnd())
}
