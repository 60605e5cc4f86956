export { writeAtomically } from './atomic-file.ts'
export type { SummaryEstimate } from './estimate.ts'
export type { Measures } from './measures.ts'
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
export { type Summary, type SummaryArm, summarySchema, summaryVersion } from './summary.ts'
export type { SummaryComparison } from './summary-comparison.ts'
