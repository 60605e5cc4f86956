import { formatNumber } from '#figure'
import type { Summary } from '#run'
import type { Footnotes } from './footnotes.ts'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import type { ReportWords } from './report-words.ts'

/**
 * The notes that the tables of an import pointed at, and the reasons of everything else that is absent: counted, since many
 * models lack the same things. Made last: it closes the notes.
 */
export function groupedNotes(
  summary: Summary,
  { footnotes, words }: { readonly footnotes: Footnotes; readonly words: ReportWords },
): Html {
  const notes = footnotes.notes()
  const counts = new Map<string, number>()
  for (const reason of Object.values(summary.absent)) {
    if (!notes.includes(reason)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  if (notes.length === 0 && counts.size === 0) return html`<p>${words.notes.none}</p>`
  const count = (value: number): string =>
    words.imported.values(formatNumber(value, { language: words.figures.language, decimals: 0 }))
  return html`<p>${words.notes.lead}</p>
<ol class="notes">${notes.map((note, index) => html`<li id="note-${index + 1}">${foreign(note, words)}</li>`)}</ol>
${
  counts.size === 0
    ? undefined
    : html`<p>${words.imported.notesGrouped}</p>
<ul class="notes">${[...counts].map(([reason, times]) => html`<li>${foreign(reason, words)}: ${count(times)}</li>`)}</ul>`
}`
}
