import type { NoteGap } from '../../write/note-book.ts'

/** An exhibit that has no data, with the file that would fill it. */
export function gapOf(kind: NoteGap['kind'], title: string, missing: string): NoteGap {
  return { kind, title, missing }
}
