import type { Filled, FilledExhibit } from './fill-references.ts'
import type { NoteLanguage, NoteNumber } from './note-book.ts'
import { written } from './note-formats.ts'
import { noteWords } from './note-words.ts'

/** "Table 3", "그림 2". */
export function exhibitLabel({ exhibit, number }: FilledExhibit, language: NoteLanguage): string {
  const words = noteWords(language)
  return exhibit.kind === 'table' ? words.table(number) : words.figure(number)
}

/** The labels of all tables and figures of a note, by name. */
export function exhibitLabels(
  filled: readonly Filled[],
  language: NoteLanguage,
): ReadonlyMap<string, string> {
  return new Map(
    filled.flatMap((one) =>
      one.kind === 'exhibit' ? [[one.name, exhibitLabel(one, language)] as const] : [],
    ),
  )
}

/** A number of a table as it is written, with the word that hedges it. */
export function writtenNumber({ explained, format, hedge }: NoteNumber, language: NoteLanguage): string {
  const text = written(explained.value, format, language) ?? String(explained.value)
  return hedge === undefined ? text : noteWords(language).about[hedge](text)
}
