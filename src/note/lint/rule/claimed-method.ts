import { costMethod } from '#economics'
import { mentionsIn } from '../../mention/mentions-in.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { type NumberTable, numberColumns, totalLabel } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { yearsSaid } from '../years-said.ts'

const capital = /\bWACC\b|cost of capital|\bdiscount rate\b|\bdiscounted at\b|가중평균자본비용|할인율/iu
const capexHeader = /capex|capital|hardware|server|설비|자본|서버|투자/iu
const opexHeader = /opex|operat|운영/iu
const totalHeader = /\bTCO\b|total|총|합계/iu

/** A cost of capital that a note says it applied, and a total that has none in it. */
export const claimedMethod: Rule = {
  name: 'claimed-method',
  checks: {
    en: 'the total of a cost table against straight-line and annuity methods, where the note says that a WACC was applied',
    ko: 'WACC를 적용했다는 비용 표의 합계를 정액법·연금법 계산에 대조',
  },
  find: ({ tables, statements }) => {
    const claims = statements.filter(({ text }) => capital.test(text)).slice(0, mostClaims)
    const lives = statements.filter(({ text }) => depreciation.test(text)).slice(0, mostClaims)
    const inTables = claims.length === 0 ? [] : tables.flatMap((table) => findingsIn(table, claims, lives))
    return [...inTables, ...statements.flatMap(inText)]
  },
}

/** "A WACC of 10 % is applied: capex of $200 m plus opex of $80 m gives $280 m". */
function inText({ text, mentions, line }: Statement): readonly RuleFinding[] {
  if (!capital.test(text)) return []
  const rate = mentions.find(({ unit }) => unit.kind === 'percent')
  const years = yearsSaid(text, mentions)
  const amounts = mentions.filter(({ unit }) => unit.kind === 'money')
  const [capex, opex, total] = amounts
  if (!rate || !years || !capex || !opex || !total || amounts.length !== 3) return []
  const isNamed = capexHeader.test(text.slice(0, opex.from)) && opexHeader.test(text)
  return isNamed
    ? compare([capex.value, opex.value, total.value], { rate: rate.value / 100, years }, line)
    : []
}

const depreciation = /depreciat|amorti[sz]|life|감가상각|내용연수|상각/iu
const mostClaims = 50

function findingsIn(
  table: NumberTable,
  claims: readonly Statement[],
  lives: readonly Statement[],
): readonly RuleFinding[] {
  const sums = sumsOf(table)
  const said = sums && claimNear(table, claims, lives)
  if (!said) return []
  const { capex, opex, total, line } = sums
  return compare([capex, opex, total], said, line)
}

function compare(
  [capex, opex, total]: readonly [number, number, number],
  said: { readonly rate: number; readonly years: number },
  line: number,
): readonly RuleFinding[] {
  const annuity = costMethod('annuity').capital.of({ K: capex, R: 0, r: said.rate, n: said.years })
  const near = (value: number): boolean => Math.abs(value / total - 1) < 0.005
  if (!near(capex + opex) || near(annuity + opex)) return []
  return [
    {
      severity: 'error',
      line,
      printed: printedNumber(total),
      recomputed: printedNumber(annuity + opex),
      message: {
        en: `the note says that a WACC of ${(said.rate * 100).toFixed(1)} % is applied, but ${printedNumber(total)} is capex plus opex alone; as an annuity over ${said.years} years it is ${printedNumber(annuity + opex)}`,
        ko: inKorean`WACC ${(said.rate * 100).toFixed(1)}%를 적용했다고 하나 ${koreanNumber(total)}은(는) CapEx와 OpEx의 단순 합이다. ${said.years}년 연금으로 환산하면 ${koreanNumber(annuity + opex)}이다`,
      },
    },
  ]
}

function claimNear(
  { table }: NumberTable,
  claims: readonly Statement[],
  lives: readonly Statement[],
): { readonly rate: number; readonly years: number } | undefined {
  const beside = [...table.remarks, table.caption?.title ?? ''].map((text) =>
    yearsSaid(text, mentionsIn(text)),
  )
  const elsewhere = lives.map(({ text, mentions }) => yearsSaid(text, mentions))
  const life = [...beside, ...elsewhere].find((years) => years !== undefined)
  for (const { text, mentions } of claims) {
    if (/\bnot\b|\bwithout\b|않|미적용|없이/iu.test(text)) continue
    const rate = mentions.find(({ unit, value }) => unit.kind === 'percent' && value > 0 && value < 60)?.value
    const years = yearsSaid(text, mentions) ?? life
    if (rate !== undefined && years !== undefined && years > 0) return { rate: rate / 100, years }
  }
  return undefined
}

interface CostSums {
  readonly capex: number
  readonly opex: number
  readonly total: number
  readonly line: number
}

function sumsOf(table: NumberTable): CostSums | undefined {
  const columns = numberColumns(table)
  if (columns.length === 1) return sumsByRow(table, columns[0] ?? 0)
  const row = table.rows.find(({ label }) => totalLabel.test(label)) ?? table.rows[0]
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

/** Capex, opex and total as rows of one column of amounts. */
function sumsByRow({ rows }: NumberTable, column: number): CostSums | undefined {
  const [total] = rows.filter(({ label }) => totalLabel.test(label) || /\bTCO\b/iu.test(label))
  const parts = rows.filter((row) => row !== total)
  const [capex, ...capital] = parts.filter(({ label }) => capexHeader.test(label) && !opexHeader.test(label))
  const [opex, ...running] = parts.filter(({ label }) => opexHeader.test(label))
  if (capital.length + running.length > 0 || parts.length !== 2) return undefined
  const [k, o, all] = [capex, opex, total].map((row) => row?.cells[column]?.number?.value)
  return total && k !== undefined && o !== undefined && all !== undefined
    ? { capex: k, opex: o, total: all, line: total.line }
    : undefined
}
