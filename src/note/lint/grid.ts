import type { Mention } from '../mention/mention.ts'
import { measuredCell } from './column-unit.ts'
import { type NumberTable, totalLabel } from './number-table.ts'

/** Lines of numbers of a table with their names: its columns, or its rows where it is read the other way. */
export interface NumberLine {
  readonly name: string
  readonly cells: readonly (Mention | undefined)[]
}

/** A table as lines of equal length, with what stands across: for columns the rows' labels. */
export interface Grid {
  readonly lines: readonly NumberLine[]
  readonly across: readonly string[]
  /** The line of the text where a cell stands. */
  readonly lineOf: (line: number, place: number) => number
  readonly said: string
}

/** The columns of a table, the first left out. */
export function byColumns(table: NumberTable): Grid {
  const { header, rows, said } = table
  return {
    lines: header
      .slice(1)
      .map((name, column) => ({ name, cells: rows.map((_, row) => measuredCell(table, row, column + 1)) })),
    across: rows.map(({ label }) => label),
    lineOf: (_, place) => rows[place]?.line ?? table.table.line,
    said,
  }
}

/** The rows of a table. */
export function byRows({ header, rows, said, table }: NumberTable): Grid {
  return {
    lines: rows.map(({ label, cells }) => ({
      name: label,
      cells: header.slice(1).map((_, at) => cells[at + 1]?.number),
    })),
    across: header.slice(1),
    lineOf: (line) => rows[line]?.line ?? table.line,
    said,
  }
}

/** What a row or column of averages is called, and one of medians. */
export const meanLabel: RegExp =
  /^\s*(?:(?:simple |arithmetic |overall |group |equal-weighted )?(?:averages?|avg\.?|mean)|(?:단순\s?|전체\s?|\d{1,3}\s?(?:회|개|종|사|개사|명|곳)\s?)?평균)(?: of (?:the )?(?:above|all|\w+))?\s*(?:\([^)]*\))?\s*$/iu
export const medianLabel: RegExp = /^\s*(?:median|중앙값|중간값)\s*(?:\([^)]*\))?\s*$/iu

/** Whether a row sums others up: a total, a mean or a median. */
export function isSummary(label: string): boolean {
  return totalLabel.test(label) || meanLabel.test(label) || medianLabel.test(label)
}
