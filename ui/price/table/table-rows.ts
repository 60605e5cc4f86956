import { type CsvError, parse } from 'csv-parse/browser/esm/sync'
import { TableFault } from './table-fault.ts'

/** One row of a pasted table: cells by the names in its first line. */
export interface TableRow {
  /** Which row it is, 1 for the first below the names. */
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}

const mostRows = 50_000
const separators = [',', ';', '\t', '|'] as const

/**
 * The rows of a CSV or TSV text by the names in its first line.
 * @throws TableFault where there is no row, or one has other cells than there are names
 */
export function tableRows(text: string): readonly TableRow[] {
  const [names = [], ...records] = recordsOf(text)
  if (records.length === 0) throw new TableFault({ kind: 'empty' })
  if (records.length > mostRows) throw new TableFault({ kind: 'rows', most: mostRows })
  return records.map((record, place) => {
    const number = place + 1
    if (record.length !== names.length)
      throw new TableFault({ kind: 'cells', row: number, cells: record.length, columns: names.length })
    // Names come from outside: none of them is to be found on what objects have by themselves.
    const cells: Record<string, string> = Object.create(null)
    for (const [column, name] of names.entries()) cells[name.trim()] = (record[column] ?? '').trim()
    return { number, cells }
  })
}

function recordsOf(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch (error) {
    throw new TableFault({ kind: 'quote', line: (error as Partial<CsvError>)['lines'] as number | undefined })
  }
}

/** What the line of its names has most of. */
function separatorOf(text: string): string {
  const head = /^.*\S.*$/m.exec(text)?.[0] ?? ''
  const count = (separator: string): number => head.split(separator).length
  return separators.reduce((most, one) => (count(one) > count(most) ? one : most))
}
