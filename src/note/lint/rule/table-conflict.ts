import { allowed, type Mention } from '../../mention/mention.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'

interface Entry {
  readonly metric: string
  /** The words that say what the row is about. */
  readonly keys: readonly string[]
  /** The names in the caption. */
  readonly about: readonly string[]
  readonly value: Mention
  readonly table: NumberTable
  readonly line: number
}

/** The same model, benchmark and metric in two tables with two values. */
export const tableConflict: Rule = {
  name: 'table-conflict',
  checks: 'numbers of two tables whose rows and columns have the same names',
  find: ({ tables }) => {
    const entries = tables.flatMap(entriesOf)
    return entries.flatMap((entry, at) => {
      const known = entries.slice(0, at).find((other) => other.table !== entry.table && isSame(entry, other))
      if (!known) return []
      const [a, b] = [allowed(entry.value), allowed(known.value)]
      return a.low <= b.high && b.low <= a.high ? [] : [findingOf(entry, known)]
    })
  },
}

function entriesOf(table: NumberTable): readonly Entry[] {
  const columns = numberColumns(table)
  const keyColumns = table.header.map((_, at) => at).filter((at) => !columns.includes(at))
  const about = namesIn(table.table.caption?.title ?? '')
  return table.rows.flatMap((row, at) =>
    columns.flatMap((column): readonly Entry[] => {
      const value = row.cells[column]?.number
      const metric = metricOf(table.header[column] ?? '')
      // A cell left empty repeats the one above it.
      const keys = keyColumns.map((key) => normal(cellAbove(table, at, key)))
      return value && metric !== '' && keys.length > 0
        ? [{ metric, keys: keys.filter((key) => key !== ''), about, value, table, line: row.line }]
        : []
    }),
  )
}

function cellAbove({ rows }: NumberTable, row: number, column: number): string {
  for (let at = row; at >= 0; at--) {
    const text = rows[at]?.cells[column]?.text ?? ''
    if (text !== '') return text
  }
  return ''
}

/** Names of models and benchmarks in a caption: words with a capital and a digit, or with a capital inside. */
function namesIn(title: string): readonly string[] {
  return (title.match(/[A-Z][\w.-]*(?:\d|[a-z][A-Z])[\w.-]*/g) ?? []).map(normal)
}

/** Settings that mean "without anything": a table without a column of settings shows these. */
const baselines = new Set(['vanilla', 'baseline', 'none', 'base', 'default', '기준', '기본', '기준군'])

/** Each row names nothing that the other's row or caption doesn't, and one thing at least is in both. */
function isSame(a: Entry, b: Entry): boolean {
  if (a.metric !== b.metric) return false
  const isIn = (one: Entry, other: Entry): boolean =>
    one.keys.every((key) => baselines.has(key) || other.keys.includes(key) || other.about.includes(key))
  return isIn(a, b) && isIn(b, a) && a.keys.some((key) => !baselines.has(key) && b.keys.includes(key))
}

const metrics: readonly (readonly [RegExp, string])[] = [
  [/^(?:acc(?:uracy)?|pass ?@ ?1|정확도|정답률)\b/iu, 'accuracy'],
  [/^(?:정확도|정답률)/u, 'accuracy'],
  [/^(?:wut|weighted ut|weighted underthinking|가중)/iu, 'weighted underthinking'],
  [/^(?:ut|underthinking|얕은)/iu, 'underthinking'],
]

function metricOf(header: string): string {
  const plain = header.trim()
  return metrics.find(([form]) => form.test(plain))?.[1] ?? normal(plain)
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^)]*\)|%/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(\D)20(\d\d)$/u, '$1$2')
}

function findingOf({ value, line, metric, keys }: Entry, known: Entry): RuleFinding {
  return {
    severity: 'error',
    line,
    printed: value.text,
    recomputed: known.value.text,
    message: `${metric} of ${keys.join(', ')} is ${value.text} here and ${known.value.text} in line ${known.line}`,
  }
}
