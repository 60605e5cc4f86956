import { type DateMention, datesIn } from '../mention/dates.ts'
import { entitiesIn } from './entities.ts'
import type { LintedNote } from './rule.ts'

const released =
  /\b(?:released?|launch\w*|came out|publish\w*|unveil\w*|introduc\w+|announc\w+|appeared|debut\w*|shipped)\b|출시|공개|발표|등장/iu

/** Dates that a note gives for names: "V3 (26 December 2024)", "R1 was released on 20 January 2025", by the lower-case name. */
export function namedDates(note: LintedNote): ReadonlyMap<string, DateMention> {
  const known = remembered.get(note) ?? datesOf(note)
  remembered.set(note, known)
  return known
}

/** Rules ask sentence by sentence: a note is read once. */
const remembered = new WeakMap<LintedNote, ReadonlyMap<string, DateMention>>()

function datesOf({ statements, tables }: LintedNote): ReadonlyMap<string, DateMention> {
  const found = new Map<string, DateMention>()
  const texts = [
    ...statements.map(({ text }) => text),
    ...tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cell.text).join(' '))),
  ]
  for (const [name, date] of texts.flatMap(datedIn)) if (!found.has(name)) found.set(name, date)
  for (const [name, date] of tables.flatMap(datedRows)) if (!found.has(name)) found.set(name, date)
  return found
}

function datedIn(text: string): readonly (readonly [string, DateMention])[] {
  return entitiesIn(text).flatMap(({ name, at }): readonly (readonly [string, DateMention])[] => {
    const rest = text.slice(at + name.length, at + name.length + 200)
    const bracket = /^[^.;]{0,6}?\(([^)]{4,40})\)/.exec(rest)?.[1]
    const inBracket = bracket === undefined ? undefined : datesIn(bracket)[0]
    const clause = rest.split(/[;.]\s|,\s(?:and|while)/)[0] ?? ''
    const after = released.test(clause.slice(0, 40)) ? datesIn(clause.slice(0, 80))[0] : undefined
    const isTold = /^\s(?:in|on)\s/.test(rest) && released.test(text.slice(0, at))
    const told = isTold ? datesIn(rest.slice(0, 30)).find(({ from }) => from < 5) : undefined
    const date = inBracket ?? after ?? told ?? dateBefore(text, at)
    return date && date.precision !== 'year' ? [[name, date]] : []
  })
}

/** "2025년 3월에 나온 헬리오스-2", "released in March 2025, Helios 2": the date right before the name. */
function dateBefore(text: string, at: number): DateMention | undefined {
  const before = text.slice(Math.max(0, at - 44), at)
  const clause =
    /(?:에|)\s(?:처음\s)?(?:나온|선보인|공개된|공개한|출시된|출시한|발표된|발표한|내놓은|등장한)\s$/u.exec(
      before,
    ) ??
    /,\s(?:the\s)?$/u.exec(
      /^(?:released|launched|published|unveiled) (?:in|on) /iu.test(before.trimStart()) ? before : '',
    )
  return clause
    ? datesIn(before).findLast(({ to }) => to >= clause.index - 1 && to <= clause.index + 1)
    : undefined
}

/** A column of days or months of release, and who each row is of. */
function datedRows({
  header,
  rows,
}: LintedNote['tables'][number]): readonly (readonly [string, DateMention])[] {
  const column = header.findIndex((text) => released.test(text) || /^\s*date|공개일|출시일|일자/iu.test(text))
  if (column === -1) return []
  return rows.flatMap(({ cells, label }): readonly (readonly [string, DateMention])[] => {
    const [date] = datesIn(cells[column]?.text ?? '')
    const name = entitiesIn(label)[0]?.name
    return date && name !== undefined && date.precision !== 'year' ? [[name, date]] : []
  })
}

/** The dates of the names in a text, each once. */
export function datesOfNames(text: string, note: LintedNote): readonly DateMention[] {
  const known = namedDates(note)
  const names = new Set(entitiesIn(text).map(({ name }) => name))
  return [...names].flatMap((name) => known.get(name) ?? [])
}
