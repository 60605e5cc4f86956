import { assemble } from './assemble.ts'
import type { NoteDocument } from './note-document.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPlain } from './read-plain.ts'

export type NoteFormat = 'markdown' | 'html' | 'text'

/** Reads a note of any format into the shape that its checks read. */
export function readNote(text: string, format: NoteFormat = formatOf(text)): NoteDocument {
  const clean = text.replace(/^\uFEFF/, '')
  if (format === 'html') return assemble(readHtml(clean))
  return assemble(format === 'markdown' ? readMarkdown(clean) : readPlain(clean))
}

/** What a text is written in, by its first marks. */
export function formatOf(text: string): NoteFormat {
  if (/^\s*(?:<!doctype html|<html|<(?:body|div|p|article|table)[\s>])/i.test(text)) return 'html'
  return /^(?:#{1,6} \S|---\s*$|\|.*\|\s*$|```|[-*] \S)/m.test(text) ? 'markdown' : 'text'
}
