import { isCaptionLine, isRemarkLine, isSourceLine } from './line-kinds.ts'
import type { Piece, ReadText } from './piece.ts'

/** A note as plain text: headings are numbered lines, tables are lines of cells between tabs or bars. */
export function readPlain(text: string): ReadText {
  return { pieces: plainPieces(text.replaceAll('\r\n', '\n'), 1), frontMatter: new Map() }
}

/** Paragraphs, captions, sources, items and tables of unmarked text. Lines of a paragraph are joined, others stand alone. */
export function plainPieces(text: string, firstLine: number): readonly Piece[] {
  const reader = new LineReader()
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const rows = tableRows(lines, at)
    if (rows) reader.add(tableOf(rows, firstLine))
    else reader.read(lines[at] ?? '', lines[at + 1], firstLine + at)
    at = rows?.at(-1)?.line ?? at
  }
  reader.add()
  return reader.pieces
}

/** Joins lines to paragraphs as they come. */
class LineReader {
  readonly pieces: Piece[] = []
  #open: OpenText | undefined

  /** Ends the paragraph that is open, and adds what stands after it. */
  add(...more: readonly Piece[]): void {
    if (this.#open) this.pieces.push({ kind: 'text', ...this.#open })
    this.#open = undefined
    this.pieces.push(...more)
  }

  read(whole: string, next: string | undefined, line: number): void {
    const content = whole.trim()
    const mark = itemMark.exec(content)?.[0]
    // What follows a numbered item is one too, though it looks as a chapter does.
    const isListed = this.#open?.isItem === true && this.#open.ordinal !== undefined
    const alone = standingAlone(content, isListed ? '-' : next, line)
    if (alone) this.add(alone)
    else if (content === '') this.add()
    else if (mark !== undefined) {
      this.add()
      this.#open = { ...markOf(mark, whole), text: content.slice(mark.length), line, isItem: true }
    } else if (this.#open) this.#open.text += `\n${content}`
    else this.#open = { text: content, line, isItem: false }
  }
}

interface OpenText {
  text: string
  readonly line: number
  readonly isItem: boolean
  readonly depth?: number
  readonly ordinal?: number | undefined
}

/** How far an item is indented, by columns, and its number. */
function markOf(mark: string, line: string): Pick<OpenText, 'depth' | 'ordinal'> {
  const number = /\d+/.exec(mark)?.[0]
  return {
    depth: (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length,
    ordinal: number === undefined ? undefined : Number(number),
  }
}

function tableOf(rows: readonly PlainRow[], firstLine: number): Piece {
  const [header, ...body] = rows
  return {
    kind: 'table',
    header: header?.cells ?? [],
    rows: body.map(({ cells, line }) => ({ cells, line: firstLine + line })),
    line: firstLine + (header?.line ?? 0),
  }
}

function standingAlone(content: string, next: string | undefined, line: number): Piece | undefined {
  if (isCaptionLine(content) || isSourceLine(content) || isRemarkLine(content))
    return { kind: 'text', text: content, line, isItem: false }
  return isHeadingLine(content, next)
    ? { kind: 'heading', text: content, line, depth: depthOf(content) }
    : undefined
}

interface PlainRow {
  readonly cells: readonly string[]
  readonly line: number
}

const itemMark = /^(?:[-*•·▪■□○●◦▶▷※☞ㅇㆍ‣⁃–—]|\d{1,2}[.)]|\(\d{1,2}\)|\d{1,3}위[.:]?)\s+(?=\S)/

const longestHeading = 80
/** What chapters of a note are called where no mark says that they are headings. */
const titleWords =
  /^\W{0,3}(?:(?:executive )?summary|highlights?|key (?:points|takeaways|messages)|in brief|details?|body|discussion|conclusions?|(?:핵심|투자|주요)?\s?(?:요약|포인트|하이라이트)|본문|결론|세부\s?내용)\W{0,3}$/iu

/** A short line before an empty one that is numbered as chapters are, or all in capitals; a title right above items. */
function isHeadingLine(line: string, next: string | undefined): boolean {
  if (line.length > longestHeading) return false
  const follows = (next ?? '').trim()
  if (/^\d{1,2}[.)]\s+[A-Z][A-Z\s]{3,}$/.test(line)) return true
  if (titleWords.test(line) && (follows === '' || itemMark.test(follows))) return true
  if (follows !== '' && !(/^[A-Z][A-Z\s]{3,}$/.test(line) && itemMark.test(follows))) return false
  return (
    /^(?:[IVX]{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*[.)]|#{1,6}|제?\d{1,2}장)\s+\S/.test(line) ||
    /^[A-Z][A-Z\s]{3,}$/.test(line)
  )
}

function depthOf(line: string): number {
  if (/^[IVX]+[.)]/.test(line) || /^제?\d+장/.test(line)) return 1
  return 1 + (/^\d+(?:\.\d+)*/.exec(line)?.[0].split('.').length ?? 1)
}

/** The rows of a table that begins at a line: two lines at least of as many cells, between tabs, bars or wide gaps. */
function tableRows(lines: readonly string[], from: number): readonly PlainRow[] | undefined {
  const rows = rowsFrom(lines, from, / {3,}/)
  if (rows.length > 1) return rows
  // Gaps of two spaces stand in prose too: such a table has three lines at least.
  if ((cellsOf(lines[from] ?? '', / {2,}/)?.length ?? 0) < 3) return undefined
  const narrow = rowsFrom(lines, from, / {2,}/)
  return narrow.length > 2 ? narrow : undefined
}

function rowsFrom(lines: readonly string[], from: number, gap: RegExp): readonly PlainRow[] {
  const rows: PlainRow[] = []
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^[\s|:+=-]+$/.test(line) && /[-=]{2}/.test(line) && rows.length > 0) continue
    const cells = cellsOf(line, gap)
    if (!cells || cells.length !== (rows[0]?.cells.length ?? cells.length)) break
    rows.push({ cells, line: at })
  }
  return rows
}

function cellsOf(line: string, gap: RegExp): readonly string[] | undefined {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  const mark = inner.includes('|') ? '|' : inner.includes('\t') ? '\t' : gap
  const cells = inner.split(mark).map((cell) => cell.trim())
  return cells.length > 1 && cells.some((cell) => cell !== '') ? cells : undefined
}
