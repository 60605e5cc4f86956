import type { Mention } from '../../mention/mention.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { benchmarkSizes, type Size } from '../sizes.ts'

const certain = 1.96
const accuracyHeader = /^\s*(?:acc(?:uracy)?|pass ?@ ?1|정확도|정답률)/iu
const baseline = /^\s*(?:vanilla|baseline|none|base|default|기준|기본|기준군)\b|^(?:기준|기본)/iu
const interval = /±|\bCI\b|confidence|interval|신뢰 ?구간|p\s?[<=]|유의/iu

/** A gain in accuracy on so few problems that chance alone makes it, printed without an interval. */
export const realDifference: Rule = {
  name: 'real-difference',
  checks: 'the difference of two accuracies in a table against what chance gives with so many problems',
  find: (note) => note.tables.flatMap((table) => findingsIn(table, note)),
}

function findingsIn(
  table: NumberTable,
  { document, statements, tables }: LintedNote,
): readonly RuleFinding[] {
  if (
    interval.test(
      `${table.said} ${table.rows.map(({ cells }) => cells.map(({ text }) => text).join(' ')).join(' ')}`,
    )
  )
    return []
  const sizes = benchmarkSizes(document, statements, tables)
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

function sizeNear(table: NumberTable, row: number, sizes: readonly Size[]): Size | undefined {
  for (let at = row; at >= 0; at--) {
    const text = table.rows[at]?.cells.map((cell) => cell.text).join(' ') ?? ''
    const size = sizes.find(({ name }) => name.test(text))
    if (size) return size
  }
  return sizes.find(({ name }) => name.test(table.table.caption?.title ?? ''))
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
      message: `${name}: +${((q - p) * 100).toFixed(1)} points on ${size.problems} problems is ${z.toFixed(2)} standard errors of a single run: these numbers can't tell it from chance, and no interval is printed`,
    },
  ]
}
