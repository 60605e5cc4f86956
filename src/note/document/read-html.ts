import { Parser } from 'htmlparser2'
import { LineFinder } from './line-finder.ts'
import type { Piece, ReadText } from './piece.ts'
import { plainPieces } from './read-plain.ts'

const blocks = new Set(
  'p div li h1 h2 h3 h4 h5 h6 td th tr table caption figcaption figure section article header footer main aside ul ol dl dt dd blockquote pre hr body html title'.split(
    ' ',
  ),
)
const whole = new Set(['html', 'body', 'main', 'article'])
const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head'])
const uncheckedMark = /^\s*lint-(off(?=\s*:\s*\S)|on)/
/** Deeper elements are read as parts of the one that far down. */
const deepest = 200

/** A note as a page: text, tables and captions, each with its line. What is no text (scripts, styles) is not read. */
export function readHtml(text: string): ReadText {
  const reader = new PageReader(text)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex),
      onclosetag: (name) => reader.close(name),
      ontext: (part) => reader.text(part, parser.startIndex),
      oncomment: (comment) => reader.comment(comment),
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

/** An element that is open, with what follows of those around it. */
interface OpenElement {
  readonly name: string
  readonly isHidden: boolean
  readonly isExact: boolean
  /** Within a superscript. */
  readonly isRaised: boolean
  /** The innermost block, and the innermost part of a table. */
  readonly block: string
  readonly part: string
}

const outside: OpenElement = {
  name: '',
  isHidden: false,
  isExact: false,
  isRaised: false,
  block: 'p',
  part: '',
}
const tableParts = new Set(['td', 'th', 'table', 'caption'])

interface OpenList {
  readonly isNumbered: boolean
  count: number
  /** Whether no text of its present item was read yet. */
  unread: boolean
}

/** Gathers pieces as the parser passes over a page. */
class PageReader {
  readonly facts: Map<string, string> = new Map()
  readonly #lines: LineFinder
  readonly #pieces: Piece[] = []
  readonly #path: OpenElement[] = []
  readonly #tables: OpenTable[] = []
  readonly #lists: OpenList[] = []
  #text = ''
  #hasText = false
  #line = 1
  #isOff = false

  constructor(text: string) {
    this.#lines = new LineFinder(text)
  }

  open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (name === 'meta') this.#meta(attributes)
    this.#language(name, attributes['lang'])
    if (name === 'br' && this.#hasText) this.#text += '\n'
    if (blocks.has(name) && !this.#inside().isHidden) this.#flush()
    this.#push(name, attributes)
    const line = this.#lines.of(at)
    this.#openList(name, attributes['start'])
    if (name === 'table') this.#tables.push({ line, rows: [], before: [] })
    if (name === 'tr') this.#tables.at(-1)?.rows.push({ cells: [], line })
    if (name === 'img' || name === 'svg' || name === 'canvas')
      this.#pieces.push({ kind: 'picture', text: attributes['alt'] ?? '', line })
    if (name === 'time' && attributes['datetime'] !== undefined && !this.facts.has('date'))
      this.facts.set('date', attributes['datetime'])
  }

  #inside(): OpenElement {
    return this.#path.at(-1) ?? outside
  }

