/** What a reader of one format finds, in the order of the text, before captions are joined to what they belong to. */
export type Piece =
  | { readonly kind: 'heading'; readonly text: string; readonly line: number; readonly depth: number }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly line: number
      readonly isItem: boolean
      /** How deep the list is that an item stands in, by indentation or nesting: 0 outermost. */
      readonly depth?: number
      /** The number that stands before an item of a numbered list. */
      readonly ordinal?: number | undefined
    }
  | { readonly kind: 'caption-text'; readonly text: string; readonly line: number }
  | {
      readonly kind: 'table'
      readonly header: readonly string[]
      readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[]
      readonly line: number
    }
  | { readonly kind: 'picture'; readonly text: string; readonly line: number }

/** What a reader of one format gives. */
export interface ReadText {
  readonly pieces: readonly Piece[]
  readonly frontMatter: ReadonlyMap<string, string>
}
