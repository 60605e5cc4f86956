export { writeAtomically } from './atomic-file.ts'
export { type DerivedWriter, derivedWriter } from './derived-writer.ts'
export type { SummaryEstimate } from './estimate.ts'
export { type ExportFormat, exportFile, exportFormats, exportText } from './exporter/export-run.ts'
export type { ImportCounts } from './importer/import-counts.ts'
export {
  type FormatChoice,
  type ImportFormat,
  importFormat,
  importFormats,
} from './importer/import-formats.ts'
export type { ImportProgress, ImportRequest, ImportResult, ImportWorld } from './importer/import-request.ts'
export { importFiles } from './importer/import-run.ts'
export { previewFiles } from './importer/preview-files.ts'
export { type FileProblem, problemsOfFile } from './importer/problems-of-file.ts'
export { previewOf } from './importer/record-preview.ts'
export type { Measures } from './measures.ts'
export { orderedThreads, type ThreadAnswer, type ThreadJob } from './ordered-threads.ts'
export { parseResponse } from './parse-response.ts'
export { type ProblemIndex, problemIndex } from './problem-index.ts'
export type { FailureLine, GradeLine, ResponseKey, ResponseLine, ThoughtsLine } from './record.ts'
export type {
  CountdownStudy,
  ImportedFile,
  ImportedStudy,
  PriceRatio,
  RunArm,
  RunDescription,
  RunStudy,
} from './run-description.ts'
export { RunError } from './run-error.ts'
export {
  createRun,
  type DerivedFiles,
  newRunFolder,
  type RunFolder,
  type RunRequest,
  reopenRun,
  resumeRun,
} from './run-folder.ts'
export { type RunReader, readRun } from './run-reader.ts'
export { lineBlocks } from './source/line-blocks.ts'
export { openBytes } from './source/open-bytes.ts'
export type { RecordBlock } from './source/record-block.ts'
export { type Summary, type SummaryArm, summarySchema, summaryVersion } from './summary.ts'
export type { SummaryComparison } from './summary-comparison.ts'
export { type AddedVocabulary, addFamily, addFile } from './vocabulary/add-vocabulary.ts'
export { cacheFolder } from './vocabulary/cache-folder.ts'
export type { Download } from './vocabulary/download-vocabulary.ts'
export { loadVocabulary, type VocabularyPlaces } from './vocabulary/find-vocabulary.ts'
export { type ListedTokenizer, listTokenizers } from './vocabulary/list-vocabularies.ts'
export { openTokenizer, openVocabulary } from './vocabulary/open-tokenizer.ts'
export { packageRegistry } from './vocabulary/package-registry.ts'
export { type LoadedVocabulary, readVocabularyFile } from './vocabulary/read-vocabulary-file.ts'
export { familyOf, type TokenizerFamily, tokenizerFamilies } from './vocabulary/tokenizer-families.ts'
