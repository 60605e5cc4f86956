import { type DateMention, datesIn } from '../mention/dates.ts'
import { entitiesIn } from './entities.ts'
import type { LintedNote } from './rule.ts'

const released =
  /\b(?:released?|launch\w*|came out|publish\w*|unveil\w*|introduc\w+|announc\w+|appeared|debut\w*|shipped)\b|출시|공개|발표|등장/iu

/** Dates that a note gives for names: "V3 (26 December 2024)", "R1 was released on 20 January 2025", by the lower-case name. */
export function namedDates({ statements, tables }: LintedNote): ReadonlyMap<string, DateMention> {
  const found = new Map<string, DateMention>()
  const texts = [
    ...statements.map(({ text }) => text),
    ...tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cell.text).join(' '))),
  ]
  for (const text of texts)
    for (const { name, at } of entitiesIn(text)) {
      const rest = text.slice(at + name.length)
      const bracket = /^[^.;]{0,6}?\(([^)]{4,40})\)/.exec(rest)?.[1]
      const inBracket = bracket === undefined ? undefined : datesIn(bracket)[0]
      const clause = rest.split(/[;.]\s|,\s(?:and|while)/)[0] ?? ''
      const after = released.test(clause.slice(0, 40)) ? datesIn(clause.slice(0, 80))[0] : undefined
      const date = inBracket ?? after
      if (date && date.precision !== 'year' && !found.has(name)) found.set(name, date)
    }
  return found
}

/** The dates of the names in a text, each once. */
export function datesOfNames(text: string, note: LintedNote): readonly DateMention[] {
  const known = namedDates(note)
  const names = new Set(entitiesIn(text).map(({ name }) => name))
  return [...names].flatMap((name) => known.get(name) ?? [])
}
