import { RunError } from '../run-error.ts'
import { chatFormats } from './chat/chat-formats.ts'
import { datasetFormats } from './dataset/dataset-formats.ts'
import { mappedFormat } from './dataset/mapped.ts'
import { evaluationFormats } from './evaluation/evaluation-formats.ts'
import { goldRows } from './gold-rows.ts'
import type { ArchiveFormat, DocumentFormat, RecordFormat } from './import-format.ts'

export type ImportFormat = RecordFormat | DocumentFormat | ArchiveFormat

/** Every format, in the order in which a file is asked whether it is one: the particular ones before the general ones. */
export const importFormats: readonly ImportFormat[] = [
  ...evaluationFormats,
  ...chatFormats,
  ...datasetFormats,
]

export const recordFormats: readonly RecordFormat[] = importFormats.filter((format) => 'read' in format)
export const documentFormats: readonly DocumentFormat[] = importFormats.filter(
  (format) => 'readDocument' in format,
)
export const archiveFormats: readonly ArchiveFormat[] = importFormats.filter(
  (format) => 'readArchive' in format,
)

/** How a thread is told which format it reads. */
export type FormatChoice = { readonly name: string } | { readonly map: string }

/** The record format that a choice means. */
export function recordFormatOf(choice: FormatChoice): RecordFormat {
  if ('map' in choice) return mappedFormat(choice.map)
  const format = [...recordFormats, goldRows].find(({ name }) => name === choice.name)
  if (!format) throw new RunError(`--format ${choice.name}: reads no records`)
  return format
}

/**
 * The format of that name.
 * @throws RunError naming all there are
 */
export function importFormat(name: string): ImportFormat {
  const format = [...importFormats, goldRows].find((one) => one.name === name)
  if (format) return format
  const names = importFormats.map((one) => one.name)
  throw new RunError(`--format ${name}: no such format; there are ${names.join(', ')}`)
}
