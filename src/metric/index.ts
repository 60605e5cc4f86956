export { accuracy } from './accuracy.ts'
export { chanceOf } from './chance.ts'
export {
  type CorrectedEstimate,
  type CorrectedUnderthinking,
  correctedUnderthinking,
} from './corrected-underthinking.ts'
export type { HazardBin } from './distribution-hazard.ts'
export type { OutcomeContrast, OutcomePair } from './distribution-outcomes.ts'
export { responseDistributions } from './distributions.ts'
export {
  amongOutcome,
  loopShare,
  positions,
  reasoningTokens,
  reflectionCount,
  switchCount,
  switchesAt,
  switchInterval,
  thoughtCount,
} from './effort.ts'
export type { MeasuredResponse, MeasuredThought, Outcome, WithheldReasoning } from './measured-response.ts'
export type { ResponseMetric } from './response-metric.ts'
export {
  abandoned,
  containsCorrect,
  firstCorrectThought,
  underthinking,
  underthinkingScore,
  underthinkingWithCutOffs,
  weightedUnderthinking,
} from './underthinking.ts'
