import { marked, type Token, type Tokens } from 'marked'
import { frontMatterOf } from './front-matter.ts'
import type { Piece, ReadText } from './piece.ts'
import { plainPieces } from './read-plain.ts'
import { withoutUncheckedParts } from './unchecked-parts.ts'

/** A note in Markdown (GitHub's, with tables). */
export function readMarkdown(text: string): ReadText {
  const { values, rest } = frontMatterOf(text)
  return {
    pieces: piecesOf(marked.lexer(withoutMarks(withoutUncheckedParts(rest.replaceAll('\r\n', '\n')))), 1),
    frontMatter: values,
  }
}

/** Marks of footnotes are no numbers of the text: `60,000 GPUs[^3]`. */
function withoutMarks(text: string): string {
  return text.replace(/\[\^[^\]\s]+\](?!:)/g, '')
}

function piecesOf(tokens: readonly Token[], firstLine: number, depth = 0): readonly Piece[] {
  const pieces: Piece[] = []
  let line = firstLine
  for (const token of tokens) {
    for (const piece of piecesOfToken(token, line, depth)) pieces.push(piece)
    line += newlines(token.raw)
  }
  return pieces
}

function piecesOfToken(token: Token, line: number, depth: number): readonly Piece[] {
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', text: plainText(token), line, depth: (token as Tokens.Heading).depth }]
    case 'paragraph':
    case 'text':
    case 'def':
      return paragraphPieces(token, line)
    case 'list':
      return itemPieces(token as Tokens.List, line, depth)
    case 'blockquote':
      return piecesOf((token as Tokens.Blockquote).tokens, line, depth)
    case 'table':
      return [tablePiece(token as Tokens.Table, line)]
    case 'html':
      return plainPieces(token.raw.replace(/<[^>]*>/g, ' '), line)
    default:
      return []
  }
}

/** A paragraph, line by line, since captions and sources often follow each other without an empty line between. */
function paragraphPieces(token: Token, line: number): readonly Piece[] {
  const pictures = (token as Tokens.Paragraph).tokens?.filter(({ type }) => type === 'image') ?? []
  const shown = pictures.map(
    (picture): Piece => ({ kind: 'picture', text: (picture as Tokens.Image).text, line }),
  )
  return [...shown, ...plainPieces(plainText(token), line)]
}

function itemPieces(
  { items, ordered, start }: Tokens.List,
  firstLine: number,
  depth: number,
): readonly Piece[] {
  const pieces: Piece[] = []
  let line = firstLine
  for (const [at, item] of items.entries()) {
    const ordinal = ordered ? Number(start) + at : undefined
    for (const [place, piece] of piecesOf(item.tokens, line, depth + 1).entries())
      pieces.push(
        // What stands deeper in the list is an item already.
        piece.kind === 'text' && !piece.isItem
          ? { ...piece, isItem: true, depth, ordinal: place === 0 ? ordinal : undefined }
          : piece,
      )
    line += newlines(item.raw)
  }
  return pieces
}

function tablePiece({ header, rows }: Tokens.Table, line: number): Piece {
  const cellText = (cell: Tokens.TableCell): string => inlineText(cell.tokens).trim()
  return {
    kind: 'table',
    header: header.map(cellText),
    // The header and the line of dashes come first.
    rows: rows.map((cells, row) => ({ cells: cells.map(cellText), line: line + 2 + row })),
    line,
  }
}

function plainText(token: Token): string {
  const { tokens, text = '' } = token as { readonly tokens?: readonly Token[]; readonly text?: string }
  return tokens ? inlineText(tokens) : text
}

function inlineText(tokens: readonly Token[]): string {
  return tokens.map(inlinePart).join('')
}

function inlinePart(token: Token): string {
  if (token.type === 'br') return '\n'
  if (token.type === 'image') return ''
  if (token.type === 'html') return /^<br\b/i.test(token.raw) ? '\n' : ''
  // Names in code are identifiers: their marks stay.
  if (token.type === 'codespan') return `\`${unescaped((token as Tokens.Codespan).text)}\``
  const { tokens, text, raw } = token as {
    readonly tokens?: readonly Token[]
    readonly text?: string
    readonly raw: string
  }
  if (tokens && tokens.length > 0) return inlineText(tokens)
  return unescaped(text ?? raw)
}

/** marked leaves entities as they were written. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}

function newlines(text: string): number {
  return text.split('\n').length - 1
}
