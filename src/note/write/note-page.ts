import { parseHTML } from 'linkedom/worker'
import { Marked } from 'marked'
import { drawChart } from '#figure'
import { contentPolicy, fontStyle, type Html, html, reportStyle, trustedMarkup } from '#report'
import { exhibitLabel, exhibitLabels, writtenNumber } from './exhibit-text.ts'
import { type Filled, type FilledExhibit, fillReferences, marks } from './fill-references.ts'
import type { NoteBook, NoteCell, NoteTableContent } from './note-book.ts'
import { NoteError } from './note-error.ts'
import type { NoteSource } from './note-source.ts'
import { noteStyle } from './note-style.ts'
import { noteWords } from './note-words.ts'
import { paperStyle } from './paper-style.ts'
import { isQuotedNumber, WhyList } from './why-list.ts'

export interface NotePageOptions {
  readonly version: string
  /** What stands after the text: findings, notice. */
  readonly appendix?: readonly Html[]
  readonly font?: Uint8Array | undefined
}

const { document: drawing } = parseHTML('<!doctype html><html><body></body></html>')

/** What follows is no claim of the note: its check reads up to here. */
const unchecked = '<!-- lint-off: what quotes errors of others, and why each number is so -->'

/** Links of a text may lead to the web; nothing else. */
const safeLink = /^(?:https?:\/\/|#|mailto:)/i

/**
 * A note as one HTML file without script. Every number can be asked why: by pointing at it or by the keyboard on a screen,
 * by its small number in the list at the end on paper.
 * @throws NoteError where a reference can't be filled
 */
export function renderNote(
  source: NoteSource,
  book: NoteBook,
  { version, appendix = [], font }: NotePageOptions,
): string {
  const words = noteWords(source.language)
  const whys = new WhyList()
  const { text, filled } = fillReferences(source.body, book, source.language)
  const labels = exhibitLabels(filled, source.language)
  const paired = pairedFigures(text, filled)
  const body = markdown(text).replace(marks, (_, index: string) => {
    const one = filled[Number(index)]
    return one ? filledMarkup(one, { source, whys, labels, paired }).markup : ''
  })
  const style = reportStyle + noteStyle + paperStyle(source) + fontStyle(font)
  return html`<!doctype html>
<html lang="${source.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedMarkup(contentPolicy(style, font))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="date" content="${source.date}">
<title>${source.title}</title>
<style>${trustedMarkup(style)}</style>
</head>
<body class="weekly">
<header class="top">
<p class="eyebrow">${[source.house, source.date].filter((part) => part !== '').join(' · ')}</p>
<h1>${source.title}</h1>
<p class="subtitle">${source.subtitle}</p>
${source.authors.length > 0 ? html`<p class="authors">${source.authors.join(' · ')}</p>` : ''}
</header>
<main>
${trustedMarkup(inPairs(withWholeWords(withoutEmptyParagraphs(body))))}
${trustedMarkup(unchecked)}
${appendix}
${whys.section(words)}
</main>
<footer>${words.footer(version)}</footer>
</body>
</html>
`.markup
}

interface Filling {
  readonly source: NoteSource
  readonly whys: WhyList
  readonly labels: ReadonlyMap<string, string>
  /** Names of figures that stand beside another one. */
  readonly paired: ReadonlySet<string>
}

function filledMarkup(one: Filled, filling: Filling): Html {
  if (one.kind === 'number') return filling.whys.number(one.text, one.explained)
  if (one.kind === 'link') {
    const label = filling.labels.get(one.name)
    if (label === undefined)
      throw new NoteError(1, `{{see ${one.name}}}: no such table or figure stands in this note`)
    return html`<a href="#${one.name}">${label}</a>`
  }
  return exhibitMarkup(one, filling)
}

function exhibitMarkup(one: FilledExhibit, filling: Filling): Html {
  const { exhibit, name } = one
  const words = noteWords(filling.source.language)
  const label = exhibitLabel(one, filling.source.language)
  const caption = html`<figcaption><strong>${label}.</strong> ${exhibit.title}</figcaption>`
  if ('missing' in exhibit)
    return html`<figure class="exhibit gap" id="${name}">${caption}<p class="remark">${words.remark}: ${words.gap(exhibit.missing)}</p><p class="source">${words.source}: ${words.noSource}</p></figure>`
  const content =
    exhibit.kind === 'table'
      ? tableMarkup(exhibit, filling)
      : trustedMarkup(
          drawChart(exhibit.chart, {
            document: drawing,
            width: filling.paired.has(name) ? pairedWidth : usualWidth,
          }),
        )
  const remarks = exhibit.remarks.map((remark) => html`<p class="remark">${words.remark}: ${remark}</p>`)
  const isWide = exhibit.kind === 'table' && exhibit.header.length > manyColumns
  const kind = exhibit.kind === 'figure' ? ' chart' : isWide ? ' wide' : ''
  return html`<figure class="exhibit${kind}" id="${name}">${caption}${content}${remarks}<p class="source">${words.source}: ${exhibit.source}</p></figure>`
}

const manyColumns = 8
/** Pixels. Two beside each other have half of the page, and letters as large as one alone. */
const usualWidth = 480
const pairedWidth = 400

function tableMarkup({ header, rows }: NoteTableContent, filling: Filling): Html {
  const textColumns = header.map((_, at) => rows.some(({ cells, isGroup }) => !isGroup && isText(cells[at])))
  const classAt = (at: number): Html => trustedMarkup(textColumns[at] ? ' class="text"' : '')
  const head = header.map((cell, at) => html`<th scope="col"${classAt(at)}>${cell}</th>`)
  const body = rows.map(({ cells, isTotal = false, isGroup = false }) => {
    const [first = '', ...rest] = cells
    const span = isGroup
      ? html`<th scope="colgroup" colspan="${header.length}">${cellMarkup(first, filling)}</th>`
      : undefined
    const row = span ?? [
      html`<th scope="row">${cellMarkup(first, filling)}</th>`,
      ...rest.map((cell, at) => html`<td${classAt(at + 1)}>${cellMarkup(cell, filling)}</td>`),
    ]
    return html`<tr class="${isTotal ? 'total' : isGroup ? 'group' : 'row'}">${row}</tr>`
  })
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** A column with words in it is read from the left. */
function isText(cell: NoteCell | undefined): boolean {
  return typeof cell === 'string' && /\p{L}/u.test(cell)
}

function cellMarkup(cell: NoteCell, { source, whys }: Filling): Html {
  if (cell === null) return html`<span class="absent">—</span>`
  if (typeof cell === 'string') return html`${cell}`
  return whys.number(writtenNumber(cell, source.language), cell.explained, {
    isQuoted: isQuotedNumber(cell.explained),
  })
}

/** Markdown as HTML: markup in the text is shown, not carried out; links lead to the web alone. */
function markdown(text: string): string {
  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text: raw }) => (/^<!--[\s\S]*-->\s*$/.test(raw) ? '' : html`${raw}`.markup),
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens)
        return safeLink.test(href) ? `<a href="${html`${href}`.markup}">${inner}</a>` : inner
      },
      image: ({ text: alt }) => html`[${alt}]`.markup,
    },
  })
  return marked.parse(text, { async: false })
}

