import { allowedLoosely, type Mention } from '../../mention/mention.ts'
import { mentionsIn } from '../../mention/mentions-in.ts'
import { columnUnit, inUnit } from '../column-unit.ts'
import { inKorean } from '../in-korean.ts'
import { literal } from '../literal.ts'
import type { NumberTable } from '../number-table.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { clausesOf, inUnitOf, type NamedCell, saidCell } from '../said-cell.ts'
import type { Statement } from '../statement.ts'
import { speaksOf, tableEntries } from '../table-entry.ts'

/** What a sentence says of a row of a table, and what the row says. */
export const textAgainstTable: Rule = {
  name: 'text-against-table',
  checks: {
    en: 'a number of the text against the cell whose row and column the same sentence names',
    ko: '본문의 수치를 그 문장이 가리키는 표의 칸에 대조',
  },
  find: (note) => {
    const entries = note.tables.flatMap(entriesOf).slice(0, mostEntries)
    if (entries.length === 0) return []
    const sentences = note.statements
      .filter(
        ({ kind, mentions, text }) =>
          kind !== 'heading' && kind !== 'source' && mentions.length > 0 && !derived.test(text),
      )
      .slice(0, mostSentences)
    return entries.flatMap((entry) => findingsOf(entry, sentences, note))
  },
}

/** What is reckoned from the cells is none of them. */
const derived = /\bdivid(?:ed|ing) by\b|\bmultipl(?:ied|ying) by\b|나누면|나눈|나눠|곱하면|곱한|환산하면/iu
const mostEntries = 400
const mostSentences = 4000
/** Of a longer table the first rows' names. */
const mostNames = 200

interface Entry extends NamedCell {
  /** Words one of which the sentence must hold besides. */
  readonly column: readonly string[]
  readonly needsAll: boolean
  /** What the caption alone says that the column measures: the sentence has to say it too. */
  readonly metric: string | undefined
  /** Words of its table's other columns. */
  readonly beside: readonly (readonly string[])[]
  readonly label: string
  readonly line: number
}

function entriesOf(table: NumberTable): readonly Entry[] {
  const names = table.rows.slice(0, mostNames).flatMap(({ label }) => rowForm(label) ?? [])
  const columns = new Map(table.header.slice(1).map((header) => [header, wordsOf(header)]))
  const numbers = tableEntries(table).flatMap(
    ({ label, header, value: printed, metric, line }): readonly Entry[] => {
      const words = wordsOf(header)
      const row = rowForm(label)
      const value = isMoney(metric) ? inCaptionUnit(printed, table) : printed
      const beside = [...columns].flatMap(([name, of]) => (name === header || of.length === 0 ? [] : [of]))
      return row && words.length > 0
        ? [
            {
              row,
              names,
              column: words,
              beside,
              metric: isYear(header) ? metric : undefined,
              needsAll: true,
              value,
              header,
              label,
              line,
            },
          ]
        : []
    },
  )
  return [...numbers, ...table.rows.flatMap((row) => describedIn(row, names))]
}

/** A column of a year, or "2025E": what it measures stands in the caption alone. */
function isYear(header: string): boolean {
  return /^\s*(?:FY)?\s?(?:19|20)\d\d\s?(?:[AEF]|년)?\s*(?:\([^)]*\))?\s*$/u.test(header)
}

function isMoney(metric: string | undefined): boolean {
  return /^(?:revenue|capex|operating profit|net profit|market value|cost|price)$/.test(metric ?? '')
}

/** "Results (KRW tn)": what the caption says of all columns that name no unit. */
function inCaptionUnit(cell: Mention, { table }: NumberTable): Mention {
  const title = table.caption?.title ?? ''
  const found = columnUnit(title.replace(/\s*[([](?:source|자료|출처)[^()[\]]*[)\]]\s*$/iu, ''))
  return cell.unit.kind === 'none' && found?.unit.kind === 'money' ? inUnit(cell, found) : cell
}

/** "KV memory reduced by 80–90 %" in a cell: the number with the words around it. */
function describedIn(
  { cells, label, line }: NumberTable['rows'][number],
  names: readonly RegExp[],
): readonly Entry[] {
  const row = rowForm(label)
  if (!row) return []
  return cells.slice(1).flatMap(({ text }): readonly Entry[] => {
    const [value, ...rest] = mentionsIn(text)
    const words = wordsOf(text)
    if (
      !value ||
      rest.length > 0 ||
      (value.unit.kind !== 'percent' && value.unit.kind !== 'factor') ||
      words.length === 0 ||
      text.length > 80
    )
      return []
    return [
      {
        row,
        names,
        column: words,
        beside: [],
        metric: undefined,
        needsAll: false,
        value,
        header: text,
        label,
        line,
      },
    ]
  })
}

