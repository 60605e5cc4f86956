import type { Summary } from '#run'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import { importedCaveats, importedFindings } from './imported-findings.ts'
import type { ReportWords } from './report-words.ts'

/** What an import says, and what to keep in mind in reading it; it stands where a study has its verdict. */
export function findingSection(summary: Summary, words: ReportWords): Html {
  const { headline, details, caution } = importedFindings(summary, words)
  const { sentences, warnings } = importedCaveats(summary, words)
  const kept = [...sentences.map((text) => html`${text}`), ...warnings.map((text) => foreign(text, words))]
  return html`<div class="verdict single">
<p class="headline">${headline}</p>
<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>
</div>
${caution === undefined ? undefined : html`<p class="beside">${caution}</p>`}
${
  kept.length === 0
    ? undefined
    : html`<div class="kept"><h3>${words.imported.findings.keepInMind}</h3>
<ul>${kept.map((one) => html`<li>${one}</li>`)}</ul></div>`
}`
}
