import { sayingText, withoutMissing } from '../json-value.ts'

/** What the page of one conversation says at its end. */
export interface SimpleEvalsPage {
  readonly gold?: string
  readonly answer?: string
  readonly score?: number
}

/** The results carry no gold answers but in the pages that are shown of them: a paragraph each, the last of its kind. */
export function simpleEvalsPage(page: unknown): SimpleEvalsPage {
  const html = sayingText(page)
  if (html === undefined) return {}
  const score = Number(paragraph(html, 'Score: ') ?? Number.NaN)
  const answer = paragraph(html, 'Extracted Answer: ')
  return withoutMissing<SimpleEvalsPage>({
    gold: paragraph(html, 'Correct Answer: '),
    answer: answer === 'None' ? undefined : answer,
    score: Number.isFinite(score) ? score : undefined,
  })
}

function paragraph(html: string, label: string): string | undefined {
  const start = html.lastIndexOf(`<p>${label}`)
  if (start < 0) return undefined
  const from = start + 3 + label.length
  const end = html.indexOf('</p>', from)
  const text = unescaped(html.slice(from, end < 0 ? undefined : end)).trim()
  return text === '' ? undefined : text
}

const characters: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&amp;', '&'],
])

function unescaped(html: string): string {
  return html.replace(/&(?:lt|gt|quot|amp|#34|#39|#x27);/g, (entity) => characters.get(entity) ?? entity)
}
