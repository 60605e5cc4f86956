import type { Explained } from '#economics'
import { exhibitLabel, exhibitLabels, writtenNumber } from './exhibit-text.ts'
import { type Filled, type FilledExhibit, fillReferences, marks } from './fill-references.ts'
import type { NoteBook, NoteCell, NoteTableContent } from './note-book.ts'
import type { NoteSource } from './note-source.ts'
import { noteWords } from './note-words.ts'
import { isQuotedNumber } from './why-list.ts'
import { whyLines } from './why-text.ts'

/** A note as Markdown: references filled, tables as tables, why each number is so as footnotes. Figures are their numbers. What is appended is Markdown already. */
export function noteMarkdown(source: NoteSource, book: NoteBook, appendix = ''): string {
  const { text, filled } = fillReferences(source.body, book, source.language)
  const notes = new Footnotes()
  const labels = exhibitLabels(filled, source.language)
  const body = text.replace(marks, (_, index: string) => {
    const one = filled[Number(index)]
    return one ? filledText(one, { source, notes, labels }) : ''
  })
  const head = [`title: ${JSON.stringify(source.title)}`, `date: ${source.date}`, `lang: ${source.language}`]
  const parts = [
    ...(appendix === '' ? [] : [`${unchecked('it quotes what is wrong elsewhere')}\n\n${appendix}`]),
    ...(notes.text === '' ? [] : [`${unchecked('they explain the numbers above')}\n\n${notes.text}`]),
  ]
  return `---\n${head.join('\n')}\n---\n\n${[body.trim(), ...parts].join('\n\n').trimEnd()}\n`
}

/** What follows is no claim of the note: its own check reads up to here. */
function unchecked(why: string): string {
  return `<!-- lint-off: ${why} -->`
}

interface Writing {
  readonly source: NoteSource
  readonly notes: Footnotes
  readonly labels: ReadonlyMap<string, string>
}

class Footnotes {
  readonly #places = new Map<string, number>()

  mark(explained: Explained): string {
    if (Number.isNaN(explained.value)) return ''
    const key = whyLines(explained).join('; ')
    const place = this.#places.get(key) ?? this.#places.size + 1
    this.#places.set(key, place)
    return `[^${place}]`
  }

  get text(): string {
    return [...this.#places].map(([why, place]) => `[^${place}]: ${escaped(why)}\n`).join('')
  }
}

function filledText(one: Filled, writing: Writing): string {
  if (one.kind === 'number') return `${escaped(one.text)}${writing.notes.mark(one.explained)}`
  if (one.kind === 'link') return writing.labels.get(one.name) ?? one.name
  return exhibitText(one, writing)
}

function exhibitText(one: FilledExhibit, writing: Writing): string {
  const { exhibit } = one
  const words = noteWords(writing.source.language)
  const caption = `${exhibitLabel(one, writing.source.language)}. ${exhibit.title}`
  if ('missing' in exhibit)
    return `${caption}\n\n${words.remark}: ${escaped(words.gap(exhibit.missing))}\n\n${words.source}: ${words.noSource}`
  const content =
    exhibit.kind === 'table' ? tableText(exhibit, writing) : pictureText(one.name, exhibit.chart)
  const remarks = exhibit.remarks.map((remark) => `${words.remark}: ${remark}\n\n`).join('')
  return `${caption}\n\n${content}\n\n${remarks}${words.source}: ${exhibit.source}`
}

function tableText({ header, rows }: NoteTableContent, writing: Writing): string {
  const lines = rows.map(({ cells }) =>
    row(Array.from(header, (_, at) => cellText(cells[at] ?? '', writing))),
  )
  return [row(header.map(escaped)), row(header.map(() => '---')), ...lines].join('\n')
}

function cellText(cell: NoteCell, { source, notes }: Writing): string {
  if (cell === null) return '—'
  if (typeof cell === 'string') return escaped(cell)
  return `${escaped(writtenNumber(cell, source.language))}${isQuotedNumber(cell.explained) ? '' : notes.mark(cell.explained)}`
}

/** The picture lies beside the note; whoever can't see it has its numbers in words. */
function pictureText(name: string, { description }: { readonly description: string }): string {
  return `![${escaped(description.replaceAll('\n', ' '))}](${figureFile(name)})`
}

/** Where a figure of a note in Markdown lies, beside it. */
export function figureFile(name: string): string {
  return `figures/${name}.svg`
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function escaped(text: string): string {
  return text.replace(/([\\`*_[\]<>#~])/g, '\\$1')
}
