import type { RunDescription } from '../run-description.ts'
import type { SkippedItem } from './encoded-block.ts'
import type { ImportCounts } from './import-counts.ts'
import type { ReadingOptions } from './import-format.ts'
import type { FormatChoice } from './import-formats.ts'

/** What an import is asked to do. */
export interface ImportRequest {
  /** Paths; `-` is standard input. */
  readonly files: readonly string[]
  readonly folder: string
  readonly choice?: FormatChoice
  readonly options: Omit<ReadingOptions, 'file'>
  /** All responses belong to this arm, whatever they say. */
  readonly arm?: string
  /** A file with right answers for problems that come without. */
  readonly goldFile?: string
  /** The first record that cannot be used ends the import. */
  readonly strict: boolean
  readonly threads: number
  readonly resume: boolean
  readonly startedAt: Date
  readonly versions: RunDescription['versions']
}

export interface ImportProgress {
  /** Bytes of the files that are read, as they lie on disk. */
  readonly bytes: number
  /** Undefined where standard input is among them. */
  readonly totalBytes: number | undefined
  readonly counts: ImportCounts
}

export interface ImportWorld {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly signal: AbortSignal
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
  readonly onProgress: (progress: ImportProgress) => void
  /** Told of every record that is skipped, with its file. */
  readonly onSkip: (file: string, item: SkippedItem) => void
}

export interface ImportResult {
  readonly counts: ImportCounts
  readonly arms: readonly string[]
  readonly formats: readonly string[]
  readonly run: string
}
