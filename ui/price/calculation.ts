import type { Explained } from '#economics'
import type { Chart, Table } from '#figure'
import type { CalculatorId, FieldTexts } from '../route/field-texts.ts'
import type { Entries } from './form/entries.ts'
import type { Field } from './form/field.ts'

export type Language = 'en' | 'ko'

/** A number that a calculator gives, with its explanation. */
export interface ResultNumber {
  readonly name: string
  readonly value: number
  readonly low?: number
  readonly high?: number
  /** As economics names it: `USD/1M tokens`. */
  readonly unit: string
  readonly why?: readonly Explained[]
  readonly note?: string
}

/** What a calculator answers: in words, numbers, tables and charts. */
export interface Result {
  readonly answer: readonly string[]
  readonly numbers: readonly ResultNumber[]
  readonly tables?: readonly Table[]
  readonly charts?: readonly Chart[]
  /** What must be known of it: sources, what is left out. */
  readonly notes?: readonly string[]
  /** Where it leads: calculators that start from what came out. */
  readonly onward?: readonly Onward[]
}

/** A calculator with fields filled in. */
export interface Onward {
  readonly calculator: CalculatorId
  readonly texts: FieldTexts
  readonly says: string
}

/** What the fields of a calculator are called, with what is to be said of them. */
export interface FieldWords {
  readonly panels?: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly options?: Readonly<Record<string, string>>
  readonly hints?: Readonly<Record<string, string>>
}

/** One calculator: fields in, result out, by the same code as the command line. */
export interface Calculation {
  readonly id: CalculatorId
  readonly words: Readonly<Record<Language, FieldWords>>
  /** They may hang on what is written in the others. */
  readonly fields: (texts: FieldTexts, language: Language) => readonly Field[]
  /** @throws RangeError where inputs that are each allowed are not together */
  readonly compute: (entries: Entries, language: Language) => Result
  /** The same on the command line. */
  readonly command: (entries: Entries) => string
}
