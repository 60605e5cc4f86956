import { type QuarterSpending, type SpendingIndex, type SpendingKind, spendingIndex } from '#market'
import { knownSpending, readSpendingFile } from '#run/facts'
import { csvLine } from './csv-line.ts'
import { dayFlag } from './day-flag.ts'
import { type FundamentalsWords, fundamentalsWords } from './fundamentals-words.ts'
import { harmlessText } from './harmless-text.ts'
import { languageFlag } from './peers-words.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface SpendingFlags {
  readonly date?: string
  readonly kind?: string
  readonly base?: string
  readonly trailing?: string
  readonly svg?: string
  readonly lang?: string
  readonly csv?: true
  readonly json?: true
}

/** `jevons fundamentals spending`: what firms spend together, against a base quarter. */
export async function spendingCommand(file: string | undefined, given: object, world: World): Promise<void> {
  const {
    kind = 'capex',
    base = '2020Q1',
    trailing = '1',
    csv,
    json,
    svg,
    lang,
    date,
  } = given as SpendingFlags
  if (csv && json) throw new UsageError('one of --json and --csv')
  if (kind !== 'capex' && kind !== 'opex') throw new UsageError(`--kind must be capex or opex, not "${kind}"`)
  if (trailing !== '1' && trailing !== '4')
    throw new UsageError(`--trailing must be 1 or 4, not "${trailing}"`)
  const { rows, data } = await rowsOf(file, dayFlag('--date', date))
  const isSynthetic = data === 'synthetic'
  const language = languageFlag(lang)
  const indexOf = (of: SpendingKind): SpendingIndex =>
    spendingIndex(rows, { kind: of, base, trailing: trailing === '4' ? 4 : 1 })
  const index = withinDomain(() => indexOf(kind))
  if (svg !== undefined) {
    const hasOpex = rows.every(({ opex }) => opex !== undefined)
    const kinds: readonly SpendingKind[] = hasOpex ? ['capex', 'opex'] : [kind]
    const drawn = withinDomain(() => kinds.map(indexOf))
    ;(await import('./draw-market.ts')).drawSpending(drawn, { file: svg, language, isSynthetic })
  }
  if (json) world.out(`${JSON.stringify({ ...index, data }, undefined, 2)}\n`)
  else world.out(csv ? csvOf(index, isSynthetic) : textOf(index, data, fundamentalsWords[language]))
}

type DataKind = 'reported' | 'file' | 'synthetic'

async function rowsOf(
  file: string | undefined,
  day: string | undefined,
): Promise<{ readonly rows: readonly QuarterSpending[]; readonly data: DataKind }> {
  if (file === undefined) return { rows: knownSpending(day), data: 'reported' }
  if (day !== undefined) throw new UsageError('--date goes without a FILE: rows of a file have no day')
  const { rows, isSynthetic } = await readSpendingFile(file)
  return { rows, data: isSynthetic ? 'synthetic' : 'file' }
}

function firmsOf({ levels }: SpendingIndex): readonly string[] {
  return Object.keys(levels[0]?.firms ?? {})
}

function csvOf(index: SpendingIndex, isSynthetic: boolean): string {
  const firms = firmsOf(index)
  const lines = index.levels.map(({ quarter, sum, index: level, firms: own }) =>
    csvLine([quarter, sum, level, ...firms.map((firm) => own[firm]), isSynthetic ? 'synthetic' : null]),
  )
  return `${[csvLine(['quarter', 'sum', 'index', ...firms, 'note']), ...lines].join('\n')}\n`
}

function textOf(index: SpendingIndex, data: DataKind, { spending: said, term }: FundamentalsWords): string {
  const { kind, base, trailing, levels, incomplete } = index
  const firms = firmsOf(index)
  return `${[
    said.title(term(kind), firms.length, base, trailing === 4),
    ...(data === 'synthetic' ? [said.synthetic] : []),
    ...(data === 'reported' ? [said.reported] : []),
    ...plainTable([
      ['', ...said.columns, ...firms.map(harmlessText)],
      ...levels.map(({ quarter, sum, index: level, firms: own }) => [
        quarter,
        grouped(sum, 1),
        grouped(level, 1),
        ...firms.map((firm) => grouped(own[firm] ?? 0, 1)),
      ]),
    ]),
    ...incomplete.map(({ quarter, without }) => said.leftOut(quarter, without.map(harmlessText).join(', '))),
    said.foot,
  ].join('\n')}\n`
}
