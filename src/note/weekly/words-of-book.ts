import { type Explained, explainedInWords } from '#economics'
import type { NoteCell, NoteExhibit, NoteLanguage } from '../write/note-book.ts'
import { weeklyKorean, weeklyUnits } from './weekly-korean.ts'

/** Explanations in the language of a note, each said once however often it is asked for. */
export function wordsIn(language: NoteLanguage): {
  readonly explained: (explained: Explained) => Explained
  readonly exhibit: (exhibit: NoteExhibit) => NoteExhibit
} {
  if (language === 'en') return { explained: (one) => one, exhibit: (one) => one }
  const said = new Map<Explained, Explained>()
  const explained = (one: Explained): Explained => {
    const known = said.get(one) ?? withUnits(explainedInWords(one, language, [weeklyKorean]))
    said.set(one, known)
    return known
  }
  const cell = (one: NoteCell): NoteCell =>
    one === null || typeof one === 'string' ? one : { ...one, explained: explained(one.explained) }
  return {
    explained,
    exhibit: (one) => {
      if (!('source' in one)) return one
      const said = { ...one, source: koreanSource(one.source) }
      return 'rows' in said
        ? { ...said, rows: said.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })) }
        : said
    },
  }
}

/** Sources that stand beside each other, each as it is said in Korean. */
export function koreanSource(english: string): string {
  const stated = { name: '', symbol: '', value: 0, unit: '' }
  const said = english
    .split('; ')
    .map((source) => explainedInWords({ ...stated, source }, 'ko', [weeklyKorean]).source ?? source)
  return said.join('; ')
}

/** With the units that only the weekly has. */
function withUnits(explained: Explained): Explained {
  const { unit, inputs } = explained
  const said = weeklyUnits[unit] ?? unit
  return { ...explained, unit: said, ...(inputs === undefined ? {} : { inputs: inputs.map(withUnits) }) }
}
