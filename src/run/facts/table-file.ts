import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { z } from 'zod'
import { RunError } from '../run-error.ts'
import { faultOf } from '../said-fault.ts'
import type { SourceRow } from '../source/source-row.ts'

/** So many bytes of JSON are read at once: a table of prices is small. */
const mostJson = 64 << 20

/**
 * The rows of a table of a user's own: CSV or TSV by the names in its first line, a Parquet file, or a JSON list of objects. Each is checked;
 * cells that are numbers are read as numbers where the schema asks for them.
 * @throws RunError with the place and what is wrong, in one line
 */
export async function readTable<Row>(path: string, row: z.ZodType<Row>): Promise<Row[]> {
  if (!existsSync(path)) throw new RunError(`${path}: no such file`)
  if (!statSync(path).isFile()) throw new RunError(`${path}: is no file`)
  const rows: Row[] = []
  for await (const { place, record } of recordsOf(path)) {
    const parsed = row.safeParse(record)
    if (!parsed.success) {
      const { place: column, says } = faultOf(parsed.error, record)
      throw new RunError(`${path}: ${place}: ${column || 'row'}: ${says}`)
    }
    rows.push(parsed.data)
  }
  if (rows.length === 0) throw new RunError(`${path}: holds no row`)
  return rows
}

async function* recordsOf(
  path: string,
): AsyncGenerator<{ readonly place: string; readonly record: unknown }> {
  if (extname(path).toLowerCase() === '.json') {
    const rows = jsonRows(path)
    for (const [index, record] of rows.entries()) yield { place: `row ${index + 1}`, record }
    return
  }
  for await (const row of await sourceRows(path)) {
    if ('skipped' in row) throw new RunError(`${path}: ${row.place}: ${row.skipped}`)
    yield row
  }
}

async function sourceRows(path: string): Promise<AsyncGenerator<SourceRow>> {
  if (extname(path).toLowerCase() === '.parquet') {
    const { parquetRecords } = await import('../source/parquet-records.ts')
    return parquetRecords(path, () => {})
  }
  const { csvRecords } = await import('../source/csv-records.ts')
  return csvRecords(createReadStream(path))
}

function jsonRows(path: string): readonly unknown[] {
  if (statSync(path).size > mostJson) throw new RunError(`${path}: a table of over ${mostJson >> 20} MiB`)
  let document: unknown
  try {
    document = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new RunError(`${path}: not JSON`)
  }
  if (!Array.isArray(document)) throw new RunError(`${path}: must be a list of rows`)
  return document
}
