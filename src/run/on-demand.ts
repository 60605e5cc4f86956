import type { TokenCounter } from '#trace'
import type { CsvOptions } from './exporter/csv-text.ts'
import type { ExportFormat } from './exporter/export-formats.ts'
import type { ImportRequest, ImportResult, ImportWorld } from './importer/import-request.ts'
import type { FileProblem } from './importer/problems-of-file.ts'
import type { RunReader } from './run-reader.ts'
import type { VocabularyPlaces } from './vocabulary/find-vocabulary.ts'

/**
 * What reads other tools' files and vocabularies, loaded when it is first asked for: the readers of some forty formats are no
 * part of what a study needs to start.
 */

/** See `import-run.ts`. */
export async function importFiles(request: ImportRequest, world: ImportWorld): Promise<ImportResult> {
  const importing = await import('./importer/import-run.ts')
  return await importing.importFiles(request, world)
}

/** See `preview-files.ts`. */
export async function previewFiles(
  request: Pick<ImportRequest, 'files' | 'choice' | 'options'>,
  world: Pick<ImportWorld, 'stdin'>,
): Promise<string> {
  const preview = await import('./importer/preview-files.ts')
  return await preview.previewFiles(request, world)
}

/** See `problems-of-file.ts`. */
export async function* problemsOfFile(
  path: string,
  asked: Pick<ImportWorld, 'stdin'> & Pick<ImportRequest, 'choice'>,
): AsyncGenerator<FileProblem> {
  const problems = await import('./importer/problems-of-file.ts')
  yield* problems.problemsOfFile(path, asked)
}

/** The name of every format and what it reads, in the order in which a file is asked whether it is one. */
export async function importFormats(): Promise<
  readonly { readonly name: string; readonly summary: string }[]
> {
  const formats = await import('./importer/import-formats.ts')
  return formats.importFormats.map(({ name, summary }) => ({ name, summary }))
}

/** See `open-tokenizer.ts`. */
export async function openTokenizer(name: string, places: VocabularyPlaces = {}): Promise<TokenCounter> {
  const tokenizers = await import('./vocabulary/open-tokenizer.ts')
  return await tokenizers.openTokenizer(name, places)
}

/** See `export-run.ts`. */
export async function exportFile(
  run: RunReader,
  asked: CsvOptions & { readonly file: string; readonly format: ExportFormat },
): Promise<void> {
  const exporting = await import('./exporter/export-run.ts')
  await exporting.exportFile(run, asked)
}

/** See `export-run.ts`. */
export async function* exportText(
  run: RunReader,
  asked: CsvOptions & { readonly format: Exclude<ExportFormat, 'parquet'> },
): AsyncGenerator<string> {
  const exporting = await import('./exporter/export-run.ts')
  yield* exporting.exportText(run, asked)
}
