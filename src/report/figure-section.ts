import { parseHTML } from 'linkedom'
import {
  accuracyByLevelChart,
  accuracyChart,
  type Chart,
  differenceByLevelChart,
  differenceChart,
  drawChart,
  effortChart,
} from '#figure'
import type { Summary } from '#run'
import { html, type Html, trustedMarkup } from './html.ts'
import type { ReportWords } from './report-words.ts'

/** All figures that the summary has something for, drawn. */
export function figureSection(summary: Summary, { figures: words }: ReportWords): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const charts: readonly (Chart | undefined)[] = [
    accuracyChart(summary, words),
    differenceChart(summary, { metric: 'accuracy', words }),
    effortChart(summary, { measure: 'tokens', words }),
    effortChart(summary, { measure: 'thoughts', words }),
    accuracyByLevelChart(summary, words),
    differenceByLevelChart(summary, words),
    differenceChart(summary, { metric: 'tokens', words }),
  ]
  const drawn = charts.filter((chart) => chart !== undefined)
  return html`<div class="figures">
${drawn.map((chart) => html`<figure>
<figcaption><h3>${chart.title}</h3><p>${chart.reading}</p></figcaption>
${trustedMarkup(drawChart(chart, { document }))}
</figure>
`)}</div>`
}
