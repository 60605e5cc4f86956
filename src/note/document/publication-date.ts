import { datesIn } from '../mention/dates.ts'
import type { NoteBlock } from './note-document.ts'

const keys = ['date', 'published', 'publication', 'as-of', 'asof', '발행일', '작성일', '날짜']
const lastBlockOfHead = 12
/** A day of publication stands at the beginning of what names it. */
const longestHead = 400

/** The day a note is of: from its front matter, else the first full date in its first lines. */
export function publicationDate(
  frontMatter: ReadonlyMap<string, string>,
  blocks: readonly NoteBlock[],
): string | undefined {
  for (const key of keys) {
    const [day] = datesIn(frontMatter.get(key) ?? '').filter(({ precision }) => precision === 'day')
    if (day) return day.start
  }
  for (const { text: whole } of blocks.slice(0, lastBlockOfHead)) {
    const text = whole.slice(0, longestHead)
    const [day] = datesIn(text).filter(({ precision }) => precision === 'day')
    if (day && (text.length < 120 || /publish|dated|as of|발행|작성|기준/i.test(text))) return day.start
  }
  return undefined
}
