import type { Summary } from '#run'
import { diseaseSentences } from './disease-sentences.ts'
import { type Html, html } from './html.ts'
import type { ReportWords } from './report-words.ts'
import { studyCaveats } from './study-caveats.ts'
import { type ArmVerdict, verdict } from './verdict.ts'

/** The verdict on every arm, then what the baseline suffers from and what limits the claim. */
export function verdictSection(summary: Summary, words: ReportWords): Html {
  const disease = diseaseSentences(summary, words)
  const caveats = studyCaveats(summary, words)
  return html`${verdict(summary, words).map(armVerdict)}
<p class="beside">${disease.join(' ')}</p>
${caveats.map(
  (caveat) => html`<p class="caveat">${caveat}</p>
`,
)}`
}

function armVerdict({ finding, headline, details }: ArmVerdict): Html {
  return html`<div class="verdict ${finding}">
<p class="headline">${headline}</p>
${details.length === 0 ? undefined : html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>`}
</div>
`
}
