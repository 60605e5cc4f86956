import { type FundingLedger, fundingLedger } from '#market'
import { projectSchema, readFleets } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { saidIn } from './fundamentals-sources.ts'
import { type FundamentalsWords, fundamentalsWords } from './fundamentals-words.ts'
import { harmlessText } from './harmless-text.ts'
import { languageFlag } from './peers-words.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface FundingFlags {
  readonly project?: string
  readonly input?: string
  readonly lang?: string
  readonly json?: true
}

/** `jevons fundamentals funding`: who is to pay, how firmly, and what is missing. */
export async function fundingCommand(given: object, world: World): Promise<void> {
  const { project: asked = 'stargate', input, json, lang } = given as FundingFlags
  const language = languageFlag(lang)
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
  else {
    const words = fundamentalsWords[language]
    const said = await saidIn(language)
    world.out(ledgerText(ledger, words.where(said.source(source), date), words))
  }
}

function ledgerText(
  ledger: FundingLedger,
  source: string,
  { funding: said, term }: FundamentalsWords,
): string {
  const shown = (text: string): string => harmlessText(term(text))
  const rows = ledger.rows.map(({ entity, item, usdBillion, status, firmness, why }) => [
    `  ${harmlessText(entity)}: ${shown(item)}`,
    said.firmness[firmness],
    usdBillion === null ? '—' : grouped(usdBillion),
    why === undefined ? shown(status) : `${shown(status)}: ${shown(why)}`,
  ])
  const gaps = ledger.gaps.map(({ phase, costUsdBillion, gapToCommitted, gapToReported }) => [
    `  ${shown(phase)}`,
    grouped(costUsdBillion),
    grouped(gapToCommitted),
    grouped(gapToReported),
  ])
  const [phaseName, ...others] = said.columns
  return `${[
    `${shown(ledger.project)}, ${said.unit} (${harmlessText(source)})`,
    ...withNotes([['', '', said.unit, ''], ...rows]),
    said.sums(grouped(ledger.committedUsdBillion), grouped(ledger.reportedUsdBillion)),
    ...plainTable([[`  ${phaseName}`, ...others], ...gaps]),
  ].join('\n')}\n`
}

function withNotes(rows: readonly (readonly string[])[]): readonly string[] {
  const table = plainTable(
    rows.map((row) => row.slice(0, 3)),
    2,
  )
  return table.map((line, place) => `${line}  ${rows[place]?.[3] ?? ''}`.trimEnd())
}
