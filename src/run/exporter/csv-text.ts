import { type ExportCell, type ExportRow, exportColumns } from './export-row.ts'

export interface CsvOptions {
  /** Put a single quote before texts that a spreadsheet would take for a formula. */
  readonly guardsFormulas: boolean
}

/** Rows as CSV by RFC 4180, a header first; null is an empty cell, an empty text is `""`. */
export async function* csvText(
  rows: AsyncIterable<ExportRow>,
  { guardsFormulas }: CsvOptions,
): AsyncGenerator<string> {
  yield `${exportColumns.map(({ name }) => name).join(',')}\r\n`
  for await (const row of rows) {
    yield `${exportColumns.map(({ name }) => cellText(row[name] ?? null, guardsFormulas)).join(',')}\r\n`
  }
}

const needsQuotes = /[",\r\n;\t]|^\s|\s$/
const formula = /^[=+\-@\t\r]/

function cellText(cell: ExportCell, guardsFormulas: boolean): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = guardsFormulas && formula.test(cell) ? `'${cell}` : cell
  return text === '' || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
