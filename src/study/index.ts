export { armSelections } from './arm-selections.ts'
export { tokenizerText } from './arm-tokenizers.ts'
export { budgetedEngine } from './budgeted-engine.ts'
export { cachedEngine, fromCache } from './cached-engine.ts'
export { calibrateJudge, type MeasuredErrors, type Reference, referenceOf } from './calibrate-judge.ts'
export {
  type CalibrationRecord,
  calibrationRecord,
  keepCalibration,
  readCalibrations,
} from './calibrate-record.ts'
export { compareRuns, type RunsComparison, type RunsDifference } from './compare-runs.ts'
export {
  type ConfirmedOpener,
  type ConfirmingPlan,
  type ConfirmingProgress,
  type ConfirmingResult,
  confirmOpeners,
  planConfirming,
} from './confirm-openers.ts'
export { defaultSettings } from './default-settings.ts'
export { type DerivedResponse, deriveResponse } from './derive-response.ts'
export { deriveRun } from './derive-run.ts'
export { drawProblems } from './draw-problems.ts'
export { generateResponses } from './generate-responses.ts'
export { goldAnswer } from './gold-answer.ts'
export type { AskedThought, AskedVerdict, AskingEstimate, AskingJudge } from './judge-asking.ts'
export { type JudgeBudget, judgeBudget } from './judge-budget.ts'
export { type JudgedBy, judgedBy } from './judge-errors.ts'
export { type ModelJudgeOptions, modelJudge } from './judge-model.ts'
export { isLocal, listPrice, type StatedPrice, statedPrice } from './judge-price.ts'
export { type RolloutJudgeOptions, rolloutJudge, rolloutRefusal, usualRollouts } from './judge-rollout.ts'
export {
  type AskingPlan,
  type AskingResult,
  askAboutThoughts,
  type JudgingProgress,
  planAsking,
} from './judge-run.ts'
export { exactText, type JudgeName, type JudgeSettings, judgeIdentity } from './judge-settings.ts'
export { type ThoughtReading, type ThoughtSelection, thoughtsToJudge } from './judge-thoughts.ts'
export { humanJudge, type Judging, judgingWith } from './judge-with.ts'
export { judgedThoughts } from './judged-thoughts.ts'
export { paperProtocol, protocolProblems } from './paper-protocol.ts'
export { type PlannedSize, planSizes } from './plan-sizes.ts'
export { planVariances, type RunVariances } from './plan-variances.ts'
export type { Progress, ProgressListener } from './progress.ts'
export { recordedResponses } from './recorded-responses.ts'
export { refusedArms } from './refused-arms.ts'
export { fileCache } from './response-cache.ts'
export { responseId } from './response-id.ts'
export { PatternTimeout, safePattern } from './safe-pattern.ts'
export { readScoreRecord, type ScoreRecord, writeScoreRecord } from './score-record.ts'
export { type ScoreProgress, scoreImported } from './score-run.ts'
export { derivingWith, type ScoreSettings, splittingText, usualScoring } from './score-settings.ts'
export { selectionLines } from './select-arms.ts'
export { settleSymbolically } from './settle-symbolically.ts'
export { type KnownResponse, paidUsd, pilotOf, type StudyCost, studyCost } from './study-cost.ts'
export { StudyError } from './study-error.ts'
export {
  type PlanningContext,
  planDatasetStudy,
  plannedResponses,
  planStudy,
  type StudyPlan,
} from './study-plan.ts'
export type { DatasetSettings, StudySettings } from './study-settings.ts'
export { summarise } from './summarise.ts'
export { type SwitchAsker, switchAsker } from './switch-asker.ts'
export { placeSampler, type SwitchPlace } from './switch-places.ts'
export {
  type RunningSymbolicStage,
  type SymbolicStageOptions,
  sameAnswerSymbolically,
  symbolicStage,
} from './symbolic-stage.ts'
export type { TokenPrice } from './token-price.ts'
export { chooseSetting, type Optimism, optimismOf, type TriedSetting, triedNumbers } from './tune-choice.ts'
export { gridOf } from './tune-grid.ts'
export { isUnpaid } from './unpaid-reason.ts'
