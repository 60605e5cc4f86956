import { explanationLines } from '#economics'
import { type CapexYear, capexByYear, explainCapexGrowth, nameOf } from '#market'
import { readFundamentals } from '#run/facts'
import { dayFlag } from './day-flag.ts'
import { saidIn } from './fundamentals-sources.ts'
import { type FundamentalsWords, fundamentalsWords } from './fundamentals-words.ts'
import { languageFlag } from './peers-words.ts'
import { grouped, plainTable } from './plain-table.ts'
import type { World } from './world.ts'

interface CapexFlags {
  readonly date?: string
  readonly svg?: string
  readonly lang?: string
  readonly json?: true
  readonly explain?: true
}

/** `jevons fundamentals capex`: what hyperscalers spent and plan, year by year. */
export async function capexCommand(given: object, world: World): Promise<void> {
  const flags = given as CapexFlags
  const language = languageFlag(flags.lang)
  const said = await saidIn(language)
  const years = capexByYear(readFundamentals().capexByYear, dayFlag('--date', flags.date))
  if (flags.svg !== undefined)
    (await import('./draw-market.ts')).drawCapex(years, { file: flags.svg, language })
  if (flags.json) return world.out(`${JSON.stringify({ unit: 'USD bn', years }, undefined, 2)}\n`)
  world.out(
    flags.explain
      ? explained(years, said.explained)
      : textOf(years, { words: fundamentalsWords[language], source: said.source }),
  )
}

type Said = Awaited<ReturnType<typeof saidIn>>

function explained(years: readonly CapexYear[], inLanguage: Said['explained']): string {
  const lines = years.flatMap((year, place) =>
    year.rows.flatMap((row) => {
      const before = years[place - 1]?.rows.find((one) => nameOf(one) === nameOf(row))
      const isTold = before !== undefined && year.growthPercent[nameOf(row)] !== undefined
      return isTold
        ? inLanguage([explainCapexGrowth(before, row)]).flatMap((one) => explanationLines(one))
        : []
    }),
  )
  return `${lines.join('\n')}\n`
}

interface Saying {
  readonly words: FundamentalsWords
  readonly source: Said['source']
}

function textOf(years: readonly CapexYear[], { words, source }: Saying): string {
  const { capex: said, percent, term, where } = words
  const lines = years.flatMap(({ year, rows, sumUsdBillion, firms, sumQualifier, growthPercent }) => [
    ...rows.map((row) => {
      const growth = growthPercent[nameOf(row)]
      return [
        `${year}`,
        nameOf(row),
        said.kinds[row.kind],
        said.qualifiers[row.qualifier],
        grouped(row.usdBillion, 1),
        growth === undefined ? '' : percent(grouped(growth, 1)),
        `  ${term(row.basis)}; ${where(source(row.source), row.date)}`,
      ]
    }),
    ['', said.sum(firms), '', said.qualifiers[sumQualifier], grouped(sumUsdBillion, 1), '', ''],
  ])
  const [firm, amount, growthName] = said.columns
  const head = ['', firm, '', '', amount, growthName, '']
  const notes = [head, ...lines].map((line) => line.at(-1) ?? '')
  const table = plainTable(
    [head, ...lines].map((line) => line.slice(0, -1)),
    4,
  ).map((line, place) => `${line}${notes[place]}`)
  return `${[...table, said.foot].join('\n')}\n`
}
