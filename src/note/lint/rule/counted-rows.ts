import { allowed, type Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { type CountClaim, countClaim, type Side } from '../count-claim.ts'
import { byColumns, type Grid, isSummary, type NumberLine } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { fitOf, isOfAnotherPeriod } from '../named-grid.ts'
import type { NumberTable } from '../number-table.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Three of the four models exceed 80 %" against a table of four models. */
export const countedRows: Rule = {
  name: 'counted-rows',
  checks: {
    en: 'how many rows of a table a sentence says lie above or below a number ("three of the four", "all", "none") against its cells',
    ko: '표에서 어떤 값을 넘거나 밑도는 항목의 수(“네 모델 중 세 모델”, “모두”, “하나도 없다”)를 표의 값에 대조',
  },
  find: (note) => {
    const grids = note.tables.slice(0, mostTables).map((table) => ({ ...byColumns(table), table }))
    return grids.length === 0
      ? []
      : note.statements.flatMap((statement) => findingsIn(statement, grids, note))
  },
}

const mostTables = 60
const otherwise =
  /\b(?:last year|a year (?:ago|earlier)|previous\w*|would|could|should|may|might|target|expect\w*|forecast\w*|their own)\b|작년|지난해|전년|이전|목표|예상|전망/iu

interface CountedGrid extends Grid {
  readonly table: NumberTable
}

function findingsIn(
  statement: Statement,
  grids: readonly CountedGrid[],
  note: LintedNote,
): readonly RuleFinding[] {
  const { text, kind, mentions, dates } = statement
  if (kind === 'heading' || kind === 'source' || kind === 'caption' || otherwise.test(text)) return []
  const claim = countClaim(text, mentions)
  if (!claim || isOfAnotherPeriod(dates, grids, note.document.date)) return []
  const read = grids.flatMap((grid) => readingsOf(text, claim, grid))
  const [reading] = read
  // Any column that agrees may be what is meant.
  return reading && read.every(({ agrees }) => !agrees) ? [findingOf(statement, claim, reading)] : []
}

interface Reading {
  readonly line: NumberLine
  readonly tableLine: number
  /** How many rows certainly fulfil it, and how many of all. */
  readonly count: number
  readonly rows: number
  readonly agrees: boolean
}

/** What tables of any kind are about: "models", "곳". */
const anything = /^(?:개|곳|종|종목|대|명|건|사|개사|them|these|those|ones)$/iu

function readingsOf(text: string, claim: CountClaim, grid: CountedGrid): readonly Reading[] {
  const { header } = grid.table
  const things = header[0] ?? ''
  const noun = claim.noun.toLowerCase().replace(/(?<=[^s])s$/, '')
  const isNamed = things.toLowerCase().includes(noun) || grid.said.toLowerCase().includes(noun)
  if (noun === '' || !(anything.test(claim.noun) || isNamed)) return []
  const rows = grid.across.flatMap((label, at) => (isSummary(label) ? [] : [at]))
  if (rows.length < 2 || (claim.of !== undefined && claim.of !== rows.length)) return []
  const columns = grid.lines.filter((line) => rows.every((at) => canBe(line.cells[at], line, claim)))
  const fits = columns.map(({ name }) => fitOf(name, text.toLowerCase()))
  const best = Math.max(0, ...fits)
  const meant =
    best > 0
      ? columns.filter((_, at) => fits[at] === best)
      : columns.length === 1 && claim.isDirect
        ? columns
        : []
  return meant.map((line) => countedIn(line, rows, claim, grid.table.table.line))
}

/** A rise or a fall is of numbers with signs; a bound is of cells in its unit. */
function canBe(cell: Mention | undefined, { name }: NumberLine, { bound }: CountClaim): boolean {
  if (!cell || cell.isRange || cell.hedge !== undefined) return false
  if (!bound)
    return (
      cell.unit.kind === 'percent' &&
      (cell.sign === -1 || /return|change|growth|수익률|등락|변동|증감/iu.test(name))
    )
  const [a, b] = [unitName(cell.unit), unitName(bound.unit)]
  return a === b || (a === 'none' && b === 'percent' && cell.value > 1 && cell.value <= 100)
}

function countedIn(line: NumberLine, rows: readonly number[], claim: CountClaim, tableLine: number): Reading {
  const cells = rows.flatMap((at) => line.cells[at] ?? [])
  const bound = claim.bound?.value ?? 0
  const certain = cells.filter((cell) => isOn(claim.side, cell, bound, true)).length
  const possible = cells.filter((cell) => isOn(claim.side, cell, bound, false)).length
  const said = claim.count === 'all' ? cells.length : claim.count === 'half' ? cells.length / 2 : claim.count
  const agrees = claim.isLeast ? possible >= said : certain <= said && said <= possible
  return { line, tableLine, count: certain, rows: cells.length, agrees }
}

/** Whether a cell lies on a side of a bound: surely, with all that its rounding allows, or possibly. */
function isOn(side: Side, cell: Mention, bound: number, isSure: boolean): boolean {
  const value = cell.value * (cell.sign === -1 && cell.value > 0 ? -1 : 1)
  const half = isSure ? 0 : (allowed(cell).high - allowed(cell).low) / 2
  switch (side) {
    case 'above':
      return value + half > bound
    case 'least':
      return value + half >= bound
    case 'below':
      return value - half < bound
    case 'most':
      return value - half <= bound
  }
}

function findingOf(
  { line: at }: Statement,
  { text, bound, side }: CountClaim,
  { line, tableLine, count, rows }: Reading,
): RuleFinding {
  const limit = bound?.text ?? '0'
  return {
    severity: 'warning',
    line: at,
    printed: text,
    recomputed: `${count} / ${rows}`,
    message: {
      en: `${count} of ${rows} rows of the table in line ${tableLine} (${line.name}) are ${english[side]} ${limit}, not "${text}"`,
      ko: inKorean`표(${tableLine}행)의 ${line.name}에서 ${limit} ${korean[side]}인 것은 ${rows}개 중 ${count}개로, "${text}"과(와) 다르다`,
    },
  }
}

const english: Readonly<Record<Side, string>> = {
  above: 'above',
  least: 'at least',
  below: 'below',
  most: 'at most',
}
const korean: Readonly<Record<Side, string>> = { above: '초과', least: '이상', below: '미만', most: '이하' }
