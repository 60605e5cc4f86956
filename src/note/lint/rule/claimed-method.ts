import { costMethod } from '#economics'
import { type NumberTable, numberColumns, totalLabel } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const capital = /\bWACC\b|cost of capital|가중평균자본비용/iu
const capexHeader = /capex|capital|server|설비|자본/iu
const opexHeader = /opex|operat|운영/iu
const totalHeader = /\bTCO\b|total|총/iu

/** A cost of capital that a note says it applied, and a total that has none in it. */
export const claimedMethod: Rule = {
  name: 'claimed-method',
  checks:
    'the total of a cost table against straight-line and annuity methods, where the note says that a WACC was applied',
  find: (note) => note.tables.flatMap((table) => findingsIn(table, note)),
}

function findingsIn(table: NumberTable, note: LintedNote): readonly RuleFinding[] {
  const said = claimNear(table, note)
  const sums = sumsOf(table)
  if (!said || !sums) return []
  const { capex, opex, total, line } = sums
  const annuity = costMethod('annuity').capital.of({ K: capex, R: 0, r: said.rate, n: said.years })
  const near = (value: number): boolean => Math.abs(value / total - 1) < 0.005
  if (!near(capex + opex) || near(annuity + opex)) return []
  return [
    {
      severity: 'error',
      line,
      printed: printedNumber(total),
      recomputed: printedNumber(annuity + opex),
      message: `the note says that a WACC of ${(said.rate * 100).toFixed(1)} % is applied, but ${printedNumber(total)} is capex plus opex alone; as an annuity over ${said.years} years it is ${printedNumber(annuity + opex)}`,
    },
  ]
}

function claimNear(
  { table }: NumberTable,
  { statements }: LintedNote,
): { readonly rate: number; readonly years: number } | undefined {
  const texts: readonly Pick<Statement, 'text' | 'mentions'>[] = statements.filter(({ text }) =>
    capital.test(text),
  )
  for (const { mentions } of texts) {
    const rate = mentions.find(({ unit, value }) => unit.kind === 'percent' && value > 0 && value < 60)?.value
    const years =
      mentions.find(({ unit }) => unit.kind === 'time' && unit.name === 'year')?.value ??
      yearsIn(statements, table.remarks)
    if (rate !== undefined && years !== undefined && years > 0) return { rate: rate / 100, years }
  }
  return undefined
}

function yearsIn(statements: readonly Statement[], remarks: readonly string[]): number | undefined {
  const depreciation = /depreciat|amorti[sz]|life|감가상각|내용연수|상각/iu
  const found = statements
    .filter(({ text }) => depreciation.test(text) || remarks.includes(text))
    .flatMap(({ mentions }) => mentions.filter(({ unit }) => unit.kind === 'time' && unit.name === 'year'))
  return found[0]?.value
}

function sumsOf(
  table: NumberTable,
):
  | { readonly capex: number; readonly opex: number; readonly total: number; readonly line: number }
  | undefined {
  const columns = numberColumns(table)
  const row = table.rows.find(({ label }) => totalLabel.test(label))
  const columnOf = (form: RegExp): number | undefined =>
    columns.find(
      (at) => form.test(table.header[at] ?? '') && !/per\b|\/\s?GPU|당\b/iu.test(table.header[at] ?? ''),
    )
  const [capexAt, opexAt, totalAt] = [
    columnOf(capexHeader),
    columnOf(opexHeader),
    columns.findLast((at) => totalHeader.test(table.header[at] ?? '')),
  ]
  if (!row || capexAt === undefined || opexAt === undefined || totalAt === undefined) return undefined
  const [capex, opex, total] = [capexAt, opexAt, totalAt].map((at) => row.cells[at]?.number?.value)
  return capex === undefined || opex === undefined || total === undefined
    ? undefined
    : { capex, opex, total, line: row.line }
}
