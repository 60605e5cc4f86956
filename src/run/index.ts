export type { AccuracyCostFrontier, BudgetCurve, TradeOff } from './accuracy-for-cost.ts'
export { armsNamed } from './arms-named.ts'
export { writeAtomically } from './atomic-file.ts'
export { type ConfirmationLine, confirmationWriter, readConfirmations } from './confirmation-record.ts'
export { type DerivedWriter, derivedWriter } from './derived-writer.ts'
export type { SummaryEstimate } from './estimate.ts'
export { type ExportFormat, exportFormats } from './exporter/export-formats.ts'
export type { ImportCounts } from './importer/import-counts.ts'
export type { FormatChoice } from './importer/import-formats.ts'
export type { ImportProgress, ImportRequest, ImportResult, ImportWorld } from './importer/import-request.ts'
export type { FileProblem } from './importer/problems-of-file.ts'
export type { JudgementLine, LabelLine, ThoughtKey } from './judged-record.ts'
export { judgementWriter, readJudgements } from './judgement-record.ts'
export { appendLabel, type Labels, readLabels } from './label-record.ts'
export type { Measures } from './measures.ts'
export {
  exportFile,
  exportText,
  importFiles,
  importFormats,
  openTokenizer,
  previewFiles,
  problemsOfFile,
} from './on-demand.ts'
export { orderedThreads, type ThreadAnswer, type ThreadJob, threadFailure } from './ordered-threads.ts'
export { parseFailure, parseProblem, parseRunDescription } from './parse-carried.ts'
export { type ProblemIndex, problemIndex } from './problem-index.ts'
export type {
  FailureLine,
  GradeLine,
  ResponseKey,
  ResponseLine,
  SelectionLine,
  ThoughtsLine,
} from './record.ts'
export { parseResponse } from './response/parse-response.ts'
export {
  type FileStretch,
  fileStretches,
  type StretchReader,
  stretchReader,
} from './response/response-stretches.ts'
export type {
  CountdownStudy,
  DatasetStudy,
  ImportedFile,
  ImportedStudy,
  PriceRatio,
  RunArm,
  RunDescription,
  RunStudy,
  StudyProtocol,
} from './run-description.ts'
export { type RunDifference, runDifferences } from './run-differences.ts'
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
export { isBeingWritten } from './run-lock.ts'
export { type RunReader, readRun } from './run-reader.ts'
export { faultOf, saidFault } from './said-fault.ts'
export type {
  CostOfPass,
  EstimateAt,
  SampleMeasures,
  SelectionEstimateAt,
  ThresholdEstimateAt,
} from './sample-measures.ts'
export { keyOfShownId, rawId, shownId } from './shown-id.ts'
export { lineBlocks } from './source/line-blocks.ts'
export { openBytes } from './source/open-bytes.ts'
export { type JudgeErrors, type Summary, type SummaryArm, summarySchema, summaryVersion } from './summary.ts'
export type { SummaryComparison, SummaryRatio } from './summary-comparison.ts'
export type {
  CorrectShares,
  Distributions,
  EstimateColumns,
  FirstCorrectPositions,
  OutcomeRatio,
  PositionShares,
  SummaryHazard,
  SummaryHistogram,
} from './summary-distributions.ts'
export { summaryText } from './summary-text.ts'
export { textHash, thoughtId, thoughtKey } from './thought-key.ts'
export { openTrafficRun, type TrafficEntry, type TrafficRun } from './traffic-run.ts'
