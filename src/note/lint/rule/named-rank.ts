import { allowed, type Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { isSummary, type NumberLine } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { clauseAt, fitOf, isOfAnotherPeriod, type NamedGrid, namedGrids } from '../named-grid.ts'
import { isRestricted, type RankClaim, rankClaims } from '../rank-claim.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { spokenGrid } from '../spoken-grid.ts'
import type { Statement } from '../statement.ts'

/** "Oak is the cheapest", "설비투자는 한빛이 두 번째로 많다": a place in an order against the numbers of a table, or of the sentence before. */
export const namedRank: Rule = {
  name: 'named-rank',
  checks: {
    en: 'superlatives and places ("the cheapest", "second-largest", "2위") of something named against the numbers given',
    ko: '최상급과 순위(“가장 저렴한”, “2위”)를 주어진 수치에 대조',
  },
  find: (note) => {
    const grids = namedGrids(note.tables)
    return note.statements.flatMap((statement, at) => {
      const said = spokenGrid(note.statements[at - 1], statement)
      return findingsIn(statement, said ? [...grids, said] : grids, note)
    })
  },
}

function findingsIn(
  statement: Statement,
  grids: readonly NamedGrid[],
  note: LintedNote,
): readonly RuleFinding[] {
  const { text, kind, dates } = statement
  if (grids.length === 0 || kind === 'heading' || kind === 'source' || kind === 'caption') return []
  if (isOfAnotherPeriod(dates, grids, note.document.date)) return []
  return rankClaims(text).flatMap((claim) => {
    const clause = withoutAbove(clauseAt(text, claim.from))
    const read = grids.flatMap((grid) =>
      isRestricted(text, grid.said) ? [] : readingsOf(statement, clause, claim, grid),
    )
    // Any column that agrees may be what is meant.
    const [reading] = read
    return reading && read.every(({ agrees }) => !agrees) ? [findingOf(statement, claim, reading)] : []
  })
}

/** "The biggest spender with $63.0bn": the number beside the claim is a cell of the column that it is of, which has another name. */
function isOfOtherColumn(
  { text, mentions }: Statement,
  { from }: RankClaim,
  row: number,
  grid: NamedGrid,
): boolean {
  const beside = mentions.find((one) => one.from > from && one.from - from < 40)
  if (!beside || !/\b(?:with|at|of)\b[^.;\d]{0,12}$/iu.test(text.slice(from, beside.from))) return false
  const isIn = (value: number): boolean =>
    [1, 1e3, 1e6, 1e9, 1e12, 1e4, 1e8].some(
      (scale) => Math.abs(value * scale - beside.value) <= beside.value * 0.005,
    )
  const columns = grid.lines.filter(({ cells }) => isIn(cells[row]?.value ?? Number.NaN))
  return columns.length > 0 && columns.every(({ name }) => fitOf(name, text.toLowerCase()) === 0)
}

interface Reading {
  readonly label: string
  readonly line: NumberLine
  readonly cell: Mention
  /** The row that has the place, and its number. */
  readonly holder: string
  readonly place: number
  readonly agrees: boolean
  readonly tableLine: number
}

/** The one row that a clause names, in the columns that it names. */
function readingsOf(
  statement: Statement,
  clause: string,
  claim: RankClaim,
  grid: NamedGrid,
): readonly Reading[] {
  const { text } = statement
  const named = rowsIn(clause, grid)
  const [row] = named
  if (row === undefined || named.length > 1 || isOwn(clause, claim, grid.rows[row]?.form)) return []
  if (isOfOtherColumn(statement, claim, row, grid)) return []
  const columns = grid.lines.filter(({ cells }) => cells[row] !== undefined)
  const inClause = columns.map(({ name }) => fitIn(name, clause, claim))
  const fits = inClause.some((fit) => fit > 0)
    ? inClause
    : columns.map(({ name }) => fitIn(name, text, claim))
  const best = Math.max(0, ...fits)
  // A table of one column is named by its caption too.
  const [only] = columns
  if (
    best === 0 &&
    only &&
    columns.length === 1 &&
    sharesWord(grid.said, clause) &&
    isMeant(claim, only, grid)
  )
    return placed(only, row, claim, grid)
  return columns
    .filter((column, at) => best > 0 && fits[at] === best && isMeant(claim, column, grid))
    .flatMap((line) => placed(line, row, claim, grid))
}

function sharesWord(said: string, clause: string): boolean {
  const words = said.toLowerCase().match(/\p{L}{2,}/gu) ?? []
  return words.some(
    (word) => (word.length > 4 || /[가-힣]/u.test(word)) && clause.toLowerCase().includes(word),
  )
}

function rowsIn(clause: string, { rows }: NamedGrid): readonly number[] {
  return rows.flatMap(({ form, label }, at) => (form.test(clause) && !isSummary(label) ? [at] : []))
}

/** "해온데이터에 이어 2위": who stands above is not who has the place. */
function withoutAbove(clause: string): string {
  return clause
    .replace(/[가-힣A-Za-z0-9-]+(?:에 이어|에 이은| 다음으로|의 뒤를 이어)/gu, ' ')
    .replace(/\b(?:after|behind) \p{Lu}[\p{L}\d-]*/gu, ' ')
}

/** "Alder's largest project", "한빛의 가장 큰 공장": the largest of what it has itself. */
function isOwn(clause: string, { text }: RankClaim, form: RegExp | undefined): boolean {
  const at = form?.exec(clause)
  const between = at ? clause.slice(at.index + at[0].length, clause.indexOf(text)) : ''
  return /^(?:['’]s|의)\s(?:[a-z]+\s)?$/u.test(between)
}

function fitIn(name: string, text: string, { of }: RankClaim): number {
  return fitOf(name, text.toLowerCase()) + (of !== undefined && measures[of].test(name) ? 0.2 : 0)
}

const measures: Readonly<Record<'price' | 'speed', RegExp>> = {
  price: /price|cost|\$|fee|가격|단가|비용|요금/iu,
  speed: /speed|throughput|tok\w*\/s|latency|seconds|time|속도|처리량|지연|시간/iu,
}
/** Of these less is better; a place alone does not say which is first. */
const lessIsBetter = /price|cost|latency|time|error|rank|loss|가격|단가|비용|지연|시간|오류|순위/iu
const things =
  /^(?:model|firm|company|site|one|value|figure|number|spender|user|vendor|provider|기업|회사|모델|곳|것|업체|종목|값|수치)/iu

/** "The largest plant" is of plants, whatever else the sentence names. */
function isMeant({ noun, order, of }: RankClaim, { name }: NumberLine, { header }: NamedGrid): boolean {
  if (order === undefined && lessIsBetter.test(name)) return false
  if (of === 'speed' && /latency|time|seconds|지연|시간/iu.test(name)) return false
  if (noun === '' || things.test(noun)) return true
  return fitOf(name, noun.toLowerCase()) > 0 || fitOf(header, noun.toLowerCase()) > 0
}

function placed(line: NumberLine, row: number, claim: RankClaim, grid: NamedGrid): readonly Reading[] {
  const cell = line.cells[row]
  const others = line.cells.flatMap((one, at) =>
    one && !isSummary(grid.rows[at]?.label ?? '') && !one.isRange
      ? [{ one, label: grid.rows[at]?.label ?? '' }]
      : [],
  )
  if (!cell || cell.isRange || others.length < 2) return []
  if (others.some(({ one }) => unitName(one.unit) !== unitName(cell.unit) || one.hedge !== undefined))
    return []
  const sign = claim.order === 'least' ? -1 : 1
  const better = others.filter(({ one }) => (one.value - cell.value) * sign > 0)
  const equal = others.filter(({ one }) => one.value === cell.value)
  const sorted = others.toSorted((a, b) => (b.one.value - a.one.value) * sign)
  const holder = sorted[claim.place - 1]
  if (
    !holder ||
    claim.place > others.length ||
    (better.length > 0 && !isClear(cell, holder.one, claim.place, better.length))
  )
    return []
  return [
    {
      label: grid.rows[row]?.label ?? '',
      line,
      cell,
      holder: `${holder.label} (${holder.one.text})`,
      place: better.length + 1,
      agrees:
        better.length < claim.place &&
        claim.place <= better.length + equal.length &&
        !(claim.isAlone && equal.length > 1),
      tableLine: grid.line,
    },
  ]
}

/** Whether the numbers are further apart than their rounding. */
function isClear(cell: Mention, holder: Mention, said: number, better: number): boolean {
  if (said === better + 1) return true
  const [a, b] = [allowed(cell), allowed(holder)]
  return a.high < b.low || b.high < a.low
}

function findingOf(
  { line: at }: Statement,
  { text }: RankClaim,
  { label, line, cell, holder, place, tableLine }: Reading,
): RuleFinding {
  const column = line.name === '' ? '' : ` (${line.name})`
  return {
    severity: 'warning',
    line: at,
    printed: text,
    recomputed: holder,
    message: {
      en: `${label} is not "${text}" by the numbers of line ${tableLine}${column}: with ${cell.text} it is number ${place}; ${holder} has that place`,
      ko: inKorean`${label}의 수치는 ${cell.text}(으)로 ${place}번째다. "${text}"에 해당하는 것은 ${holder}(이)다(${tableLine}행${column})`,
    },
  }
}
