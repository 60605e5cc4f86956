import type { Mention } from '../../mention/mention.ts'
import { mentionsIn } from '../../mention/mentions-in.ts'
import { inKorean } from '../in-korean.ts'
import type { NumberTable } from '../number-table.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const marked =
  /\b(?:etc\.?|and others|among (?:them|others)|partial|excerpt|selected|top \d+|some of|for example|e\.g\.|including)\b|등(?=$|[\s.)])|일부|발췌|주요|외\s?\d+/iu
const things: readonly (readonly [string, RegExp])[] = [
  ['country', /countr|nation|partner|tier|국가|국|등급/iu],
  ['stock', /stock|compan|constituent|peer|universe|종목|기업|피어|유니버스/iu],
]

/** "18 partner countries", and a list of 15 that does not say that it is part. */
export const partialList: Rule = {
  name: 'partial-list',
  checks: {
    en: 'how many countries or stocks a note says there are against the lists that it prints',
    ko: '노트가 밝힌 국가·종목 수를 목록에 대조',
  },
  find: (note) => {
    const inRows = note.tables.flatMap(countedInRow)
    const counts = note.statements.flatMap(({ mentions, line }) =>
      mentions.flatMap((mention) => countOf(mention, line)),
    )
    const lists = listsOf(note).flatMap((list) =>
      counts
        .filter(({ name }) => name === list.name)
        .flatMap((count) => findingsOf(list, count))
        .slice(0, 1),
    )
    return [...inRows, ...lists]
  },
}

/** "Tier 1 (18 countries)" in a row, and fewer of them in its next cell. */
function countedInRow({ rows, said, header }: NumberTable): readonly RuleFinding[] {
  if (marked.test(said)) return []
  const countAt = header.findIndex((text) =>
    /^\s*(?:count|number(?: of .*)?|how many)\s*$|(?:국가|기업|종목)\s?수$|개수$/iu.test(text),
  )
  return rows.flatMap(({ cells, label, line }) => {
    const printed = cells[countAt]?.number
    const counted: Counted | undefined = printed && {
      name: 'country',
      value: printed.value,
      text: printed.text,
      line,
    }
    const count = counted ?? mentionsIn(label).flatMap((mention) => countOf(mention, line))[0]
    const list = cells.slice(1).find(({ text }) => listLength(text) >= 3 && !marked.test(text))
    if (!count || !list || listLength(list.text) >= count.value) return []
    return [findingOf({ name: count.name, length: listLength(list.text), label, line }, count)]
  })
}

interface Counted {
  readonly name: string
  readonly value: number
  readonly text: string
  readonly line: number
}

function countOf({ unit, value, text, hedge }: Mention, line: number): readonly Counted[] {
  const isCount = unit.kind === 'count' && things.some(([name]) => name === unit.name) && hedge === undefined
  return isCount ? [{ name: unit.name, value, text, line }] : []
}

interface Listed {
  readonly name: string
  readonly length: number
  readonly label: string
  readonly line: number
}

/** Rows of tables, and cells or sentences that name many things between commas. */
function listsOf({ tables, statements }: LintedNote): readonly Listed[] {
  return [...tables.flatMap(listsInTable), ...statements.flatMap(listInStatement)]
}

function listsInTable(numbers: NumberTable): readonly Listed[] {
  const { table, rows, header, said } = numbers
  const name = thingIn(`${said} ${rows.map(({ label }) => label).join(' ')}`)
  if (name === undefined || marked.test(said)) return []
  const inCells = rows.flatMap(({ cells, line, label }) =>
    cells
      .filter(({ text }) => listLength(text) >= fewestItems && !marked.test(text))
      .map(({ text }): Listed => ({ name, length: listLength(text), label, line })),
  )
  // A column a tier, a row a country.
  const inColumns = header.flatMap((label, column): readonly Listed[] => {
    const length = rows.filter(({ cells }) => /^\p{L}[\p{L}\s.'’-]+$/u.test(cells[column]?.text ?? '')).length
    return length >= fewestItems && /tier|등급|partner/iu.test(label)
      ? [{ name, length, label, line: table.line }]
      : []
  })
  return [...inCells, ...inColumns]
}

function listInStatement({ text, line }: Statement): readonly Listed[] {
  const [, label = '', items = ''] = /^([^:：]{3,60})[:：]\s*(.+)$/u.exec(text) ?? []
  const name = thingIn(label)
  const length = listLength(items)
  return name !== undefined && length >= fewestItems && !marked.test(text)
    ? [{ name, length, label, line }]
    : []
}

function thingIn(text: string): string | undefined {
  return things.find(([, form]) => form.test(text))?.[0]
}

const fewestItems = 5

function listLength(text: string): number {
  const items = text
    .replace(/\.$/, '')
    .split(/\s*[,、·\n]\s*(?:and\s+)?|\s+and\s+|\s및\s/u)
    .filter((item) => item !== '')
  return items.length > 2 && items.every((item) => item.length < 40 && /^\p{L}/u.test(item))
    ? items.length
    : 0
}

function findingsOf(list: Listed, count: Counted): readonly RuleFinding[] {
  return list.length >= count.value || list.length < count.value / 2 ? [] : [findingOf(list, count)]
}

function findingOf({ length, label, line }: Listed, { value, text, line: said }: Counted): RuleFinding {
  return {
    severity: 'warning',
    line,
    printed: `${label.split('\n')[0]}: ${length}`,
    recomputed: String(value),
    message: {
      en: `lists ${length}, where line ${said} says ${text}: ${value - length} are missing, and nothing says that the list is a part`,
      ko: inKorean`${said}행은 ${text}(이)라고 하나 나열된 것은 ${length}개로 ${value - length}개가 빠졌고, 일부만 적었다는 말도 없다`,
    },
  }
}
