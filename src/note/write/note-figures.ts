import { parseHTML } from 'linkedom/worker'
import { drawChart } from '#figure'
import { fillReferences } from './fill-references.ts'
import type { NoteBook } from './note-book.ts'
import { figureFile } from './note-markdown.ts'
import type { NoteSource } from './note-source.ts'

const { document: drawing } = parseHTML('<!doctype html><html><body></body></html>')
const pixels = 720

/** The figures of a note as SVG files that stand alone, by where its Markdown looks for them. */
export function noteFigures(source: NoteSource, book: NoteBook): ReadonlyMap<string, string> {
  const { filled } = fillReferences(source.body, book, source.language)
  return new Map(
    filled.flatMap((one) => {
      if (one.kind !== 'exhibit' || !('chart' in one.exhibit)) return []
      const svg = drawChart(one.exhibit.chart, { document: drawing, width: pixels, standalone: true })
      return [[figureFile(one.name), svg] as const]
    }),
  )
}