  #push(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#path.length >= deepest) return
    const { isHidden, isExact, isRaised, block, part } = this.#inside()
    const isClosed = attributes['hidden'] !== undefined || attributes['popover'] !== undefined
    this.#path.push({
      name,
      isHidden: isHidden || isClosed || unread.has(name),
      isExact: isExact || name === 'pre',
      isRaised: isRaised || name === 'sup',
      block: blocks.has(name) ? name : block,
      part: tableParts.has(name) ? name : part,
    })
  }

  #openList(name: string, start: string | undefined): void {
    if (name === 'ol' || name === 'ul')
      this.#lists.push({ isNumbered: name === 'ol', count: Number(start ?? 1) - 1, unread: false })
    const list = this.#lists.at(-1)
    if (name !== 'li' || !list) return
    list.count++
    list.unread = true
  }

  close(name: string): void {
    const inTitle = name === 'title'
    if (inTitle && this.#hasText) this.facts.set('title', this.#text.trim())
    if (inTitle) this.#clear()
    if (blocks.has(name) && !this.#inside().isHidden) this.#flush(name)
    const at = this.#path.findLastIndex((one) => one.name === name)
    if (at !== -1) this.#path.length = at
    if (name === 'table') this.#closeTable()
    if (name === 'ol' || name === 'ul') this.#lists.pop()
  }

  text(part: string, at: number): void {
    const { isHidden, isExact, isRaised, name } = this.#inside()
    if ((isHidden || this.#isOff) && name !== 'title') return
    if (!this.#hasText && part.trim() !== '') {
      const blank = part.length - part.trimStart().length
      this.#line = this.#lines.of(at + blank)
      this.#text = ''
      this.#hasText = true
    }
    if (isRaised) this.#raise(part)
    else this.#text += isExact ? part : part.replace(/\s+/g, ' ')
  }

  /** `<!-- lint-off: reason -->` begins a part that is not to be checked, `<!-- lint-on -->` ends it. */
  comment(text: string): void {
    const [, mark] = uncheckedMark.exec(text) ?? []
    if (mark === undefined) return
    this.#flush()
    this.#isOff = mark !== 'on'
  }

  /** What is raised is an exponent of ten or a mark of a footnote, which is no digit of the number before it. */
  #raise(part: string): void {
    if (/(?:^|[^\d.,])10$/.test(this.#text) && /^[-−+]?\d+$/.test(part.trim()))
      this.#text += `^${part.trim()}`
    else if (!/^[\s\d,*†‡§¹²³()[\]a-z-]{1,8}$/.test(part)) this.#text += part
  }

  finish(): readonly Piece[] {
    this.#flush()
    while (this.#tables.length > 0) this.#closeTable()
    return this.#pieces
  }

  #clear(): void {
    this.#text = ''
    this.#hasText = false
  }

  /** The language of the whole page: that of a quotation in it is not. */
  #language(name: string, said: string | undefined): void {
    if (said !== undefined && whole.has(name) && !this.facts.has('lang')) this.facts.set('lang', said)
  }

  #meta(attributes: Readonly<Record<string, string>>): void {
    const name = attributes['name'] ?? attributes['property']
    if (name !== undefined && /date|published_time/i.test(name) && attributes['content'] !== undefined)
      this.facts.set('date', attributes['content'])
  }

  #flush(closing?: string): void {
    const table = this.#tables.at(-1)
    const { block, part } = this.#inside()
    const isCell = table !== undefined && (part === 'td' || part === 'th')
    const text = this.#hasText ? this.#text.trim() : ''
    this.#clear()
    if (isCell) this.#fillCell(table, text, closing === part)
    else if (text !== '') this.#add(block, text)
  }

  #add(block: string, text: string): void {
    const found = block === 'li' ? [this.#item(text)] : piecesIn(block, text, this.#line)
    const { before } = this.#tables.at(-1) ?? { before: this.#pieces }
    for (const piece of found) before.push(piece)
  }

  /** An item with its depth; its number only for the first text in it. */
  #item(text: string): Piece {
    const list = this.#lists.at(-1)
    const ordinal = list?.isNumbered === true && list.unread ? list.count : undefined
    if (list) list.unread = false
    return {
      kind: 'text',
      text,
      line: this.#line,
      isItem: true,
      depth: Math.max(0, this.#lists.length - 1),
      ordinal,
    }
  }

  /** Blocks inside of a cell are parts of its text. */
  #fillCell({ rows }: OpenTable, text: string, closes: boolean): void {
    if (closes) rows.at(-1)?.cells.push(text)
    else if (text !== '') {
      this.#text = `${text}\n`
      this.#hasText = true
    }
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    const [header, ...rows] = table.rows.filter(({ cells }) => cells.length > 0)
    for (const piece of table.before) this.#pieces.push(piece)
    if (header) this.#pieces.push({ kind: 'table', header: header.cells, rows, line: table.line })
  }
}

function piecesIn(name: string, text: string, line: number): readonly Piece[] {
  const depth = /^h([1-6])$/.exec(name)?.[1]
  if (depth !== undefined) return [{ kind: 'heading', text, line, depth: Number(depth) }]
  if (name === 'caption' || name === 'figcaption') return [{ kind: 'caption-text', text, line }]
  return plainPieces(text, line)
}
