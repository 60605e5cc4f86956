import type { Explained } from '#economics'
import type { NoteCell, NoteNumber } from '../../write/note-book.ts'
import { derivedValue, type PrintedPlace, printedValue } from '../printed-value.ts'

/** What a cell's number is called, its unit, and how it is written. */
export interface CellOf {
  readonly name: string
  readonly unit: string
  readonly format: string
  readonly hedge?: NoteNumber['hedge'] | undefined
}

/** A number that was printed; absent where there is none. */
export function printedCell(value: number | null | undefined, of: CellOf, place: PrintedPlace): NoteCell {
  return value === null || value === undefined
    ? null
    : explainedCell(printedValue(of.name, value, of.unit, place), of.format, of.hedge)
}

/** A number that is computed here; absent where it can't be. */
export function derivedCell(
  value: number | null | undefined,
  of: CellOf,
  formula: string,
  inputs: readonly Explained[] = [],
): NoteCell {
  if (value === null || value === undefined || Number.isNaN(value)) return null
  const explained = derivedValue(of.name, { value, unit: of.unit, formula, inputs })
  return explainedCell(explained, of.format, of.hedge)
}

export function explainedCell(explained: Explained, format: string, hedge?: NoteNumber['hedge']): NoteCell {
  return { explained, format, ...(hedge === undefined ? {} : { hedge }) }
}
