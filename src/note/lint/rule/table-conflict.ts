import { allowed } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanName } from '../korean-names.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { type TableEntry, tableEntries } from '../table-entry.ts'

/** The same model, benchmark and metric in two tables with two values. */
export const tableConflict: Rule = {
  name: 'table-conflict',
  checks: {
    en: 'numbers of two tables that have the same names in row, column and caption',
    ko: '행·열·캡션의 이름이 같은 두 표의 수치를 서로 대조',
  },
  find: ({ tables }) => {
    const known = new Map<string, TableEntry[]>()
    return tables.flatMap((table) => {
      const entries = settled(tableEntries(table))
      const found = entries.flatMap((entry) => conflictOf(entry, known))
      for (const entry of entries) remember(entry, known)
      return found
    })
  },
}

const beforeWord =
  /^(?:before|prior|original|originally|untreated|vanilla|적용|전|이전|기존|원래|적용전|변경전)$/iu

/**
 * "MATH-500" and "MATH-500 before" of one table: the first is of what the caption has changed, the second is what other tables
 * show without a word.
 */
function settled(entries: readonly TableEntry[]): readonly TableEntry[] {
  const bare = (entry: TableEntry): string =>
    [entry.line, entry.metric, ...[...entry.keys].filter((key) => !beforeWord.test(key)).sort()].join('|')
  const isMarked = ({ keys }: TableEntry): boolean => [...keys].some((key) => beforeWord.test(key))
  const marked = new Set(entries.filter(isMarked).map(bare))
  return entries.flatMap((entry) => {
    if (!marked.has(bare(entry))) return [entry]
    const keys = new Set([...entry.keys].filter((key) => !beforeWord.test(key)))
    return isMarked(entry) ? [{ ...entry, keys, header: entry.header.replace(/\s.*$/u, '') }] : []
  })
}

/** By any one key: entries of the same thing have all of one's keys in the other's, or in its caption. */
function remember(entry: TableEntry, known: Map<string, TableEntry[]>): void {
  for (const key of entry.keys) {
    const list = known.get(key)
    if (list && list.length < mostAlike) list.push(entry)
    else if (!list) known.set(key, [entry])
  }
}

const mostAlike = 40

function conflictOf(
  entry: TableEntry,
  known: ReadonlyMap<string, readonly TableEntry[]>,
): readonly RuleFinding[] {
  const others = [...entry.keys].flatMap((key) => known.get(key) ?? [])
  const same = others.filter((other) => isSame(entry, other))
  const [first] = same
  if (!first || same.some((other) => meets(entry, other))) return []
  return [findingOf(entry, first)]
}

/** What a firm or model has one value of. */
const single = new Set(['accuracy', 'gross margin', 'operating margin', 'market value', 'revenue', 'capex'])

function meets({ value: a }: TableEntry, { value: b }: TableEntry): boolean {
  const [x, y] = [allowed(a), allowed(b)]
  return x.low <= y.high && y.low <= x.high
}

/** Each names nothing that the other's row, column or caption doesn't, and both say that they measure the same. */
function isSame(a: TableEntry, b: TableEntry): boolean {
  if (a.metric !== b.metric || !sameUnits(a, b)) return false
  // Without captions the paragraphs around two tables say how they differ, unless there is only one such number.
  const hasCaptions = [a, b].every(({ table }) => table.table.caption !== undefined)
  if (!hasCaptions && !single.has(a.metric ?? '')) return false
  // Without a metric, a column of years or of benchmarks can be of anything.
  if (a.metric === undefined && a.header.toLowerCase() !== b.header.toLowerCase()) return false
  if (a.metric === undefined && /\d/.test(a.header)) return false
  const isIn = (one: TableEntry, other: TableEntry): boolean =>
    [...one.keys].every((key) => other.keys.has(key) || other.about.has(key))
  return a.keys.size > 0 && isIn(a, b) && isIn(b, a) && [...a.keys].some((key) => b.keys.has(key))
}

function sameUnits({ value: a }: TableEntry, { value: b }: TableEntry): boolean {
  const [x, y] = [unitName(a.unit), unitName(b.unit)]
  // "84.3" under "Accuracy", and "84.3%" elsewhere.
  const isShare = (name: string): boolean => name === 'percent' || name === 'none'
  return x === y || (isShare(x) && isShare(y))
}

function findingOf({ value, line, metric, header, keys }: TableEntry, known: TableEntry): RuleFinding {
  return {
    severity: 'error',
    line,
    printed: value.text,
    recomputed: known.value.text,
    message: {
      en: `${metric ?? header} of ${[...keys].join(', ')} is ${value.text} here and ${known.value.text} in line ${known.line}`,
      ko: inKorean`${[...keys]
        .filter((key) => key !== header.toLowerCase())
        .map(koreanName)
        .join(
          ', ',
        )}의 ${koreanName(metric ?? header)}이(가) 여기서는 ${value.text}, ${known.line}행에서는 ${known.value.text}(으)로 서로 다르다`,
    },
  }
}
