import type { Explained } from '#economics'
import type { Summary } from '#run'
import type { NoteBook, NoteExhibit, NoteLanguage } from '../write/note-book.ts'
import { besideTable } from './exhibit/beside-table.ts'
import { exhibitNames, exhibitOf } from './exhibit/exhibits.ts'
import { runCharts, runFigure, runFigureNames } from './exhibit/run-figures.ts'
import { peerPlace } from './peer-values.ts'
import { runValues } from './run-values.ts'
import type { WeeklyFacts } from './weekly-facts.ts'
import { weeklyValues } from './weekly-values.ts'
import { wordsIn } from './words-of-book.ts'

/** What a run may or may not have been able to measure. */
const measure =
  /^run\.[a-z-]+\.(?:accuracy|underthinking|weighted|containsCorrect|tokenRatio|thoughtRatio|(?:tokens|thoughts)\.(?:all|correct|incorrect)|vs\.(?:accuracy|tokens))(?:\.(?:low|high|detectable|said))?$/
const notMeasured: Readonly<Record<NoteLanguage, string>> = { en: '(not measured)', ko: '(측정되지 않음)' }

/** The table of published numbers with those of the run beside them. */
const beside = 'run-beside'

/** All that a weekly in one language can name: facts, what is computed of them, and a run of the reasoner where there is one. */
export function weeklyBook(
  facts: WeeklyFacts,
  summary: Summary | undefined,
  language: NoteLanguage,
): NoteBook {
  const words = wordsIn(language)
  const values = new Map<string, Explained | string>(
    [
      ['peers.date', peerPlace(facts).date] as const,
      ...weeklyValues(facts, language),
      ...runValues(summary, language),
    ].map(([path, value]) => [path, typeof value === 'string' ? value : words.explained(value)]),
  )
  const charts = runCharts(summary, language)
  // Text, Markdown and page ask for the same ones.
  const known = new Map<string, NoteExhibit>()
  const exhibitOfName = (name: string): NoteExhibit | undefined =>
    (name === beside ? besideTable(facts, values, language) : undefined) ??
    exhibitOf(name, facts, language) ??
    runFigure(name, charts)
  return {
    value: (path) => values.get(path) ?? (summary && measure.test(path) ? notMeasured[language] : undefined),
    exhibit: (name) => {
      const before = known.get(name)
      if (before) return before
      const found = exhibitOfName(name)
      const exhibit = found && words.exhibit(found)
      if (exhibit) known.set(name, exhibit)
      return exhibit
    },
    names: [...values.keys(), ...exhibitNames, beside, ...runFigureNames(charts)],
  }
}
