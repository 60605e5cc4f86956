/** What a caption says of the table or figure beside it. */
export interface NoteCaption {
  readonly kind: 'table' | 'figure'
  /** As printed: `12`, `1-2`. */
  readonly number: string
  readonly title: string
  readonly line: number
  /** The source line that belongs to it, without its label. */
  readonly source: string | undefined
  /** What stands under the caption; undefined where the text holds neither table nor picture. */
  readonly content: 'table' | 'picture' | undefined
}

export interface NoteTable {
  readonly header: readonly string[]
  readonly rows: readonly NoteRow[]
  readonly line: number
  readonly caption: NoteCaption | undefined
  /** Lines under it that begin with "Note:" or "주:". */
  readonly remarks: readonly string[]
}

export interface NoteRow {
  readonly cells: readonly string[]
  readonly line: number
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'caption' | 'source' | 'remark' | 'footnote'

/** A piece of running text, marks of emphasis and links taken off. */
export interface NoteBlock {
  readonly kind: BlockKind
  readonly text: string
  /** The line where it begins, counted from 1. */
  readonly line: number
  /** How deep the list is that an item stands in: 0 for outermost items, and for what is no item. */
  readonly depth: number
  /** The number before an item of a numbered list. */
  readonly ordinal: number | undefined
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
}

/** A note as its checks read it, whatever it was written in. */
export interface NoteDocument {
  readonly title: string | undefined
  /** The day of publication, YYYY-MM-DD: from the front matter, else the first full date before any prose. */
  readonly date: string | undefined
  readonly blocks: readonly NoteBlock[]
  readonly tables: readonly NoteTable[]
  readonly captions: readonly NoteCaption[]
  /** Values of the front matter as text, by lower-case key; empty without one. */
  readonly frontMatter: ReadonlyMap<string, string>
  readonly language: 'en' | 'ko'
}
