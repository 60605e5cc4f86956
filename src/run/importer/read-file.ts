import { sseEvents } from '#engine'
import { RunError } from '../run-error.ts'
import { beginningOf } from '../source/beginning-of.ts'
import { containerKind } from '../source/container-kind.ts'
import { csvRecords } from '../source/csv-records.ts'
import { type FileHead, fileHead } from '../source/file-head.ts'
import { openBytes } from '../source/open-bytes.ts'
import { streamItems } from './chat/stream-replies.ts'
import type { FileContext, FileReading } from './file-reading.ts'
import { archiveFormats } from './import-formats.ts'
import { itemReading, rowReading } from './item-reading.ts'
import { arrayReading, documentReading, lineReading } from './text-reading.ts'
import { wholeDocument } from './whole-document.ts'

export interface FileToRead extends FileContext {
  /** `-` is standard input. */
  readonly path: string
  readonly stdin: AsyncIterable<Uint8Array>
  /** Told of the bytes that were read from disk. */
  readonly onBytes: (bytes: number) => void
}

/**
 * Opens a file and finds out what it is: an archive, a Parquet table, or text that is JSON lines, one JSON array, one JSON
 * document, a recorded stream or a CSV table; then which format its records have.
 * @throws RunError where no format fits, with the first record that none fits
 */
export async function readFile(file: FileToRead): Promise<FileReading> {
  const binary = file.path === '-' ? undefined : await binaryReading(file)
  return binary ?? (await textReading(file))
}

const magicBytes = 8

async function binaryReading(file: FileToRead): Promise<FileReading | undefined> {
  const { path, options, onBytes } = file
  const head = beginningOf(path, magicBytes)
  const archive = archiveFormats.find((one) => one.recognisesBytes(head))
  if (archive) return itemReading(archive.name, archive.readArchive(path, options, onBytes), file)
  const isParquet = Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PAR1'
  if (!isParquet) return undefined
  // Its codecs are many files, which nothing but a Parquet table needs.
  const { parquetRecords } = await import('../source/parquet-records.ts')
  return await rowReading(parquetRecords(path, onBytes), { ...file, name: path })
}

async function textReading(file: FileToRead): Promise<FileReading> {
  const { chunks, name, close } = await openBytes(file.path, file)
  try {
    const head = await fileHead(chunks)
    return { ...(await headReading(head, { ...file, name })), close }
  } catch (error) {
    close()
    throw error
  }
}

async function headReading(
  head: FileHead,
  file: FileToRead & { readonly name: string },
): Promise<FileReading> {
  switch (containerKind(head.head)) {
    case 'empty':
      throw new RunError(`${file.name}: is empty`)
    case 'lines':
      return lineReading(head, file)
    case 'array':
      return await arrayReading(head, file)
    case 'document':
      return documentReading(await wholeDocument(head.chunks, file.name), file)
    case 'events':
      return itemReading('stream', streamItems(sseEvents(head.chunks), file.options), file)
    case 'table':
      return await rowReading(csvRecords(head.chunks), file)
  }
}
