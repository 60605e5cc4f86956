import { explanationLines } from '#economics'
import { explainGuidance, type Guidance, type GuidanceReading, readGuidance } from '#market'
import { readFundamentals } from '#run/facts'
import { saidIn } from './fundamentals-sources.ts'
import { type FundamentalsWords, fundamentalsWords } from './fundamentals-words.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag } from './peers-words.ts'
import { grouped } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface GuidanceFlags {
  readonly low?: string
  readonly high?: string
  readonly base?: string
  readonly actual?: string
  readonly consensus?: string
  readonly printedGrowth?: string
  readonly unit?: string
  readonly lang?: string
  readonly json?: true
  readonly explain?: true
}

interface Row extends Guidance {
  readonly company: string
  readonly measure: string
  readonly period: string
  readonly unit: string
  readonly source: string
  readonly date?: string
}

/** `jevons fundamentals guidance`: what was promised against what came. */
export async function guidanceCommand(given: object, world: World): Promise<void> {
  const flags = given as GuidanceFlags
  const language = languageFlag(flags.lang)
  const said = await saidIn(language)
  const words = fundamentalsWords[language]
  const rows: readonly Row[] = flags.low === undefined ? printedRows(flags) : [askedRow(flags)]
  withinDomain(() => {
    if (flags.explain)
      return world.out(
        `${rows.flatMap((row) => said.explained(explainGuidance(row, row.unit)).flatMap((one) => explanationLines(one))).join('\n')}\n`,
      )
    const read = rows.map((row) => ({ ...row, ...readGuidance(row) }))
    world.out(
      flags.json
        ? `${JSON.stringify({ guidance: read }, undefined, 2)}\n`
        : read.map((row) => textOf(row, { words, source: said.source })).join('\n'),
    )
  })
}

function printedRows(flags: GuidanceFlags): readonly Row[] {
  const { json: _, explain: __, lang: ___, ...others } = flags
  if (Object.keys(others).length > 0) throw new UsageError('--low is missing: the lower end of the guidance')
  return readFundamentals().guidance
}

function askedRow(flags: GuidanceFlags): Row {
  const { low, high, base, actual, consensus, printedGrowth, unit = 'as given' } = flags
  const number = (flag: string, text: string | undefined): number | undefined =>
    numberFlag(flag, text, { least: -1e30, most: 1e30 })
  const from = number('--low', low) ?? 0
  const optional = {
    base: number('--base', base),
    actual: number('--actual', actual),
    consensus: number('--consensus', consensus),
    printedGrowthPercent: numberFlag('--printed-growth', printedGrowth, { least: -99.9, most: 1e6 }),
  }
  const known = Object.entries(optional).filter(([, value]) => value !== undefined)
  return {
    company: 'as given',
    measure: 'guidance',
    period: 'as given',
    unit,
    source: 'as given',
    low: from,
    high: number('--high', high) ?? from,
    ...Object.fromEntries(known),
  }
}

interface Saying {
  readonly words: FundamentalsWords
  readonly source: (english: string) => string
}

function textOf(row: Row & GuidanceReading, { words, source }: Saying): string {
  const { guidance: said, percent, term, where } = words
  const { low, high, mid, date, impliedGrowthPercent, printedGrowthPercent, impliedBase, base } = row
  const { consensus, aboveConsensusPercent } = row
  const unit = term(row.unit)
  const named = { company: term(row.company), measure: term(row.measure), period: term(row.period) }
  const range = said.amount(said.range(low, high, mid), unit, where(term(source(row.source)), date))
  return `${[
    `${said.title(named)}: ${range}`,
    ...(impliedGrowthPercent === null || base === undefined
      ? []
      : [said.growth(base, percent(grouped(impliedGrowthPercent, 1)))]),
    ...(impliedBase === null || printedGrowthPercent === undefined
      ? []
      : [said.implied(percent(printedGrowthPercent), grouped(impliedBase, 1), unit)]),
    ...cameLines(row, words),
    ...(aboveConsensusPercent === null || consensus === undefined
      ? []
      : [said.consensus(consensus, percent(grouped(aboveConsensusPercent, 1)))]),
  ].join('\n')}\n`
}

function cameLines(
  { actual, beat, beatPercent, aboveRange, unit }: Row & GuidanceReading,
  { guidance: said, percent, term }: FundamentalsWords,
): readonly string[] {
  if (beat === null || actual === undefined) return []
  const isShare = unit === '%'
  return [
    said.came({
      actual,
      by: grouped(Math.abs(beat), 1),
      unit: isShare ? said.points : term(unit),
      isBelow: beat < 0,
      percent: isShare || beatPercent === null ? undefined : percent(grouped(beatPercent, 1)),
      isAboveRange: aboveRange === true,
    }),
  ]
}
