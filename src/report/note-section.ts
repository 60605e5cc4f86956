import type { Summary } from '#run'
import type { Footnotes } from './footnotes.ts'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import type { ReportWords } from './report-words.ts'

/** The notes that tables pointed at, and the absences that no table had a place for. Made last: it closes the notes. */
export function noteSection(
  summary: Summary,
  { footnotes, words }: { readonly footnotes: Footnotes; readonly words: ReportWords },
): Html {
  const notes = footnotes.notes()
  const others = Object.entries(summary.absent).filter(([, reason]) => !notes.includes(reason))
  if (notes.length === 0 && others.length === 0) return html`<p>${words.notes.none}</p>`
  return html`<p>${words.notes.lead}</p>
<ol class="notes">${notes.map((note, index) => html`<li id="note-${index + 1}">${foreign(note, words)}</li>`)}</ol>
${
  others.length === 0
    ? undefined
    : html`<p>${words.notes.others}</p>
<ul class="notes">${others.map(([path, reason]) => html`<li><code>${path}</code>: ${foreign(reason, words)}</li>`)}</ul>`
}`
}
