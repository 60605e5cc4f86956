import type { NoteRow, NoteTable } from '../document/note-document.ts'
import type { Mention } from '../mention/mention.ts'
import { mentionsIn } from '../mention/mentions-in.ts'

/** A table with its cells read as numbers. */
export interface NumberTable {
  readonly table: NoteTable
  readonly header: readonly string[]
  readonly rows: readonly NumberRow[]
  /** What the caption, header and remarks say of its unit, in words. */
  readonly said: string
}

export interface NumberRow {
  /** The first cell: what the row is about. */
  readonly label: string
  readonly cells: readonly NumberCell[]
  readonly line: number
}

export interface NumberCell {
  readonly text: string
  /** The only number of the cell; undefined where it has none or several. */
  readonly number: Mention | undefined
}

export function numberTable(table: NoteTable): NumberTable {
  return {
    table,
    header: table.header,
    rows: table.rows.map(numberRow),
    said: [table.caption?.title ?? '', ...table.header, ...table.remarks].join(' '),
  }
}

function numberRow({ cells, line }: NoteRow): NumberRow {
  return { label: cells[0] ?? '', line, cells: cells.map((text) => ({ text, number: onlyNumber(text) })) }
}

/** The number of a cell such as "1,629", "84.3 (±1.2)", "$5", "≥1": with brackets left aside. */
function onlyNumber(text: string): Mention | undefined {
  const numbers = mentionsIn(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/[*†‡¹²³]+\s*$/, ''))
  return numbers.length === 1 ? numbers[0] : undefined
}

export const totalLabel: RegExp =
  /^\s*(?:(?:grand |sub)?totals?|sum|all|overall|합계|총계|소계|전체|총합|계)(?=$|[\s(:,.])/iu

/** Columns that hold numbers in at least half of the rows. */
export function numberColumns({ header, rows }: NumberTable): readonly number[] {
  return header
    .map((_, column) => column)
    .filter(
      (column) =>
        rows.filter(({ cells }) => cells[column]?.number).length * 2 >= rows.length && rows.length > 0,
    )
}
