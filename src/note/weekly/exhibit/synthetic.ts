import type { NoteLanguage } from '../../write/note-book.ts'
import { marketWords } from './figure-words.ts'

/** What a picture says in itself where its numbers were made up. */
export function syntheticIn(
  { isSynthetic }: { readonly isSynthetic: boolean },
  language: NoteLanguage,
): string | undefined {
  return isSynthetic ? marketWords(language).synthetic : undefined
}
