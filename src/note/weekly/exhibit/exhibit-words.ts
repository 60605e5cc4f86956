import type { NoteLanguage } from '../../write/note-book.ts'

/** One wording in both languages. */
export interface Worded {
  readonly en: string
  readonly ko: string
}

/** The words of an exhibit in the language of its note. */
export function inLanguage<Words extends Readonly<Record<string, Worded>>>(
  words: Words,
  language: NoteLanguage,
): Readonly<Record<keyof Words, string>> {
  const entries = Object.entries(words).map(([key, word]) => [key, word[language]])
  return Object.fromEntries(entries) as Readonly<Record<keyof Words, string>>
}

/** Whose analysis it is. */
export const ownWork: Worded = { en: 'jevons', ko: 'jevons 분석' }
