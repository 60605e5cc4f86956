import { Parser } from 'htmlparser2'
import type { Piece, ReadText } from './piece.ts'
import { plainPieces } from './read-plain.ts'

const blocks = new Set(
  'p div li h1 h2 h3 h4 h5 h6 td th tr table caption figcaption figure section article header footer main aside ul ol dl dt dd blockquote pre br hr body html title'.split(
    ' ',
  ),
)
const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head'])
const deepest = 2_000

/** A note as a page: text, tables and captions, each with its line. What is no text (scripts, styles) is not read. */
export function readHtml(text: string): ReadText {
  const reader = new PageReader(text)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex),
      onclosetag: (name) => reader.close(name),
      ontext: (part) => reader.text(part, parser.startIndex),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(text)
  return { pieces: reader.finish(), frontMatter: reader.facts }
}

interface OpenTable {
  readonly line: number
  readonly rows: { cells: string[]; line: number }[]
  readonly before: Piece[]
}

/** Gathers pieces as the parser passes over a page. */
class PageReader {
  readonly facts: Map<string, string> = new Map()
  readonly #lines: LineFinder
  readonly #pieces: Piece[] = []
  readonly #path: string[] = []
  readonly #tables: OpenTable[] = []
  #text = ''
  #line = 1

  constructor(text: string) {
    this.#lines = new LineFinder(text)
  }

  open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (name === 'meta') this.#meta(attributes)
    if (blocks.has(name) && !this.#hidden()) this.#flush()
    if (this.#path.length < deepest) this.#path.push(name)
    const line = this.#lines.of(at)
    if (name === 'table') this.#tables.push({ line, rows: [], before: [] })
    if (name === 'tr') this.#tables.at(-1)?.rows.push({ cells: [], line })
    if (name === 'img' || name === 'svg' || name === 'canvas')
      this.#pieces.push({ kind: 'picture', text: attributes['alt'] ?? '', line })
    if (name === 'time' && attributes['datetime'] !== undefined && !this.facts.has('date'))
      this.facts.set('date', attributes['datetime'])
  }

  close(name: string): void {
    const inTitle = name === 'title'
    if (inTitle && this.#text.trim() !== '') this.facts.set('title', this.#text.trim())
    if (inTitle) this.#text = ''
    if (blocks.has(name) && !this.#hidden()) this.#flush(name)
    const at = this.#path.lastIndexOf(name)
    if (at !== -1) this.#path.length = at
    if (name === 'table') this.#closeTable()
  }

  text(part: string, at: number): void {
    if (this.#hidden() && this.#path.at(-1) !== 'title') return
    if (this.#text.trim() === '' && part.trim() !== '') {
      const blank = /^\s*/.exec(part)?.[0].length ?? 0
      this.#line = this.#lines.of(at + blank)
      this.#text = ''
    }
    this.#text += this.#path.includes('pre') ? part : part.replace(/\s+/g, ' ')
  }

  finish(): readonly Piece[] {
    this.#flush()
    while (this.#tables.length > 0) this.#closeTable()
    return this.#pieces
  }

  #hidden(): boolean {
    return this.#path.some((name) => unread.has(name))
  }

  #meta(attributes: Readonly<Record<string, string>>): void {
    const name = attributes['name'] ?? attributes['property']
    if (name !== undefined && /date|published_time/i.test(name) && attributes['content'] !== undefined)
      this.facts.set('date', attributes['content'])
  }

  #flush(closing?: string): void {
    const text = this.#text.trim()
    this.#text = ''
    const name = this.#path.findLast((one) => blocks.has(one)) ?? 'p'
    const table = this.#tables.at(-1)
    const inside = this.#path.findLast(
      (one) => one === 'td' || one === 'th' || one === 'table' || one === 'caption',
    )
    if (table && (inside === 'td' || inside === 'th')) this.#fillCell(table, text, closing === inside)
    else if (text !== '') (table ? table.before : this.#pieces).push(...piecesIn(name, text, this.#line))
  }

  /** Blocks inside of a cell are parts of its text. */
  #fillCell({ rows }: OpenTable, text: string, closes: boolean): void {
    if (closes) rows.at(-1)?.cells.push(text)
    else if (text !== '') this.#text = `${text} `
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    const [header, ...rows] = table.rows.filter(({ cells }) => cells.length > 0)
    this.#pieces.push(...table.before)
    if (header) this.#pieces.push({ kind: 'table', header: header.cells, rows, line: table.line })
  }
}

function piecesIn(name: string, text: string, line: number): readonly Piece[] {
  const depth = /^h([1-6])$/.exec(name)?.[1]
  if (depth !== undefined) return [{ kind: 'heading', text, line, depth: Number(depth) }]
  if (name === 'li') return [{ kind: 'text', text, line, isItem: true }]
  if (name === 'caption' || name === 'figcaption') return [{ kind: 'caption-text', text, line }]
  return plainPieces(text, line)
}

/** Lines of positions that only rise. */
class LineFinder {
  readonly #text: string
  #at = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  of(position: number): number {
    if (position < this.#at) return this.#line
    for (let at = this.#text.indexOf('\n', this.#at); at !== -1 && at < position; ) {
      this.#line++
      this.#at = at + 1
      at = this.#text.indexOf('\n', this.#at)
    }
    return this.#line
  }
}
