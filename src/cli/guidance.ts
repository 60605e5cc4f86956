import { explanationLines } from '#economics'
import { explainGuidance, type Guidance, type GuidanceReading, readGuidance } from '#market'
import { readFundamentals } from '#run/facts'
import { numberFlag } from './number-flag.ts'
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
  const rows: readonly Row[] = flags.low === undefined ? printedRows(flags) : [askedRow(flags)]
  withinDomain(() => {
    if (flags.explain)
      return world.out(
        `${rows.flatMap((row) => explainGuidance(row, row.unit).flatMap(explanationLines)).join('\n')}\n`,
      )
    const read = rows.map((row) => ({ ...row, ...readGuidance(row) }))
    world.out(
      flags.json ? `${JSON.stringify({ guidance: read }, undefined, 2)}\n` : read.map(textOf).join('\n'),
    )
  })
}

function printedRows(flags: GuidanceFlags): readonly Row[] {
  const { json: _, explain: __, ...others } = flags
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

function textOf(row: Row & GuidanceReading): string {
  const { company, measure, period, unit, low, high, mid, source, date } = row
  const { impliedGrowthPercent, printedGrowthPercent, impliedBase, base, actual, beat, beatPercent } = row
  const { aboveRange, consensus, aboveConsensusPercent } = row
  const range = low === high ? `${low}` : `${low} to ${high}, middle ${mid}`
  const where = date === undefined ? source : `${source}, ${date}`
  const isShare = unit === '%'
  return `${[
    `${company}, ${measure} ${period}: ${range} ${unit} (${where})`,
    ...(impliedGrowthPercent === null
      ? []
      : [`  against ${base} a year before: growth of ${grouped(impliedGrowthPercent, 1)} %`]),
    ...(impliedBase === null
      ? []
      : [
          `  printed growth of ${printedGrowthPercent} % implies ${grouped(impliedBase, 1)} ${unit} a year before`,
        ]),
    ...(beat === null
      ? []
      : [
          `  came ${actual}: ${grouped(Math.abs(beat), 1)} ${isShare ? 'points' : unit} ${beat < 0 ? 'below' : 'above'} the middle${isShare || beatPercent === null ? '' : ` (${grouped(beatPercent, 1)} %)`}, ${aboveRange ? 'above' : 'not above'} the range`,
        ]),
    ...(aboveConsensusPercent === null
      ? []
      : [`  analysts expected ${consensus}: the middle is ${grouped(aboveConsensusPercent, 1)} % from it`]),
  ].join('\n')}\n`
}
