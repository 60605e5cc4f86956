import { isCaptionLine, isRemarkLine, isSourceLine } from './line-kinds.ts'
import type { Piece, ReadText } from './piece.ts'

/** A note as plain text: headings are numbered lines, tables are lines of cells between tabs or bars. */
export function readPlain(text: string): ReadText {
  return { pieces: plainPieces(text.replaceAll('\r\n', '\n'), 1), frontMatter: new Map() }
}

/** Paragraphs, captions, sources, items and tables of unmarked text. Lines of a paragraph are joined, others stand alone. */
export function plainPieces(text: string, firstLine: number): readonly Piece[] {
  const pieces: Piece[] = []
  let paragraph: { text: string; readonly line: number; readonly isItem: boolean } | undefined
  const add = (...more: readonly Piece[]): void => {
    if (paragraph) pieces.push({ kind: 'text', ...paragraph })
    paragraph = undefined
    pieces.push(...more)
  }
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = firstLine + at
    const content = (lines[at] ?? '').trim()
    const rows = tableRows(lines, at)
    const alone = rows ? tableOf(rows, firstLine) : standingAlone(content, lines[at + 1], line)
    if (alone) add(alone)
    else if (content === '') add()
    else if (itemMark.test(content)) {
      add()
      paragraph = { text: content.replace(itemMark, ''), line, isItem: true }
    } else if (paragraph) paragraph.text += `\n${content}`
    else paragraph = { text: content, line, isItem: false }
    at = rows?.at(-1)?.line ?? at
  }
  add()
  return pieces
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

const itemMark = /^(?:[-*•·▪■□○●◦▶▷]|\d{1,2}[.)]|\(\d{1,2}\))\s+(?=\S)/

const longestHeading = 80

/** A short line before an empty one that is numbered as chapters are, or all in capitals. */
function isHeadingLine(line: string, next: string | undefined): boolean {
  if (line.length > longestHeading || (next ?? '').trim() !== '') return false
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
  const rows: PlainRow[] = []
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^[\s|:+=-]+$/.test(line) && /[-=]{2}/.test(line) && rows.length > 0) continue
    const cells = cellsOf(line)
    if (!cells || cells.length !== (rows[0]?.cells.length ?? cells.length)) break
    rows.push({ cells, line: at })
  }
  return rows.length > 1 ? rows : undefined
}

function cellsOf(line: string): readonly string[] | undefined {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  const mark = inner.includes('|') ? '|' : inner.includes('\t') ? '\t' : / {3,}/
  const cells = inner.split(mark).map((cell) => cell.trim())
  return cells.length > 1 && cells.some((cell) => cell !== '') ? cells : undefined
}
