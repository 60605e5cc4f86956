/** The library: the same pieces that the command is made of. Each name comes through the door of its room. */

export { type Grade, gradeResponse, lastBoxed } from '#answer'
export type {
  Engine,
  EngineDescription,
  FinishReason,
  Generation,
  GenerationEvent,
  GenerationRequest,
  Sampling,
  TokenUsage,
} from '#engine'
export {
  armTable,
  type Chart,
  comparisonTable,
  drawChart,
  englishFigureWords,
  type FigureWords,
  figureCharts,
  koreanFigureWords,
  levelTable,
  type Table,
} from '#figure'
export { exactJudge, type Judgement, type StepCount, stepValidity } from '#judge'
export {
  abandoned,
  accuracy,
  chanceOf,
  containsCorrect,
  firstCorrectThought,
  type MeasuredResponse,
  type MeasuredThought,
  type Outcome,
  type ResponseMetric,
  reasoningTokens,
  reflectionCount,
  switchCount,
  switchInterval,
  thoughtCount,
  underthinking,
  underthinkingScore,
  underthinkingWithCutOffs,
  weightedUnderthinking,
} from '#metric'
export {
  type ActiveBias,
  createPolicy,
  type Directive,
  formatPolicySetting,
  type Horizon,
  type Lexicon,
  type Policy,
  type PolicyDefaults,
  type PolicyEvent,
  type PolicyKind,
  type PolicyParameter,
  type PolicySetting,
  parsePolicySetting,
  policyKind,
  policyKinds,
  type Steering,
  steer,
} from '#policy'
export {
  type CountdownLevel,
  type CountdownProblem,
  canReach,
  countdownLevel,
  countdownLevels,
  countdownProblem,
  drawCountdownProblems,
  type GoldProblem,
  type Problem,
  type Split,
  splits,
} from '#problem'
export { chooseSamples, type ReportLanguage, type ReportOptions, renderReport, verdict } from '#report'
export {
  type Summary,
  type SummaryArm,
  type SummaryComparison,
  type SummaryEstimate,
  summarySchema,
} from '#run'
export { englishOpeners, type OpenerLexicon, splitThoughts, type Thought, type ThoughtSplit } from '#thought'
export { type ReasoningMarkers, type ReasoningSpan, splitReasoning, tokenOffsets } from '#trace'
