import type { NoteNumber } from '../write/note-book.ts'

export interface PrintedTexts {
  readonly en: string
  readonly ko: string
}

/** A number as one issue printed it. */
export interface PrintedNumber {
  readonly id: string
  readonly name: PrintedTexts
  readonly value: number
  readonly unit: string
  /** Where it stands: a chapter, table or figure. */
  readonly where: string
  readonly speaker?: string
  /** When it was said or happened. */
  readonly date?: string
  readonly hedge?: 'about' | 'least' | 'most'
}

/** A period that guidance was said to be for, as written. */
export interface PrintedPeriod {
  readonly id: string
  readonly about: PrintedTexts
  readonly written: string
  /** The last day of the period that is written. */
  readonly end: string
  readonly meant: string
  readonly where: string
}

/** A caption of a printed issue, with what stands under it. */
export interface PrintedCaption {
  readonly kind: 'figure' | 'table'
  readonly number: number
  readonly content: 'picture' | 'table'
  /** As it was printed; `house` for the house itself; null where there is none. */
  readonly source: string | null
  readonly data?: 'chips' | 'single-run' | 'v1-penalty'
}

/** Something that can't be computed again from what is recorded, and why. */
export interface Uncomputed {
  readonly id: string
  readonly about: PrintedTexts
  readonly where: string
  readonly why: PrintedTexts
}

/** What one issue printed in its text, tables and figures and is no fact elsewhere. */
export interface PrintedFacts {
  readonly version: 1
  readonly source: string
  readonly date: string
  readonly values: readonly PrintedNumber[]
  readonly thoughts?: {
    readonly model: string
    readonly shown: readonly number[]
    readonly more: number
    readonly moreMeanTokens: number
    readonly claimedExtraTokens: number
    readonly where: string
  }
  readonly ruleOf40?: readonly string[]
  readonly dates: readonly { readonly id: string; readonly date: string; readonly source: string }[]
  readonly periods: readonly PrintedPeriod[]
  /** One thing that was written in several ways. */
  readonly spellings: readonly {
    readonly id: string
    readonly about: PrintedTexts
    readonly written: readonly string[]
    readonly where: string
  }[]
  /** Months between two dated events, by the id of the printed number. */
  readonly months: readonly {
    readonly id: string
    readonly from: string
    readonly to: string
    readonly printed: string
  }[]
  readonly chronology: readonly {
    readonly id: string
    readonly about: PrintedTexts
    readonly effect: string
    readonly cause: string
    readonly where: string
  }[]
  /** The day as of which a list of bans was printed; the issue's own where left out. */
  readonly bansAsOf?: string
  readonly definitions: readonly {
    readonly id: string
    readonly term: PrintedTexts
    readonly meanings: readonly { readonly says: PrintedTexts; readonly where: string }[]
  }[]
  readonly places: readonly {
    readonly id: string
    readonly subject: string
    readonly about: PrintedTexts
    readonly place: PrintedTexts
    readonly where: string
  }[]
  readonly universes: readonly {
    readonly id: string
    readonly name: PrintedTexts
    /** How many it was said to have; null where that was not printed. */
    readonly stocks: number | null
    readonly where: string
  }[]
  readonly ascribed: readonly {
    readonly id: string
    readonly about: PrintedTexts
    readonly value: string
    readonly fact: string
    readonly basis: string | null
  }[]
  readonly investors: readonly {
    readonly id: string
    readonly firm: PrintedTexts
    readonly total: string
    readonly of: PrintedTexts
    readonly parts: readonly string[]
    readonly without: PrintedTexts
  }[]
  readonly hedges: readonly { readonly id: string; readonly values: readonly string[] }[]
  readonly prices: readonly { readonly value: string; readonly per: PrintedTexts }[]
  readonly captions?: {
    readonly figures: number
    readonly tables: number
    readonly listed: readonly PrintedCaption[]
  }
  readonly uncomputed: readonly Uncomputed[]
  readonly blocs?: {
    readonly where: string
    readonly factors: readonly {
      readonly factor: PrintedTexts
      readonly us: PrintedTexts
      readonly other: PrintedTexts
      readonly china: PrintedTexts
    }[]
  }
  readonly layers?: {
    readonly where: string
    readonly rows: readonly {
      readonly name: PrintedTexts
      readonly role: PrintedTexts
      readonly does: PrintedTexts
    }[]
  }
}

export type NumberInPrint = Pick<NoteNumber, 'explained' | 'hedge'>
