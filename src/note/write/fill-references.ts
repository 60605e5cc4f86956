import type { Explained } from '#economics'
import type { NoteBook, NoteExhibit, NoteLanguage } from './note-book.ts'
import { NoteError } from './note-error.ts'
import { formatNames, written } from './note-formats.ts'

/** A number of the text, with why. */
export interface FilledNumber {
  readonly kind: 'number'
  readonly text: string
  readonly explained: Explained
}

export interface FilledExhibit {
  readonly kind: 'exhibit'
  readonly name: string
  readonly exhibit: NoteExhibit
  /** Its number among the tables, or among the figures. */
  readonly number: number
}

export interface FilledLink {
  readonly kind: 'link'
  readonly name: string
}

export type Filled = FilledNumber | FilledExhibit | FilledLink

/** The text of a note with marks where its numbers, tables and figures go. */
export interface FilledNote {
  readonly text: string
  /** What stands at mark n: `markOf(n)` in the text. */
  readonly filled: readonly Filled[]
}

const reference = /\{\{\s*([^{}]+?)\s*\}\}/g

/** Private-use characters: no note has them, and no Markdown means anything by them. */
function markOf(index: number): string {
  return `\uE000${index}\uE001`
}

export const marks: RegExp = /\uE000(\d+)\uE001/g

/**
 * Looks up every `{{path | format}}`, `{{table name}}`, `{{figure name}}` and `{{see name}}` of a note.
 * @throws NoteError with the line of the first that can't be filled
 */
export function fillReferences(source: string, book: NoteBook, language: NoteLanguage): FilledNote {
  if (/[\uE000\uE001]/.test(source))
    throw new NoteError(
      lineOf(source, source.search(/[\uE000\uE001]/)),
      "private-use characters can't stand in a note",
    )
  const filled: Filled[] = []
  const counts = { table: 0, figure: 0 }
  const text = source.replace(reference, (_, inside: string, at: number) => {
    filled.push(filledOf({ inside, line: lineOf(source, at), book, language, counts }))
    return markOf(filled.length - 1)
  })
  const [stray] = /\{\{|\}\}/.exec(text) ?? []
  if (stray !== undefined)
    throw new NoteError(lineOf(text, text.indexOf(stray)), `"${stray}" without its other half`)
  return { text, filled }
}

interface Asked {
  readonly inside: string
  readonly line: number
  readonly book: NoteBook
  readonly language: NoteLanguage
  readonly counts: { table: number; figure: number }
}

function filledOf(asked: Asked): Filled {
  const { inside, line, book, language, counts } = asked
  const [, word, name] = /^(table|figure|see)\s+(\S+)$/.exec(inside) ?? []
  if (name === undefined) return numberOf(asked)
  if (word === 'see') return { kind: 'link', name }
  const exhibit = book.exhibit(name, language)
  if (!exhibit)
    throw new NoteError(line, `no ${word} is called "${name}"; there are ${near(name, book.names)}`)
  if (exhibit.kind !== word) throw new NoteError(line, `"${name}" is a ${exhibit.kind}, not a ${word}`)
  counts[exhibit.kind] += 1
  return { kind: 'exhibit', name, exhibit, number: counts[exhibit.kind] }
}

function numberOf({ inside, line, book, language }: Asked): FilledNumber {
  const [path = '', format = 'number'] = inside.split('|').map((part) => part.trim())
  const explained = book.value(path)
  if (explained === undefined)
    throw new NoteError(line, `nothing is called "${path}"; there are ${near(path, book.names)}`)
  if (typeof explained === 'string')
    return {
      kind: 'number',
      text: explained,
      explained: { name: path, symbol: path, value: Number.NaN, unit: '' },
    }
  const text = written(explained.value, format, language)
  if (text === undefined)
    throw new NoteError(line, `no format is called "${format}"; there are ${formatNames.join(', ')}`)
  return { kind: 'number', text, explained }
}

const mostNamed = 6

/** The names that begin most alike. */
function near(wanted: string, names: readonly string[]): string {
  const shared = (name: string): number => {
    let at = 0
    while (at < name.length && name[at] === wanted[at]) at++
    return at
  }
  return names
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, mostNamed)
    .join(', ')
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
