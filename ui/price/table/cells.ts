import { isDay, readNumber } from '../form/field.ts'
import { TableFault } from './table-fault.ts'
import type { TableRow } from './table-rows.ts'

/** The text of a cell. @throws TableFault where it is empty, or there is no such column */
export function textCell(row: TableRow, column: string): string {
  const text = optionalText(row, column)
  if (text === undefined) throw new TableFault({ kind: 'missing', row: row.number, column })
  return text
}

/** Undefined where the cell is empty, or there is no such column. */
export function optionalText({ cells }: TableRow, column: string): string | undefined {
  const text = cells[column]
  return text === undefined || text === '' ? undefined : text
}

/** A number above 0. @throws TableFault where it is none */
export function amountCell(row: TableRow, column: string): number {
  const found = textCell(row, column)
  const value = readNumber(found)
  if (value === undefined || value <= 0)
    throw new TableFault({ kind: 'amount', row: row.number, column, found })
  return value
}

/** As `amountCell`; undefined where the cell is empty. */
export function optionalAmount(row: TableRow, column: string): number | undefined {
  return optionalText(row, column) === undefined ? undefined : amountCell(row, column)
}

/** A whole number from 1. @throws TableFault where it is none */
export function countCell(row: TableRow, column: string): number {
  const found = textCell(row, column)
  const value = readNumber(found)
  if (value === undefined || !Number.isSafeInteger(value) || value < 1)
    throw new TableFault({ kind: 'whole', row: row.number, column, found })
  return value
}

/** A day, YYYY-MM-DD. @throws TableFault where it is none */
export function dayCell(row: TableRow, column: string): string {
  const found = textCell(row, column)
  if (!isDay(found)) throw new TableFault({ kind: 'day', row: row.number, column, found })
  return found
}
