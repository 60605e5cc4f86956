import { type Html, html } from './html.ts'
import type { ReportWords } from './report-words.ts'

/** Text of the record, which is English whatever the report speaks: translated where the language knows it. */
export function foreign(text: string, { figures }: ReportWords): Html {
  if (figures.language === 'en') return html`${text}`
  const translated = figures.recorded(text)
  return translated === undefined ? html`<span lang="en">${text}</span>` : html`${translated}`
}
