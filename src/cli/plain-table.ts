import { displayWidth, padded } from './display-width.ts'

/** Rows of a table for a terminal: the first column to the left, numbers to the right; the first row is the head. */
export function plainTable(rows: readonly (readonly string[])[], leftColumns = 1): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column < leftColumns ? padded(cell, width) : ' '.repeat(width - displayWidth(cell)) + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

/** A number with grouped thousands and so many decimals. */
export function grouped(value: number, decimals = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
