import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RunError } from '../run-error.ts'
import type { RunReader } from '../run-reader.ts'
import { type CsvOptions, csvText } from './csv-text.ts'
import type { ExportFormat } from './export-formats.ts'
import type { ExportRow } from './export-row.ts'
import { exportRows } from './export-rows.ts'
import { inspectLog } from './inspect-log.ts'
import { writeParquet } from './parquet-file.ts'

/** The text of an export, piece by piece. */
export function exportText(
  run: RunReader,
  { format, ...options }: CsvOptions & { readonly format: Exclude<ExportFormat, 'parquet'> },
): AsyncIterable<string> {
  if (format === 'inspect') return inspectLog(run)
  return format === 'csv' ? csvText(exportRows(run), options) : jsonLines(exportRows(run))
}

async function* jsonLines(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

/**
 * Writes an export into a file, which is there only once it is whole.
 * @throws RunError where the file cannot be there
 */
export async function exportFile(
  run: RunReader,
  { file, format, ...options }: CsvOptions & { readonly file: string; readonly format: ExportFormat },
): Promise<void> {
  if (!existsSync(dirname(file))) throw new RunError(`${file}: no such folder ${dirname(file)}`)
  if (existsSync(file) && statSync(file).isDirectory())
    throw new RunError(`${file}: is a folder; name a file`)
  const unfinished = `${file}.unfinished`
  try {
    if (format === 'parquet') await writeParquet(exportRows(run), unfinished)
    else {
      const text = Readable.from(exportText(run, { format, ...options }))
      await pipeline(text, createWriteStream(unfinished))
    }
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}
