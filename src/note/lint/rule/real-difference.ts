import type { Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { accuracyWord, cautious, interval, isShare, saidGains } from '../said-gain.ts'
import { benchmarkSizes, type Size } from '../sizes.ts'

const certain = 1.96
const accuracyHeader = /^\s*(?:acc(?:uracy)?|pass ?@ ?1|정확도|정답률)/iu
const baseline = /^\s*(?:vanilla|baseline|none|base|default|기준|기본|기준군)(?![\p{L}\p{N}])/iu
const sizeHeader = /^\s*(?:n|problems|questions|items|size|문항\s?수|문제\s?수|문항|문제)\s*$/iu
/** A gain in accuracy on so few problems that chance alone makes it, printed without an interval. */
export const realDifference: Rule = {
  name: 'real-difference',
  checks: {
    en: 'the difference of two accuracies in a table or sentence against what chance gives with so many problems',
    ko: '두 정확도의 차이를 그 문항 수에서 우연히 생기는 차이에 대조',
  },
  find: (note) => {
    const sizes = benchmarkSizes(note.document, note.statements, note.tables)
    const isCautious = note.statements.some(({ text }) => cautious.test(text))
    return [
      ...(isCautious ? [] : note.tables.flatMap((table) => inTable(table, sizes))),
      ...inText(note, sizes),
    ]
  },
}

function inTable(table: NumberTable, sizes: readonly Size[]): readonly RuleFinding[] {
  const words = table.rows.map(({ cells }) => cells.map(({ text }) => text).join(' ')).join(' ')
  if (interval.test(`${table.said} ${words}`)) return []
  return [...byRows(table, sizes), ...byColumns(table, sizes)]
}

/** A row of the baseline, and the one under it. */
function byRows(table: NumberTable, sizes: readonly Size[]): readonly RuleFinding[] {
  return numberColumns(table)
    .filter((column) => accuracyHeader.test(table.header[column] ?? ''))
    .flatMap((column) =>
      table.rows.flatMap((row, at) => {
        const setting = row.cells.findIndex(({ text }) => baseline.test(text))
        const other = table.rows[at + 1]
        const [a, b] = [row.cells[column]?.number, other?.cells[column]?.number]
        const size = sizeNear(table, at, sizes)
        if (setting === -1 || !other || !a || !b || !size || baseline.test(other.cells[setting]?.text ?? ''))
          return []
        return compare({ a, b, size, line: other.line, name: other.cells[setting]?.text ?? '' })
      }),
    )
}

/** A column of the baseline, and those beside it, in a table of accuracies. */
function byColumns(table: NumberTable, sizes: readonly Size[]): readonly RuleFinding[] {
  const from = table.header.findIndex((text) => baseline.test(text))
  if (from === -1 || !accuracyWord.test(table.table.caption?.title ?? '')) return []
  const columns = numberColumns(table).filter((at) => at > from && !sizeHeader.test(table.header[at] ?? ''))
  return table.rows.flatMap(({ cells, line }, at) => {
    const size = sizeIn(table, at) ?? sizeNear(table, at, sizes)
    const a = cells[from]?.number
    return columns.flatMap((column) => {
      const b = cells[column]?.number
      return a && b && size && isShare(a) && isShare(b)
        ? compare({ a, b, size, line, name: table.header[column] ?? '' })
        : []
    })
  })
}

function sizeIn({ header, rows }: NumberTable, row: number): Size | undefined {
  const value = rows[row]?.cells[header.findIndex((text) => sizeHeader.test(text))]?.number?.value
  return value === undefined || value < 2
    ? undefined
    : { name: /(?:)/, problems: value, where: { en: 'the table', ko: '표 기준' } }
}

function sizeNear(table: NumberTable, row: number, sizes: readonly Size[]): Size | undefined {
  for (let at = row; at >= Math.max(0, row - 20); at--) {
    const text = table.rows[at]?.cells.map((cell) => cell.text).join(' ') ?? ''
    const size = sizes.find(({ name }) => name.test(text))
    if (size) return size
  }
  return sizes.find(({ name }) => name.test(table.table.caption?.title ?? ''))
}

function inText(note: LintedNote, sizes: readonly Size[]): readonly RuleFinding[] {
  return saidGains(note, sizes).flatMap(({ old, now, size, line }) =>
    compare({ a: old, b: now, size, line, name: '' }),
  )
}

interface Compared {
  readonly a: Mention
  readonly b: Mention
  readonly size: Size
  readonly line: number
  readonly name: string
}

/** Two independent shares of n, as nothing else is printed: z = d / √(p(1−p)·2/n). */
function compare({ a, b, size, line, name }: Compared): readonly RuleFinding[] {
  const [p, q] = a.value <= 1 && b.value <= 1 ? [a.value, b.value] : [a.value / 100, b.value / 100]
  const pooled = (p + q) / 2
  const z = (q - p) / Math.sqrt((pooled * (1 - pooled) * 2) / size.problems)
  if (!(Math.abs(z) < certain) || z <= 0) return []
  return [
    {
      severity: 'warning',
      line,
      printed: `${a.text} → ${b.text}`,
      recomputed: `z = ${z.toFixed(2)}`,
      message: {
        en: `${name === '' ? 'the gain' : name}: +${((q - p) * 100).toFixed(1)} points on ${size.problems} problems is ${z.toFixed(2)} standard errors of a single run: these numbers can't tell it from chance, and no interval is printed`,
        ko: inKorean`${name === '' ? '' : `${name}: `}${size.problems}문항에서 +${((q - p) * 100).toFixed(1)}%p는 단일 실행 표준오차의 ${z.toFixed(2)}배로, 이 데이터로는 우연과 구별할 수 없으며 신뢰구간도 없다`,
      },
    },
  ]
}
