import { parseHTML } from 'linkedom/worker'
import { drawChart, figureCharts, modelCharts } from '#figure'
import type { Summary } from '#run'
import { type Html, html, trustedMarkup } from './html.ts'
import type { ReportWords } from './report-words.ts'

/** All figures that the summary has something for, drawn. */
export function figureSection(summary: Summary, { figures: words }: ReportWords): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return html`<div class="figures">
${(summary.study.kind === 'import' ? modelCharts : figureCharts)(summary, words).map(
  (chart) => html`<figure>
<figcaption><h3>${chart.title}</h3><p>${chart.reading}</p></figcaption>
${trustedMarkup(drawChart(chart, { document }))}
</figure>
`,
)}</div>`
}