/** A table or figure that stood in a paragraph of its own is no paragraph. */
function withoutEmptyParagraphs(markup: string): string {
  return markup.replace(/<p>\s*(<figure[\s\S]*?<\/figure>)\s*<\/p>/g, '$1')
}

const chart = '<figure class="exhibit chart"(?:(?!</figure>)[\\s\\S])*</figure>'
const twoCharts = new RegExp(`(${chart})\\s*(${chart})`, 'g')

/** Figures with nothing between them, two by two. */
function pairedFigures(text: string, filled: readonly Filled[]): ReadonlySet<string> {
  const alone = text.replace(/<!--[\s\S]*?-->/g, '')
  const paired = new Set<string>()
  let before: { readonly name: string; readonly end: number } | undefined
  for (const mark of alone.matchAll(marks)) {
    const one = filled[Number(mark[1])]
    const name = one?.kind === 'exhibit' && 'chart' in one.exhibit ? one.name : undefined
    const follows = before !== undefined && alone.slice(before.end, mark.index).trim() === ''
    if (name !== undefined && before !== undefined && follows) {
      paired.add(before.name).add(name)
      before = undefined
    } else before = name === undefined ? undefined : { name, end: mark.index + mark[0].length }
  }
  return paired
}

/** Figures that follow each other stand side by side, as far as there is room. */
function inPairs(markup: string): string {
  return markup.replace(twoCharts, '<div class="pair">$1$2</div>')
}

const askedWord = /(<button class="asked"[^>]*>(?:(?!<\/button>)[\s\S])*<\/button>)([^\s<]{1,8})(?=[\s<])/g

/** What stands right after a number, a comma or a Korean particle, begins no line of its own. */
function withWholeWords(markup: string): string {
  return markup.replace(askedWord, '<span class="whole">$1$2</span>')
}
