import { allowed, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanPercent } from '../korean-number.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import { printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const growthHeader =
  /^\s*(?:growth|change|yoy|y\/y|y-o-y|%\s?(?:change|chg)|chg\.?|Δ|증감|증가율|성장률|변화율|전년 ?(?:동기 ?)?대비)/iu
const points = /\bpp\b|%p|points|포인트/iu

/** A growth column beside the two columns that it grows from and to. */
export const tableGrowth: Rule = {
  name: 'table-growth',
  checks: {
    en: 'a growth column of a table against the two columns before it',
    ko: '표의 증감률 열을 앞의 두 열에 대조',
  },
  find: ({ tables }) => tables.flatMap(findingsIn),
}

function findingsIn(table: NumberTable): readonly RuleFinding[] {
  const columns = numberColumns(table).filter((column) => column > 0)
  return columns
    .filter(
      (column) => growthHeader.test(table.header[column] ?? '') && !points.test(table.header[column] ?? ''),
    )
    .flatMap((growth) => {
      const before = columns.filter(
        (column) => column < growth && !growthHeader.test(table.header[column] ?? ''),
      )
      const [from, to] = before.slice(-2)
      if (from === undefined || to === undefined || !isOrdered(table, from, to, growth)) return []
      return table.rows.flatMap(({ cells, line, label }) => {
        const [old, now, said] = [from, to, growth].map((column) => cells[column]?.number)
        return old && now && said && old.value > 0 ? compare({ old, now, said, line, label }) : []
      })
    })
}

/** Most rows agree: the column is the growth of these two, and in this order. */
function isOrdered({ rows, header }: NumberTable, from: number, to: number, growth: number): boolean {
  const known = rows.flatMap(({ cells }) => {
    const [old, now, said] = [from, to, growth].map((column) => cells[column]?.number)
    return old && now && said && old.value > 0 ? [agrees(old, now, said)] : []
  })
  if (known.length > 1 && known.filter(Boolean).length * 2 >= known.length) return true
  return isDated(header, from, to)
}

/** The headers name two years, the later one second, and nothing else that differs. */
function isDated(header: readonly string[], from: number, to: number): boolean {
  const year = /(?:19|20)\d\d/
  const [first, second] = [header[from] ?? '', header[to] ?? '']
  const [a, b] = [year.exec(first)?.[0], year.exec(second)?.[0]]
  const rest = (text: string): string =>
    text.replace(year, '').replace(/[^\p{L}%$]|(?<=^|\P{L})[EeFfPpA](?=\P{L}|$)|년/gu, '')
  return a !== undefined && b !== undefined && Number(b) === Number(a) + 1 && rest(first) === rest(second)
}

function agrees(old: Mention, now: Mention, said: Mention): boolean {
  const [from, to, by] = [allowed(old), allowed(now), allowed(said)]
  return (to.low / from.high - 1) * 100 <= by.high && (to.high / from.low - 1) * 100 >= by.low
}

interface Row {
  readonly old: Mention
  readonly now: Mention
  readonly said: Mention
  readonly line: number
  readonly label: string
}

function compare({ old, now, said, line, label }: Row): readonly RuleFinding[] {
  if (agrees(old, now, said)) return []
  const recomputed = printedPercent(now.value / old.value - 1)
  return [
    {
      severity: 'error',
      line,
      printed: `${label}: ${said.text}`,
      recomputed,
      message: {
        en: `${label}: ${now.text} against ${old.text} is ${recomputed}, not ${said.text}`,
        ko: inKorean`${label}: ${old.text}에서 ${now.text}(으)로의 증감률은 ${koreanPercent(now.value / old.value - 1)}이지 ${said.text}이(가) 아니다`,
      },
    },
  ]
}
