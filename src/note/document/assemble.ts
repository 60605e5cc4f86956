import { captionOf, remarkOf, sourceOf, sourceWithin } from './line-kinds.ts'
import type { BlockKind, NoteBlock, NoteCaption, NoteDocument, NoteTable } from './note-document.ts'
import type { Piece, ReadText } from './piece.ts'
import { publicationDate } from './publication-date.ts'

/** Joins pieces into a note: captions to what they stand at, sources and remarks to their captions, headings to what is under them. */
export function assemble({ pieces, frontMatter }: ReadText): NoteDocument {
  const blocks = blocksOf(pieces)
  const captions = captionsOf(pieces)
  const tables = pieces.flatMap((piece, at) =>
    piece.kind === 'table' ? [tableOf(pieces, at, captions)] : [],
  )
  const title = frontMatter.get('title') ?? blocks.find(({ kind }) => kind === 'heading')?.text
  return {
    title,
    date: publicationDate(frontMatter, blocks),
    blocks,
    tables,
    captions: captions.map(({ caption }) => caption),
    frontMatter,
    language: languageOf(frontMatter, blocks, tables),
  }
}

function blocksOf(pieces: readonly Piece[]): readonly NoteBlock[] {
  const headings: { readonly depth: number; readonly text: string }[] = []
  const blocks: NoteBlock[] = []
  for (const piece of pieces) {
    if (piece.kind === 'table' || piece.kind === 'picture') continue
    if (piece.kind === 'heading') while ((headings.at(-1)?.depth ?? 0) >= piece.depth) headings.pop()
    blocks.push(
      blockOf(
        piece,
        headings.map((one) => one.text),
      ),
    )
    if (piece.kind === 'heading') headings.push({ depth: piece.depth, text: piece.text })
  }
  return blocks
}

function blockOf(piece: Extract<Piece, { readonly text: string }>, section: readonly string[]): NoteBlock {
  const { text, line } = piece
  if (piece.kind === 'heading') return { kind: 'heading', text, line, depth: 0, ordinal: undefined, section }
  const { depth = 0, ordinal } = piece.kind === 'text' ? piece : {}
  const kind = piece.kind === 'picture' ? 'paragraph' : kindOf(piece)
  return { kind, text, line, depth, ordinal, section }
}

function kindOf(piece: Extract<Piece, { readonly kind: 'text' | 'caption-text' }>): BlockKind {
  if (piece.kind === 'caption-text' || captionOf(piece.text)) return 'caption'
  if (sourceOf(piece.text) !== undefined) return 'source'
  if (remarkOf(piece.text) !== undefined) return 'remark'
  return piece.isItem ? 'item' : 'paragraph'
}

interface PlacedCaption {
  readonly at: number
  readonly caption: NoteCaption
}

function captionsOf(pieces: readonly Piece[]): readonly PlacedCaption[] {
  return pieces.flatMap((piece, at) => {
    if (piece.kind !== 'text' && piece.kind !== 'caption-text' && piece.kind !== 'heading') return []
    const found = captionOf(piece.text.split('\n')[0] ?? '')
    if (!found) return []
    const around = neighbourhood(pieces, at)
    const content = contentNear(pieces, at, around)
    // A label alone, over nothing, is a chapter's name.
    if (found.title === '' && content === undefined && piece.kind === 'heading') return []
    const { kind, isEither, number, title } = found
    const caption: NoteCaption = {
      kind: isEither && content === 'table' ? 'table' : kind,
      number,
      title,
      line: piece.line,
      source: sourceNear(pieces, at, around),
      content,
    }
    return [{ at, caption }]
  })
}

/** How far a caption reaches: up to the next caption, heading, or prose that follows what it stands at. */
function neighbourhood(pieces: readonly Piece[], at: number): number {
  let end = at + 1
  let hasContent = false
  for (; end < pieces.length; end++) {
    const piece = pieces[end]
    if (!piece || endsNeighbourhood(piece, hasContent)) break
    hasContent ||= isContent(piece)
  }
  return end
}

function isContent({ kind }: Piece): boolean {
  return kind === 'table' || kind === 'picture'
}

function endsNeighbourhood(piece: Piece, hasContent: boolean): boolean {
  if (piece.kind === 'table') return hasContent
  if (piece.kind === 'picture') return false
  if (piece.kind !== 'text' || captionOf(piece.text)) return true
  return sourceOf(piece.text) === undefined && remarkOf(piece.text) === undefined
}

function sourceNear(pieces: readonly Piece[], at: number, end: number): string | undefined {
  const own = pieces[at]
  const lines = own && 'text' in own ? own.text.split('\n') : []
  const inside = [...lines.slice(1).map(sourceOf), ...lines.slice(0, 1).map(sourceWithin)]
  const after = pieces
    .slice(at + 1, end)
    .flatMap((piece) => ('text' in piece ? piece.text.split('\n').map(sourceOf) : []))
  return [...inside, ...after].find((found) => found !== undefined)
}

function contentNear(pieces: readonly Piece[], at: number, end: number): NoteCaption['content'] {
  const under = pieces.slice(at + 1, end).find(({ kind }) => kind === 'table' || kind === 'picture')
  const found = under ?? aboveOf(pieces, at)
  return found?.kind === 'table' ? 'table' : found?.kind === 'picture' ? 'picture' : undefined
}

/** A caption below its table or picture: nothing stands between them. */
function aboveOf(pieces: readonly Piece[], at: number): Piece | undefined {
  const above = pieces[at - 1]
  if (above?.kind !== 'table' && above?.kind !== 'picture') return undefined
  const before = pieces[at - 2]
  const taken = before !== undefined && 'text' in before && captionOf(before.text) !== undefined
  return taken ? undefined : above
}

function tableOf(pieces: readonly Piece[], at: number, captions: readonly PlacedCaption[]): NoteTable {
  const table = pieces[at] as Extract<Piece, { readonly kind: 'table' }>
  const mine = captions.findLast((one) => one.at < at && neighbourhood(pieces, one.at) > at)
  const below = captions.find((one) => one.at === at + 1 && aboveOf(pieces, one.at) === table)
  const end = neighbourhood(pieces, at)
  const remarks = pieces
    .slice(at + 1, end)
    .flatMap((piece) => ('text' in piece ? piece.text.split('\n').map(remarkOf) : []))
    .filter((text) => text !== undefined)
  return { ...table, caption: (mine ?? below)?.caption, remarks }
}

const enoughHangul = 0.15

/** As the note says itself; else a text of which some letters are Hangul is Korean, however many English names it has. */
function languageOf(
  frontMatter: ReadonlyMap<string, string>,
  blocks: readonly NoteBlock[],
  tables: readonly NoteTable[],
): 'en' | 'ko' {
  const [, said] = /^\s*(en|ko)(?![a-z])/i.exec(frontMatter.get('lang') ?? '') ?? []
  if (said !== undefined) return said.toLowerCase() === 'ko' ? 'ko' : 'en'
  const cells = tables.flatMap(({ header, rows }) => [header, ...rows.map((row) => row.cells)])
  const text = [...blocks.map((block) => block.text), ...cells.flat()].join(' ')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0
  return letters > 0 && hangul / letters > enoughHangul ? 'ko' : 'en'
}