/** A label that is a name: "QwQ-32B", "Latent attention", "메타"; no year, total or number. */
function rowForm(label: string): RegExp | undefined {
  const name = label.replace(/\([^)]*\)/g, '').trim()
  if (
    name.length < 2 ||
    name.length > 40 ||
    !/\p{L}{2}/u.test(name) ||
    !/[\p{Lu}\p{Script=Hangul}]/u.test(name) ||
    ordinary.test(name)
  )
    return undefined
  return new RegExp(`(?<![\\p{L}\\p{N}-])${literal(name)}(?![\\p{Script=Latin}\\p{N}-]|\\s?\\+)`, 'iu')
}

const ordinary =
  /^(?:total|sum|all|mean|average|other|others|rest|합계|총계|평균|기타|기준|vanilla|baseline|base|\d.*)$/iu
const stop = new Set('the of in by and to a an per reduced less more than from with 및 효과 내용'.split(' '))

function wordsOf(text: string): readonly string[] {
  const words =
    text
      .replace(/\([^)]*\)/g, ' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{N}]*|(?:19|20)\d\d/gu) ?? []
  return words.filter(
    (word) => word.length > 1 && !stop.has(word) && !/^(?:usd|krw|bn|mn|tn|십억|조원|억원|달러)$/u.test(word),
  )
}

function findingsOf(entry: Entry, sentences: readonly Statement[], note: LintedNote): readonly RuleFinding[] {
  return sentences.flatMap((statement): readonly RuleFinding[] => {
    if (!entry.row.test(statement.text) || !isOfItsTime(statement, entry, note)) return []
    const whole = saidIn(statement, entry)
    if (whole) return compare(entry, whole, statement)
    const clauses = clausesOf(statement.text, statement.mentions)
    return clauses.length === 1
      ? []
      : clauses.flatMap((clause) => {
          const said = saidIn(clause, entry)
          return said ? compare(entry, said, statement) : []
        })
  })
}

function saidIn({ text, mentions }: Pick<Statement, 'text' | 'mentions'>, entry: Entry): Mention | undefined {
  if (!isOf(text, entry) || (entry.needsAll ? changes : times).test(text)) return undefined
  const holds = holdsIn(text)
  const isListed = entry.beside.every((words) => !words.every(holds))
  return saidCell(text, mentions, entry, isListed)
}

function compare(entry: Entry, claim: Mention, statement: Statement): readonly RuleFinding[] {
  const { value, line, label } = entry
  const [said, printed] = [allowedLoosely(claim), allowedLoosely(inUnitOf(entry, claim))]
  if (said.low <= printed.high && said.high >= printed.low) return []
  return [
    {
      severity: 'warning',
      line: statement.line,
      printed: claim.text,
      recomputed: value.text,
      message: {
        en: `${claim.text} here, ${value.text} for ${label} in line ${line}`,
        ko: inKorean`여기서는 ${claim.text}, 표(${line}행)의 ${label}은(는) ${value.text}(으)로 서로 다르다`,
      },
    },
  ]
}

const times = /\b(?:would|could|target|previous\w*|earlier|last year|next year)\b|작년|전년|내년|목표|이전/iu
/** The number is of another time, part or step than the cell. */
const changes =
  /\b(?:up|down|rose|fell|grew|growth|increas\w+|gain\w*|more than|less than|instead of|would|could|target|previous\w*|earlier|last year|next year|with|without|after|before|from|unsolved|fail\w*|miss\w*|wrong)\b|증가|상승|하락|성장|작년|전년|내년|목표|이전|적용|풀지 못|틀[리린렸]|\d\S{0,8}에서/iu

function isOf(text: string, { row, column, needsAll, metric }: Entry): boolean {
  if (!row.test(text)) return false
  if (metric !== undefined && !speaksOf(text, metric)) return false
  const holds = holdsIn(text)
  return needsAll ? column.every(holds) : column.some(holds)
}

function holdsIn(text: string): (word: string) => boolean {
  const lower = text.toLowerCase()
  return (word) => lower.includes(word.length > 5 ? word.slice(0, -1) : word)
}

/** A sentence of a year that the column does not name is of another number. */
function isOfItsTime({ dates }: Statement, { column }: Entry, note: LintedNote): boolean {
  return dates.every(
    (date) =>
      date.start === note.document.date ||
      (column.includes(date.start.slice(0, 4)) && date.precision === 'year'),
  )
}
