import type { Place } from '../importer/import-format.ts'

/** A row of a table, in the file's order: one that can be used, or one that cannot, with the reason. */
export type SourceRow =
  | { readonly place: Place; readonly record: unknown }
  | { readonly place: Place; readonly skipped: string }

/** An object of cells by column. `__proto__` is a name like any other. */
export function rowOfCells(names: readonly string[], cellAt: (column: number) => unknown): object {
  const row: Record<string, unknown> = {}
  for (let column = 0; column < names.length; column++) {
    const name = names[column] as string
    if (name === '__proto__') {
      Object.defineProperty(row, name, {
        value: cellAt(column),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    } else row[name] = cellAt(column)
  }
  return row
}
