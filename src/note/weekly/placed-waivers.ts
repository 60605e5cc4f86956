import type { Finding } from '../lint/finding.ts'
import { type Lines, paragraphAfter } from '../lint/paragraph-after.ts'
import type { Waiver } from '../lint/waiver.ts'
import { exhibitLabel } from '../write/exhibit-text.ts'
import type { FilledExhibit } from '../write/fill-references.ts'
import type { NoteLanguage } from '../write/note-book.ts'
import { noteWords } from '../write/note-words.ts'

const placed = /<!--\s*lint-waive\s+([a-z-]+)@([a-z][a-z0-9-]*)\s*:\s*(\S[\s\S]*?)\s*-->/g

/** The paragraph after the comment. */
const next = 'next'

/**
 * A note's source waives by place, since its lines are others once it is written: `<!-- lint-waive grim@penalty: … -->` for a table
 * or figure of that name, `@next` for the paragraph that follows. In the Markdown each becomes a waiver of the lines on which
 * something was found, so that it can be checked again; one that waives nothing is left out.
 */
export function placedWaivers(
  markdown: string,
  findings: readonly Finding[],
  { exhibits, language }: { readonly exhibits: readonly FilledExhibit[]; readonly language: NoteLanguage },
): { readonly markdown: string; readonly waivers: readonly Waiver[] } {
  const lines = markdown.split('\n')
  const waivers: Waiver[] = []
  const text = markdown.replace(placed, (_, rule: string, place: string, reason: string, at: number) => {
    const line = markdown.slice(0, at).split('\n').length
    const exhibit = exhibits.find(({ name }) => name === place)
    const range =
      place === next ? paragraphAfter(lines, line) : exhibit && exhibitLines(lines, exhibit, language)
    const found = findings.filter((one) => one.rule === rule && isWithin(one.line, range))
    const own = [...new Set(found.map((one) => one.line))].map((one) => ({ rule, line: one, reason }))
    waivers.push(...own)
    return own.map((one) => `<!-- lint-waive ${rule}@${one.line}: ${reason} -->`).join(' ')
  })
  return { markdown: text, waivers }
}

function isWithin(line: number, range: Lines | undefined): boolean {
  return range !== undefined && line >= range.from && line <= range.to
}

/** From its caption to its source. */
function exhibitLines(
  lines: readonly string[],
  exhibit: FilledExhibit,
  language: NoteLanguage,
): Lines | undefined {
  const caption = `${exhibitLabel(exhibit, language)}. `
  const from = lines.findIndex((line) => line.startsWith(caption)) + 1
  if (from === 0) return undefined
  const source = `${noteWords(language).source}:`
  const length = lines.slice(from).findIndex((line) => line.startsWith(source))
  return { from, to: length === -1 ? lines.length : from + length + 1 }
}
