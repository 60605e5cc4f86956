import { absentMark } from './number-format.ts'
import type { ResponseFilter } from './response-filter.ts'

/** One cell of a table, in words. */
export interface Cell {
  readonly text: string
  /** Its interval, where it has one. */
  readonly interval?: string
  /** What must be read beside it, such as the value by chance. */
  readonly beside?: string
  /** Why it is absent, or a warning about it: a footnote. */
  readonly note?: string
  readonly tone?: 'higher' | 'lower'
  /** The numbers behind the words, unrounded: for files and bars. */
  readonly value?: number
  readonly low?: number | null
  readonly high?: number | null
  /** The responses that it counts. */
  readonly filter?: ResponseFilter
}

export interface TableRow {
  readonly label: string
  /** A part of the row above. */
  readonly indented?: boolean
  readonly cells: readonly Cell[]
}

export interface TableGroup {
  readonly title?: string
  readonly rows: readonly TableRow[]
}

/** A table computed from a run, ready for a page or a terminal. */
export interface Table {
  readonly title: string
  /** What the first column holds. */
  readonly corner: string
  readonly columns: readonly string[]
  readonly groups: readonly TableGroup[]
  /** All its numbers are of one kind, and can be laid beside each other. */
  readonly oneScale?: boolean
}

/** A cell without a value, and why. */
export function absentCell(reason: string): Cell {
  return { text: absentMark, note: reason }
}

/** A cell with a plain number: it was not estimated, or nobody told its interval. */
export function valueCell(value: number, text: string): Cell {
  return { text, value }
}
