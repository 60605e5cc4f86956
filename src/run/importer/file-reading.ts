import type { EncodedBlock } from './encoded-block.ts'
import type { ReadingOptions, RecordFormat } from './import-format.ts'
import type { FormatChoice } from './import-formats.ts'

/** A file that is being read, whatever it is. */
export interface FileReading {
  /** The format it is read as. */
  readonly format: string
  readonly blocks: AsyncIterable<EncodedBlock>
  /** Lets the file go, where that is not done by reading it to its end. */
  readonly close?: () => void
}

export interface FileContext {
  /** What the file is called in the run. */
  readonly file: string
  readonly options: ReadingOptions
  /** Told from the content where it is left out. */
  readonly choice?: FormatChoice
  readonly threads: number
  /** What reads the rows, where items are rows. */
  readonly read?: RecordFormat['read']
  /** So many records of the file are done already. */
  readonly done: number
}
