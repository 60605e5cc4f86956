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
