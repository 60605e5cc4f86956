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

/** A number as people read it: grouped thousands, so many decimals, a true minus sign, never "−0". */
export function grouped(value: number, decimals = 0): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return value.toLocaleString('en', { ...digits, signDisplay: 'negative' }).replace('-', '−')
}
