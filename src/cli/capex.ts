import { explanationLines, type Qualifier } from '#economics'
import { type CapexYear, capexByYear, explainCapexGrowth, nameOf } from '#market'
import { readFundamentals } from '#run/facts'
import { dayFlag } from './day-flag.ts'
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
  const years = capexByYear(readFundamentals().capexByYear, dayFlag('--date', flags.date))
  if (flags.svg !== undefined)
    (await import('./draw-market.ts')).drawCapex(years, { file: flags.svg, language })
  if (flags.json) return world.out(`${JSON.stringify({ unit: 'USD bn', years }, undefined, 2)}\n`)
  world.out(flags.explain ? explained(years) : textOf(years))
}

function explained(years: readonly CapexYear[]): string {
  const lines = years.flatMap((year, place) =>
    year.rows.flatMap((row) => {
      const before = years[place - 1]?.rows.find((one) => nameOf(one) === nameOf(row))
      const isTold = before !== undefined && year.growthPercent[nameOf(row)] !== undefined
      return isTold ? explanationLines(explainCapexGrowth(before, row)) : []
    }),
  )
  return `${lines.join('\n')}\n`
}

function textOf(years: readonly CapexYear[]): string {
  const lines = years.flatMap(({ year, rows, sumUsdBillion, firms, sumQualifier, growthPercent }) => [
    ...rows.map((row) => {
      const growth = growthPercent[nameOf(row)]
      return [
        `${year}`,
        nameOf(row),
        `${row.kind}`,
        qualified(row.qualifier),
        grouped(row.usdBillion, 1),
        growth === undefined ? '' : `${grouped(growth, 1)} %`,
        `  ${row.basis}; ${row.source}, ${row.date}`,
      ]
    }),
    ['', `sum of ${firms}`, '', qualified(sumQualifier), grouped(sumUsdBillion, 1), '', ''],
  ])
  const head = ['', 'firm', '', '', 'USD bn', 'growth', '']
  const notes = [head, ...lines].map((line) => line.at(-1) ?? '')
  const table = plainTable(
    [head, ...lines].map((line) => line.slice(0, -1)),
    4,
  ).map((line, place) => `${line}${notes[place]}`)
  return `${[...table, 'Growth only between years of one firm on one basis. A sum is of those firms alone that were told of.'].join('\n')}\n`
}

function qualified(qualifier: Qualifier): string {
  return qualifier === 'exactly' ? '' : qualifier
}
