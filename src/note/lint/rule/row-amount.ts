import { allowed, type Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { isChange } from '../change-words.ts'
import { captionUnit, inUnit, measuredCell } from '../column-unit.ts'
import { isSummary } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { literal } from '../literal.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "On-demand revenue reached $158 million", where the row of that name has 120, 132 and 138: an amount that no cell of its row has. */
export const rowAmount: Rule = {
  name: 'row-amount',
  checks: {
    en: 'an amount right behind the name of a row, without a period, against all cells of the row, their sums and differences',
    ko: '행 이름 바로 뒤에 기간 없이 적힌 금액을 그 행의 모든 칸과 칸 사이의 합·차에 대조',
  },
  yields: true,
  find: ({ statements, tables }) => {
    const rows = tables.flatMap(rowsOf).slice(0, mostRows)
    return rows.length === 0 ? [] : statements.flatMap((statement) => findingsIn(statement, rows))
  },
}

const mostRows = 200

interface Row {
  readonly label: string
  readonly small: string
  readonly form: RegExp
  readonly cells: readonly Mention[]
  readonly line: number
}

/** Rows of amounts in one unit, each with all its cells. */
function rowsOf(table: NumberTable): readonly Row[] {
  const unit = captionUnit(table)
  const columns = numberColumns(table)
  return table.rows.flatMap((row, at): readonly Row[] => {
    const label = row.label.replaceAll('*', '').trim()
    const cells = columns.flatMap((column) => {
      const cell = measuredCell(table, at, column)
      if (!cell) return []
      return [cell.unit.kind === 'none' && unit ? inUnit(cell, unit) : cell]
    })
    const isOfMoney =
      cells.length > 1 &&
      cells.every(
        (one) => one.unit.kind === 'money' && unitName(one.unit) === unitName(cells[0]?.unit ?? one.unit),
      )
    if (!isOfMoney || isSummary(label) || !/\p{L}{3,}|[가-힣]{2,}/u.test(label)) return []
    return [
      {
        label,
        small: label.toLowerCase(),
        cells,
        line: row.line,
        form: new RegExp(`(?<![\\p{L}\\p{N}-])${literal(label)}(?![\\p{Script=Latin}\\p{N}-])`, 'iu'),
      },
    ]
  })
}

/** Of another time or kind than a table of results. */
const otherwise =
  /\b(?:guid\w+|forecast\w*|expect\w*|target\w*|plan\w*|consensus|budget\w*|next|would|could|will|may|if|full[- ]year|first half|cumulative|since|so far|previous\w*|estimate\w*|per|each|average|backlog|annuali[sz]e\w*|model\w*|assum\w+|over the)\b|전망|예상|목표|계획|가이던스|컨센서스|누적|연간|상반기|하반기|내년|평균|당(?=\s)|추정|가정/iu
const says =
  /^(?: (?:revenues?|sales|spending|income|profit))?(?:,? (?:reached|was|were|is|came (?:to|in at)|totalled|stood at|hit|of|at|earned|brought in|took))? (?:about |some |just )?(?:US)?[$€£₩]?$|^(?:은|는|이|가)?\s(?:약\s)?$/iu

/** "Data-centre revenue" is no "Revenue". */
const unqualified =
  /(?:^|[.,;:(]\s|\b(?:the|its|their|total|group|company|quarterly|and|while|but|meanwhile)\s|(?:동사|당사|회사의|전체|총)\s)$/iu

function findingsIn(
  { text, mentions, dates, line, kind }: Statement,
  rows: readonly Row[],
): readonly RuleFinding[] {
  if (
    kind === 'heading' ||
    kind === 'source' ||
    kind === 'caption' ||
    otherwise.test(text) ||
    dates.length > 0
  )
    return []
  const small = text.toLowerCase()
  const near = rows.filter((row) => small.includes(row.small))
  if (near.length === 0) return []
  return mentions.flatMap((said, at): readonly RuleFinding[] => {
    if (said.unit.kind !== 'money' || said.isRange || said.per !== undefined || isChange(text, said))
      return []
    const before = text.slice(mentions[at - 1]?.to ?? 0, said.from)
    const named = near.filter(({ form }) => {
      const match = form.exec(before)
      return (
        match !== null &&
        unqualified.test(before.slice(0, match.index)) &&
        says.test(before.slice(match.index + match[0].length))
      )
    })
    const longest = Math.max(0, ...named.map(({ label }) => label.length))
    const meant = named.filter(({ label, cells }) => label.length === longest && isOfUnit(cells, said))
    const [row] = meant
    if (!row || meant.some(({ cells }) => agrees(cells, said)) || !isNear(row.cells, said)) return []
    return [findingOf(row, said, line)]
  })
}

function isOfUnit([cell]: readonly Mention[], said: Mention): boolean {
  return cell !== undefined && unitName(cell.unit) === unitName(said.unit)
}

/** One of the cells, the sum of two or of all, or what lies between two. */
function agrees(cells: readonly Mention[], said: Mention): boolean {
  const { low, high } = allowed(said)
  const isIn = (least: number, most: number): boolean => least <= high * 1.0001 && most >= low * 0.9999
  const sum = (end: 'low' | 'high'): number => cells.reduce((all, one) => all + one[end], 0)
  return (
    isIn(sum('low'), sum('high')) ||
    cells.some(
      (a, at) =>
        isIn(a.low, a.high) ||
        cells.slice(at + 1).some((b) => {
          const apart = [Math.abs(a.low - b.high), Math.abs(a.high - b.low)]
          return isIn(a.low + b.low, a.high + b.high) || isIn(Math.min(...apart), Math.max(...apart))
        }),
    )
  )
}

/** What is far off is of something else that is called so. */
function isNear(cells: readonly Mention[], said: Mention): boolean {
  const last = cells.at(-1)
  const ratio = last ? said.value / last.value : 0
  return ratio > 0.6 && ratio < 1.67
}

function findingOf({ label, cells, line: at }: Row, said: Mention, line: number): RuleFinding {
  const shown = cells.map(({ text }) => text).join(', ')
  return {
    severity: 'warning',
    line,
    printed: said.text,
    recomputed: shown,
    message: {
      en: `the table has ${shown} for "${label}" (line ${at}), and no ${said.text}`,
      ko: inKorean`표의 ‘${label}’(${at}행)은 ${shown}이며 ${said.text}에 해당하는 값이 없다`,
    },
  }
}
