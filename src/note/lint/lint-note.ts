import type { NoteDocument } from '../document/note-document.ts'
import { type NoteFacts, noFacts } from './facts.ts'
import type { Finding, Severity } from './finding.ts'
import { impliedRates } from './implied-rates.ts'
import { numberTable } from './number-table.ts'
import type { LintedNote } from './rule.ts'
import { rules } from './rules.ts'
import { statementsOf } from './statement.ts'

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Everything that the rules find in a note, by line; each finding once, said in the note's language or the one given. */
export function lintNote(
  document: NoteDocument,
  facts: NoteFacts = noFacts,
  language: NoteDocument['language'] = document.language,
): readonly Finding[] {
  const statements = statementsOf(document)
  const tables = document.tables.map(numberTable)
  const note: LintedNote = { document, statements, tables, rates: impliedRates(statements, tables), facts }
  const found = rules.flatMap(({ name, find }) =>
    find(note).map(
      ({ message, ...finding }): Finding => ({
        rule: name,
        ...finding,
        message: message[language],
      }),
    ),
  )
  const unique = new Map(
    withoutYielding(found).map((finding) => [
      [finding.rule, finding.line, finding.printed, finding.message].join('\n'),
      finding,
    ]),
  )
  return [...unique.values()].sort((a, b) => a.line - b.line || order[a.severity] - order[b.severity])
}

const yielding = rules.filter((rule) => rule.yields === true).map(({ name }) => name)

/** Without what general rules say of lines that a special one has looked at, or a general one before them. */
function withoutYielding(found: readonly Finding[]): readonly Finding[] {
  const linesOf = (isTold: (rule: string) => boolean): ReadonlySet<number> =>
    new Set(found.flatMap(({ rule, severity, line }) => (severity !== 'info' && isTold(rule) ? [line] : [])))
  const told = linesOf((rule) => !yielding.includes(rule))
  const toldBefore = yielding.map((_, at) => linesOf((rule) => yielding.slice(0, at).includes(rule)))
  return found.filter(({ rule, line }) => {
    const at = yielding.indexOf(rule)
    return at === -1 || !(told.has(line) || toldBefore[at]?.has(line))
  })
}
