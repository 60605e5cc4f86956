export { accuracy } from './accuracy.ts'
export {
  type AccuracyAndTokens,
  accuracyEfficiencyScore,
  accuracyPerComputation,
  computationRatio,
} from './accuracy-efficiency.ts'
export { billedCost, billedCostAt, type TokenPrices } from './billed-cost.ts'
export { areaUnderBudget, budgetSteps, correctWithin } from './budget-accuracy.ts'
export { chanceOf } from './chance.ts'
export {
  type CorrectedEstimate,
  type CorrectedUnderthinking,
  correctedUnderthinking,
} from './corrected-underthinking.ts'
export { costOfPass, medianCostOfPass, type ProblemCost, pooledCostOfPass } from './cost-of-pass.ts'
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
export { type Frontier, type FrontierPoint, frontier } from './frontier.ts'
export {
  type AdvantageOptions,
  type GroupAdvantage,
  groupAdvantage,
  usualAdvantage,
} from './group-advantage.ts'
export { majorityAt } from './majority-at.ts'
export type { MeasuredResponse, MeasuredThought, Outcome, WithheldReasoning } from './measured-response.ts'
export { outcomeEfficiency } from './outcome-efficiency.ts'
export { gPassAt, meanGPassAt, passAt, passEveryAt, type SampleCounts } from './pass-at.ts'
export { type ProblemResponses, problemResponses, sampleCounts } from './problem-responses.ts'
export type { ResponseMetric } from './response-metric.ts'
export { type SelectableResponse, type SelectedAt, selectionAt } from './selection-at.ts'
export { type ShortestAt, shortestAt } from './shortest-at.ts'
export { processEfficiency, revisitRate } from './strategies.ts'
export { type TotalsBootstrap, type TotalsEstimate, totalsBootstrap } from './totals-bootstrap.ts'
export {
  abandoned,
  containsCorrect,
  firstCorrectThought,
  underthinking,
  underthinkingScore,
  underthinkingWithCutOffs,
  weightedUnderthinking,
} from './underthinking.ts'
