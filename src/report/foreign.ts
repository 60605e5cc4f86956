import { type Html, html } from './html.ts'
import type { ReportWords } from './report-words.ts'

/** Text of the record, which is English whatever the report speaks. */
export function foreign(text: string, { figures }: ReportWords): Html {
  return figures.language === 'en' ? html`${text}` : html`<span lang="en">${text}</span>`
}
