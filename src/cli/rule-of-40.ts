import { explanationLines } from '#economics'
import { explainRuleOf40, impliedMargin, type MarginBasis, marginBases, ruleOf40 } from '#market'
import { type RuleOf40Row, readFundamentals } from '#run/facts'
import { saidIn } from './fundamentals-sources.ts'
import { type FundamentalsWords, fundamentalsWords } from './fundamentals-words.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag } from './peers-words.ts'
import { grouped } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface RuleFlags {
  readonly growth?: string
  readonly margin?: string
  readonly basis?: string
  readonly lang?: string
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
  const language = languageFlag(flags.lang)
  const said = await saidIn(language)
  const words = fundamentalsWords[language]
  const rows = flags.growth === undefined ? printedRows(flags) : [askedRow(flags)]
  if (flags.explain) {
    const lines = rows.flatMap(({ growthPercent, margins }) =>
      margins.flatMap(({ percent, basis }) =>
        said
          .explained([explainRuleOf40(growthPercent, percent, basis)])
          .flatMap((one) => explanationLines(one)),
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
  else world.out(documents.map((row) => textOf(row, { words, source: said.source })).join('\n'))
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

type ScoredRow = Omit<Row, 'printed'> & {
  readonly scores: readonly Score[]
  readonly printed: readonly (RuleOf40Row['printed'][number] & { readonly marginNeeded: number })[]
}

interface Saying {
  readonly words: FundamentalsWords
  readonly source: (english: string) => string
}

function textOf(row: ScoredRow, { words, source }: Saying): string {
  const { percent, term, where, ruleOf40: said } = words
  const { company, period, growthPercent, scores, printed } = row
  return `${[
    said.title({
      company: term(company),
      period: term(period),
      growth: percent(growthPercent),
      source: term(source(row.source)),
    }),
    ...scores.map(({ basis, marginPercent, score }) =>
      said.score(said.basis(basis), percent(marginPercent), grouped(score)),
    ),
    ...printed.map(({ score, basis, marginNeeded, source: from, date }) => {
      const known = scores.find((one) => one.basis === basis)
      const verdict =
        known === undefined
          ? said.needs(said.basis(basis), percent(grouped(marginNeeded)))
          : known.score === score
            ? said.recomputes
            : said.recomputesTo(grouped(known.score))
      return said.printed(score, said.basis(basis), where(source(from), date), verdict)
    }),
  ].join('\n')}\n`
}
