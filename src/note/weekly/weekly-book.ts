import type { Explained } from '#economics'
import type { Summary } from '#run'
import type { NoteBook, NoteLanguage } from '../write/note-book.ts'
import { exhibitNames, exhibitOf } from './exhibit/exhibits.ts'
import { runFigure, runFigureNames } from './exhibit/run-figures.ts'
import { runValues } from './run-values.ts'
import type { WeeklyFacts } from './weekly-facts.ts'
import { weeklyValues } from './weekly-values.ts'

/** All that a weekly in one language can name: facts, what is computed of them, and a run of the reasoner where there is one. */
export function weeklyBook(
  facts: WeeklyFacts,
  summary: Summary | undefined,
  language: NoteLanguage,
): NoteBook {
  const values = new Map<string, Explained | string>([
    ...weeklyValues(facts, language),
    ...runValues(summary, language),
  ])
  return {
    value: (path) => values.get(path),
    exhibit: (name) => exhibitOf(name, facts, language) ?? runFigure(name, summary, language),
    names: [...values.keys(), ...exhibitNames, ...runFigureNames(summary, language)],
  }
}
