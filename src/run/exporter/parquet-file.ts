import { fileWriter, parquetWriteRows } from 'hyparquet-writer'
import { type ExportColumn, type ExportRow, exportColumns } from './export-row.ts'

/** Rows of one group: they are held until it is written. */
const groupRows = 500

const types = { text: 'STRING', count: 'INT64', number: 'DOUBLE', truth: 'BOOLEAN' } as const

/** Writes rows into a Parquet file, a row group at a time, compressed with snappy. */
export async function writeParquet(rows: AsyncIterable<ExportRow>, file: string): Promise<void> {
  await parquetWriteRows({
    writer: fileWriter(file),
    rows: typed(rows),
    columns: exportColumns.map(({ name, type }) => ({ name, type: types[type], nullable: true })),
    rowGroupSize: groupRows,
    createdBy: 'jevons',
  })
}

async function* typed(rows: AsyncIterable<ExportRow>): AsyncGenerator<Record<string, unknown>> {
  for await (const row of rows) {
    yield Object.fromEntries(exportColumns.map((column) => [column.name, valueFor(column, row)]))
  }
}

function valueFor({ name, type }: ExportColumn, row: ExportRow): unknown {
  const cell = row[name] ?? null
  return type === 'count' && typeof cell === 'number' ? BigInt(cell) : cell
}
