import { createHash } from 'node:crypto'
import { type Html, html, trustedMarkup } from './html.ts'
import type { ReportWords } from './report-words.ts'
import { fontStyle } from './style/font-style.ts'
import { reportStyle } from './style/report-style.ts'

/** What stands above the parts of a page. */
export interface ReportHead {
  readonly eyebrow: string
  readonly title: string
  readonly subtitle: string
  readonly about: string
}

export interface PageContent {
  readonly head: ReportHead
  readonly parts: readonly Html[]
  readonly words: ReportWords
  /** The version of jevons that makes the page. */
  readonly version: string
  /** A font in WOFF2 that the page carries along. */
  readonly font?: Uint8Array | undefined
}

/**
 * A page as one HTML file: no script, nothing fetched, a content security policy that allows its own style sheet and
 * nothing else. The same input gives the same bytes.
 */
export function renderPage({ head, parts, words, version, font }: PageContent): string {
  const style = reportStyle + fontStyle(font)
  const { eyebrow, title, subtitle, about } = head
  const page = html`<!doctype html>
<html lang="${words.figures.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedMarkup(contentPolicy(style, font))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · jevons</title>
<style>${trustedMarkup(style)}</style>
</head>
<body>
<header class="top">
<p class="eyebrow">${eyebrow}</p>
<h1>${title}</h1>
<p class="subtitle">${subtitle}</p>
<p class="about">${about}</p>
</header>
<main>
${parts}
</main>
<footer>${words.reproduce.footer(version)}</footer>
</body>
</html>
`
  return page.markup
}

/** Its own style sheet, and the font in it, and nothing else. */
export function contentPolicy(style: string, font: Uint8Array | undefined): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const fonts = font === undefined ? '' : ' font-src data:;'
  return `default-src 'none'; style-src 'sha256-${hash}';${fonts} base-uri 'none'; form-action 'none'`
}
