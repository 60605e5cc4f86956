import type { Mention } from '../../mention/mention.ts'
import { meanLabel, medianLabel } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { likelyRounding } from '../likely-rounding.ts'
import { type NumberRow, type NumberTable, numberColumns, totalLabel } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { isApart, summed } from '../summed.ts'

const totalHeader = /\b(?:total|sum|TCO|combined)\b|합계|총계|총소유비용|총액|^\s*계\s*(?:\(|$)/iu
const partRow = /^\s*(?:[-–—•└ㄴ·]|of which|incl\w*\.?)/i
const mostOff = 0.25
const widest = 40

/** Totals of tables, by row and by column, within what rounding allows. */
export const tableTotal: Rule = {
  name: 'table-total',
  checks: {
    en: 'the total row and the total column of a table against what they add up',
    ko: '표의 합계 행·열을 더한 값에 대조',
  },
  find: ({ tables }) =>
    tables.flatMap((table) => {
      const across = totalColumns(table)
      // A total column with a wrong cell does not add up downwards either: that is one error, told once.
      const isOff = across.some(({ severity }) => severity !== 'info')
      const down = totalRows(table).filter(
        ({ printed }) => !isOff || !totalHeader.test(printed.slice(0, printed.lastIndexOf(':'))),
      )
      return [...down, ...across, ...partRows(table)]
    }),
}

function totalRows(table: NumberTable): readonly RuleFinding[] {
  const total = table.rows.find(({ label }) => totalLabel.test(label)) ?? unnamedTotal(table)
  if (!total) return []
  const others = table.rows.filter(
    (row) => row !== total && !totalLabel.test(row.label) && !partRow.test(row.label),
  )
  if (others.length < 2) return []
  return numberColumns(table).flatMap((column) => {
    const said = total.cells[column]?.number
    const cells = others.map(({ cells: all }) => all[column]?.number)
    if (!said || column === 0 || isRatio(table, column, said) || cells.some((cell) => cell === undefined))
      return []
    return compare(total, said, cells as readonly Mention[], table.header[column] ?? '')
  })
}

/** "Group", "매출", "World": a last row that adds up the others exactly in one column is their total in the next ones too. */
function unnamedTotal(table: NumberTable): NumberRow | undefined {
  const last = table.rows.at(-1)
  const others = table.rows.slice(0, -1)
  if (!last || others.length < 2 || meanLabel.test(last.label) || medianLabel.test(last.label))
    return undefined
  if (table.rows.some(({ label }) => partRow.test(label))) return undefined
  const columns = numberColumns(table).filter((column) => column > 0)
  const fits = columns.filter((column) => {
    const said = last.cells[column]?.number
    const cells = others.map(({ cells: all }) => all[column]?.number)
    if (!said || said.value < 100 || isRatio(table, column, said)) return false
    const sum = cells.reduce((all, cell) => all + (cell?.value ?? Number.NaN), 0)
    return Math.abs(sum - said.value) < 1e-9 * said.value
  })
  return fits.length > 0 ? last : undefined
}

function totalColumns(table: NumberTable): readonly RuleFinding[] {
  const columns = numberColumns(table).filter((column) => column > 0)
  return columns
    .filter((column) => totalHeader.test(table.header[column] ?? ''))
    .flatMap((column) => {
      const parts = partsOf(table, columns, column)
      if (!parts) return []
      return table.rows.flatMap((row) => {
        const said = row.cells[column]?.number
        const cells = parts.map((part) => row.cells[part]?.number)
        if (!said || cells.some((cell) => cell === undefined)) return []
        return compare(row, said, cells as readonly Mention[], `${row.label}, ${table.header[column]}`)
      })
    })
}

/** The columns that a total column adds up: all before it, or the last of these, if they do so in most rows. */
function partsOf(
  table: NumberTable,
  columns: readonly number[],
  total: number,
): readonly number[] | undefined {
  const before = columns.filter((column) => column < total)
  const candidates = before
    .slice(-widest)
    .map((_, from, near) => near.slice(from))
    .filter((parts) => parts.length >= 2)
  return candidates.find((parts) => {
    const near = table.rows.filter((row) => {
      const said = row.cells[total]?.number?.value
      const sum = parts.reduce((all, part) => all + (row.cells[part]?.number?.value ?? Number.NaN), 0)
      return said !== undefined && Math.abs(sum / said - 1) < 0.02
    })
    return near.length * 2 > table.rows.length
  })
}

/** A row and the indented rows under it. */
function partRows(table: NumberTable): readonly RuleFinding[] {
  return table.rows.flatMap((row, at) => {
    if (partRow.test(row.label)) return []
    const end = table.rows.findIndex(({ label }, other) => other > at && !partRow.test(label))
    const children = table.rows.slice(at + 1, end === -1 ? undefined : end)
    if (children.length < 2) return []
    return numberColumns(table).flatMap((column) => {
      const said = row.cells[column]?.number
      const cells = children.flatMap(({ cells: all }) => all[column]?.number ?? [])
      return said && column > 0 && cells.length > 1 ? compare(row, said, cells, row.label) : []
    })
  })
}

/** Ratios, years, prices and densities are not added up. */
function isRatio({ header }: NumberTable, column: number, { unit }: Mention): boolean {
  return (
    unit.kind === 'percent' ||
    unit.kind === 'factor' ||
    /%|per\b|\/|ratio|share|price|rate|rank|score|year|ASP|density|비율|단가|가격|순위|점수|비중|당\b/iu.test(
      header[column] ?? '',
    )
  )
}

function compare(
  { line }: NumberRow,
  total: Mention,
  parts: readonly Mention[],
  label: string,
): readonly RuleFinding[] {
  const all = summed(parts)
  const sum = all.value
  const apart = isApart(all, total) || (all.isBounded && sum > total.value)
  if (
    Math.abs(sum - total.value) <= Math.abs(total.value) * 1e-9 ||
    Math.abs(sum / total.value - 1) > mostOff
  )
    return []
  const isLikely = likelyRounding([...parts, total], sum - total.value)
  const shown = parts.map(({ text }) => text).join(' + ')
  return [
    {
      severity: apart ? 'error' : isLikely ? 'info' : 'warning',
      line,
      printed: `${label}: ${total.text}`,
      recomputed: printedNumber(sum),
      message: apart
        ? {
            en: `${shown} make ${printedNumber(sum)}, not ${total.text}`,
            ko: inKorean`${shown}의 합은 ${koreanNumber(sum)}이지 ${total.text}이(가) 아니다`,
          }
        : {
            en: `${shown} make ${printedNumber(sum)} as printed, not ${total.text}: ${isLikely ? 'within rounding' : 'rounding alone would hardly do that'}`,
            ko: inKorean`${shown}의 합은 적힌 대로면 ${koreanNumber(sum)}, 합계는 ${total.text}(으)로 ${isLikely ? '반올림 범위 안의 차이다' : '반올림만으로는 설명하기 어렵다'}`,
          },
    },
  ]
}
