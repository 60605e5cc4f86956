import { frontMatterOf } from '../document/front-matter.ts'
import type { NoteLanguage } from './note-book.ts'
import { NoteError } from './note-error.ts'

/** A note as it is written: front matter, then Markdown with references. */
export interface NoteSource {
  readonly title: string
  readonly subtitle: string
  readonly date: string
  readonly language: NoteLanguage
  /** Who wrote it, as the notice names them. */
  readonly authors: readonly string[]
  readonly house: string
  /** The text, with as many lines as the file. */
  readonly body: string
}

/** @throws NoteError where the front matter lacks something */
export function noteSource(text: string): NoteSource {
  const { values, rest } = frontMatterOf(text)
  const needed = (key: string): string => {
    const value = values.get(key)
    if (value === undefined || value === '') throw new NoteError(1, `the front matter needs "${key}"`)
    return value
  }
  const date = needed('date')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new NoteError(1, `date must be YYYY-MM-DD, not "${date}"`)
  const language = values.get('lang') ?? 'en'
  if (language !== 'en' && language !== 'ko')
    throw new NoteError(1, `lang must be en or ko, not "${language}"`)
  return {
    title: needed('title'),
    subtitle: values.get('subtitle') ?? '',
    date,
    language,
    authors: (values.get('authors') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    house: values.get('house') ?? '',
    body: rest,
  }
}
