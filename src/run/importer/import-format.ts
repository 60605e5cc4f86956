import type { Reply } from '#trace'
import type { RecordedVerdict } from '../record.ts'

/** A problem as a foreign file tells it. What the file does not say is absent. */
export interface ImportedProblem {
  /** The source's own id; the same id means the same problem. Without one the question's text identifies it. */
  readonly id?: string
  readonly question?: string
  /** The right answer. */
  readonly gold?: string
  /** Other answers that count as right too. */
  readonly goldAlternatives?: readonly string[]
  /** Without one it is told from the gold answer and the choices. */
  readonly kind?: 'number' | 'expression' | 'choice' | 'text'
  /** The options' texts, A first. */
  readonly choices?: readonly string[]
  /** Difficulty, 1 upwards. */
  readonly level?: number
  readonly subject?: string
  readonly dataset?: string
  /** The data set's own split: `test`. */
  readonly split?: string
  readonly licence?: string
  /** Problems of one cluster are not independent of each other; without one each stands for itself. */
  readonly cluster?: string
}

/** One answer to a problem. */
export interface ImportedResponse {
  readonly reply: Reply
  /** Which arm it belongs to, where that is not told by the reply's model alone. */
  readonly arm?: string
  /** Which repeat it is, 0 upwards, where the source counts them. */
  readonly sample?: number
  /** What the source itself thought of the answer: kept to compare with our own grade, never used as one. */
  readonly recorded?: RecordedVerdict
}

/** What one record of a file holds: a problem, and the responses to it that stand in the record (a data set row may have none). */
export interface ImportedRecord {
  readonly problem: ImportedProblem
  readonly responses: readonly ImportedResponse[]
  /** What of this record could not be used, a reason each: the counts of an import must add up. */
  readonly skipped?: readonly string[]
}

/** How to read records, as the user set it. */
export interface ReadingOptions {
  /** Pairs of markers around inline reasoning that are tried before the known ones. */
  readonly tags: readonly { readonly open: string; readonly close: string }[]
  /** Reasoning of these models, matched by a part of the name, is a vendor's summary whatever the field says. */
  readonly summaryModels: readonly string[]
  /** The file's path, where it has one: some tools name the model or the task only there. */
  readonly file?: string
}

/**
 * A format whose file is a sequence of JSON values: lines of JSONL, elements of a JSON array, rows of CSV or Parquet.
 * `read` is called once a record and is on the hot path: plain checks of what is needed, no schema library, nothing
 * proportional to the text beyond one search. It throws a SkippedRecord where the record cannot be used.
 */
export interface RecordFormat {
  /** What `--format` takes: kebab-case. */
  readonly name: string
  /** One line for `--help`. */
  readonly summary: string
  /** Does the record have this format's shape? Asked of the first records of a file, formats in the order of the table. */
  readonly recognises: (record: unknown) => boolean
  readonly read: (record: unknown, options: ReadingOptions) => readonly ImportedRecord[]
  /**
   * A `read` that remembers the records of one file, for a tool that writes a response more than once. Where a format has
   * it, it is called once a file and its answer is used instead of `read`.
   */
  readonly begin?: () => RecordFormat['read']
}

/** Where something stands in a file: `line 12`, `sample 3 of epoch 1`, `results[4]`. */
export type Place = string

/** What a document or archive yields, in order. */
export type DocumentItem =
  | { readonly place: Place; readonly record: ImportedRecord }
  | { readonly place: Place; readonly skipped: string }

/** A format whose file is one JSON document with everything in it: promptfoo results, an inspect log as JSON. */
export interface DocumentFormat {
  readonly name: string
  readonly summary: string
  readonly recognises: (document: unknown) => boolean
  readonly readDocument: (document: unknown, options: ReadingOptions) => Iterable<DocumentItem>
}

/** A format whose file is a binary container, told by its first bytes: a zip archive. */
export interface ArchiveFormat {
  readonly name: string
  readonly summary: string
  readonly recognisesBytes: (head: Uint8Array) => boolean
  /** Reads the file at `path`; `onBytes` is told how many more bytes of it are done. */
  readonly readArchive: (
    path: string,
    options: ReadingOptions,
    onBytes: (bytes: number) => void,
  ) => AsyncIterable<DocumentItem>
}

/** A record that cannot be used: the message says why, in words that make sense after "line 12: ". */
export class SkippedRecord extends Error {
  override readonly name = 'SkippedRecord'
}
