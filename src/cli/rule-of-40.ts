import { explanationLines } from '#economics'
import { explainRuleOf40, impliedMargin, type MarginBasis, marginBases, ruleOf40 } from '#market'
import { type RuleOf40Row, readFundamentals } from '#run/facts'
import { numberFlag } from './number-flag.ts'
import { grouped } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface RuleFlags {
  readonly growth?: string
  readonly margin?: string
  readonly basis?: string
  readonly json?: true
  readonly explain?: true
}

interface Score {
  readonly basis: MarginBasis
  readonly marginPercent: number
  readonly score: number
}

/** `jevons fundamentals rule40`: growth plus margin, and of what the margin is. */
export async function ruleOf40Command(given: object, world: World): Promise<void> {
  const flags = given as RuleFlags
  const rows = flags.growth === undefined ? printedRows(flags) : [askedRow(flags)]
  if (flags.explain) {
    const lines = rows.flatMap(({ growthPercent, margins }) =>
      margins.flatMap(({ percent, basis }) =>
        explanationLines(explainRuleOf40(growthPercent, percent, basis)),
      ),
    )
    return world.out(`${lines.join('\n')}\n`)
  }
  const documents = rows.map((row) => ({
    ...row,
    scores: row.margins.map(
      ({ basis, percent }): Score => ({
        basis,
        marginPercent: percent,
        score: ruleOf40(row.growthPercent, percent),
      }),
    ),
    printed: row.printed.map((one) => ({
      ...one,
      marginNeeded: impliedMargin(one.score, row.growthPercent),
    })),
  }))
  if (flags.json) world.out(`${JSON.stringify({ scores: documents }, undefined, 2)}\n`)
  else world.out(documents.map(textOf).join('\n'))
}

type Row = Pick<RuleOf40Row, 'company' | 'period' | 'growthPercent' | 'margins' | 'printed' | 'source'>

function printedRows({ margin, basis }: RuleFlags): readonly Row[] {
  if (margin !== undefined || basis !== undefined)
    throw new UsageError('--margin and --basis go with --growth')
  return readFundamentals().ruleOf40
}

function askedRow({ growth, margin, basis }: RuleFlags): Row {
  const percent = { least: -100, most: 1e4 }
  const asked = marginBases.find((one) => one.toLowerCase() === basis?.toLowerCase())
  if (margin === undefined || asked === undefined)
    throw new UsageError(
      `name the margin and what it is of: --margin 45 --basis "${marginBases.join('", "')}"`,
    )
  return {
    company: 'as given',
    period: 'as given',
    growthPercent: numberFlag('--growth', growth, percent) ?? 0,
    margins: [{ basis: asked, percent: numberFlag('--margin', margin, { least: -1e4, most: 100 }) ?? 0 }],
    printed: [],
    source: 'as given',
  }
}

function textOf({
  company,
  period,
  growthPercent,
  scores,
  printed,
  source,
}: Omit<Row, 'printed'> & {
  readonly scores: readonly Score[]
  readonly printed: readonly (RuleOf40Row['printed'][number] & { readonly marginNeeded: number })[]
}): string {
  return `${[
    `${company}, ${period}: growth ${growthPercent} % (${source})`,
    ...scores.map(
      ({ basis, marginPercent, score }) =>
        `  with ${basis} margin ${marginPercent} %: ${grouped(score)} points`,
    ),
    ...printed.map(({ score, basis, marginNeeded, source: where, date }) => {
      const known = scores.find((one) => one.basis === basis)
      const verdict =
        known === undefined
          ? `needs an ${basis} margin of ${grouped(marginNeeded)} %, which nobody told`
          : known.score === score
            ? 'recomputes'
            : `recomputes to ${grouped(known.score)}`
      return `  printed ${score} (${basis} margin; ${where}, ${date}): ${verdict}`
    }),
  ].join('\n')}\n`
}
