import type { Explained } from '#economics'
import type { Chart } from '#figure'

export type NoteLanguage = 'en' | 'ko'

/** A number of a table: what it is, and how it is written. */
export interface NoteNumber {
  readonly explained: Explained
  /** As after the bar of a reference: `usdMillion`, `percent:1`. */
  readonly format: string
  /** Said with a word: "at least", "about". */
  readonly hedge?: 'about' | 'least' | 'most'
}

export type NoteCell = string | NoteNumber | null

/** A table of a note: in text, table and hover stands the same number. */
export interface NoteTableContent {
  readonly kind: 'table'
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly {
    readonly cells: readonly NoteCell[]
    readonly isTotal?: boolean
    readonly isGroup?: boolean
  }[]
  /** What it is counted in, what is printed and what derived: under the table. */
  readonly remarks: readonly string[]
  readonly source: string
}

export interface NoteFigureContent {
  readonly kind: 'figure'
  readonly title: string
  readonly chart: Chart
  readonly remarks: readonly string[]
  readonly source: string
}

/** A table or figure that has no data: what it would show, and which file would fill it. */
export interface NoteGap {
  readonly kind: 'table' | 'figure'
  readonly title: string
  readonly missing: string
}

export type NoteExhibit = NoteTableContent | NoteFigureContent | (NoteGap & { readonly missing: string })

/** What the names of a note stand for. Text, tables and figures take their numbers from here, so that they can't disagree. */
export interface NoteBook {
  /** The number behind a path such as `tco.hopper-60k.methods.straightLine.totalUsdMillion`. */
  readonly value: (path: string) => Explained | string | undefined
  readonly exhibit: (name: string, language: NoteLanguage) => NoteExhibit | undefined
  /** Names that there are, for the message where one is not. */
  readonly names: readonly string[]
}
