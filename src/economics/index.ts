export { type Attempt, explainCostPerAnswer } from './answer-cost/cost-per-answer.ts'
export { explainOwnHardwarePrice, type OwnHardware, ownHardwarePrice } from './answer-cost/own-hardware.ts'
export {
  type PolicyBreakEven,
  policyBreakEven,
  type ResponseTokens,
} from './answer-cost/policy-break-even.ts'
export {
  type BilledCounts,
  explainTokens,
  type PricedTokens,
  priceTokens,
  type TokenKind,
  tokenKinds,
} from './answer-cost/price-tokens.ts'
export { impliedCorrelation, rightAnswerRange } from './answer-cost/right-answer-range.ts'
export {
  type CapabilityLevel,
  type CapabilityPrice,
  type PublishedDecline,
  runningMinimum,
} from './capability/capability-price.ts'
export { type Decline, declineOf, declineOver, explainDecline } from './capability/decline-units.ts'
export { type FittedDecline, fitDecline } from './capability/fit-decline.ts'
export {
  type Chain,
  type ChainInput,
  type ChainInputs,
  type ChainSide,
  checkChain,
  computeChain,
} from './chain/chain.ts'
export { koreanChainWords } from './chain/chain-korean.ts'
export { type ChainOutcome, chainOutcomeNames, chainOutcomes } from './chain/chain-outcome.ts'
export { type ChainBar, type ChainTornado, chainTornado } from './chain/chain-tornado.ts'
export { chainUnits, chainWords } from './chain/chain-words.ts'
export type { ChainCorrelation } from './chain/correlated-draws.ts'
export {
  type ChainRanges,
  type DrawnChain,
  drawChain,
  middleOfChain,
  type OutcomeSpread,
} from './chain/draw-chain.ts'
export { explainChain } from './chain/explain-chain.ts'
export { boardRemarks, gpusIn, gpusText } from './chip/board.ts'
export { type ChipPerformance, chipPerformance, explainChip, ridgePoint } from './chip/chip.ts'
export { chipMeasureNames } from './chip/chip-words.ts'
export { type ChipMeasure, type ChipRatio, chipMeasures, compareChips } from './chip/compare-chips.ts'
export {
  type Cluster,
  type GpuGroup,
  type Outlay,
  opexUsdMillion,
  outlayOf,
  type PowerUse,
} from './cluster/cluster.ts'
export { type ClusterCost, costsByMethod, explainCost, totalUsd } from './cluster/cluster-cost.ts'
export { methodNames, tornadoInputNames, tornadoOutcomeNames } from './cluster/cluster-words.ts'
export { type CostMethod, costMethod, costMethods, type MethodId } from './cluster/cost-methods.ts'
export { decomposeOpex, type OpexDecomposition } from './cluster/opex-decomposition.ts'
export {
  checkPrintedCluster,
  type MethodAgainstPrint,
  methodsAgainstPrint,
  type PrintedCheck,
  type PrintedCluster,
} from './cluster/printed-cluster.ts'
export {
  costOverRanges,
  type Tornado,
  type TornadoBar,
  type TornadoInput,
  type TornadoOutcome,
  type TornadoRanges,
  tornado,
} from './cluster/sensitivity.ts'
export type { Confidence, Datum, Range } from './datum.ts'
export { nonNegative, positive } from './domain.ts'
export { type Converted, type Currency, type ExchangeRate, exchanged } from './exchange.ts'
export { explainHourInWon, explainTrillionWon } from './explain-exchange.ts'
export { type Explained, explanationLines, fact, given, numberText, substituted } from './explained.ts'
export { type BuildOut, type BuiltOut, builtOut, explainBuildOut } from './fleet/build-out.ts'
export { type FleetEntry, fleetSum, fleetsByOwner, type OwnerFleet, type Qualifier } from './fleet/fleet.ts'
export { koreanFundingItems, koreanFundingStatuses } from './fleet/funding-korean.ts'
export {
  checkFunding,
  checkParts,
  type FundingGap,
  fundingGap,
  type PartsCheck,
  type PhaseRatios,
  type Project,
  phaseRatios,
} from './fleet/project.ts'
export { explain, type Formula } from './formula.ts'
export type { FieldSource, Gpu, Precision } from './gpu.ts'
export { type ChipSpeed, ridge, speedIn, usualSpeed } from './inference/chip-speed.ts'
export {
  batchAtSpeed,
  type DecodeStep,
  decodeStep,
  weightParts,
} from './inference/decode.ts'
export { type ComputedDay, computeDay, type DisclosedDay } from './inference/deepseek-day.ts'
export { explainServe } from './inference/explain-serve.ts'
export { checkPoint, type PointCheck } from './inference/predict-point.ts'
export { type Disaggregated, disaggregated, type Prefill, prefill } from './inference/prefill.ts'
export type { PublishedPoint } from './inference/published-point.ts'
export {
  type EfficiencyRanges,
  fittingStep,
  middleOf,
  type ServedRanges,
  servedRanges,
  tokenPrice,
} from './inference/serve.ts'
export type { Bound, Efficiency, Serving, Split, StepTime } from './inference/serving.ts'
export { usableShare } from './inference/step-formulas.ts'
export {
  type EconomicsLanguage,
  errorInWords,
  explainedInWords,
  nameInWords,
  noteInWords,
  sourceInWords,
} from './korean/in-words.ts'
export type { KoreanPattern, KoreanWords } from './korean/korean-words.ts'
export { unitInWords } from './korean/unit-words.ts'
export {
  type CacheShare,
  elementsPerToken,
  explainBytesPerToken,
  reduction,
} from './memory/cache-formulas.ts'
export {
  byteRatio,
  checkedLevers,
  draftedSpeedUp,
  impliedOverhead,
  latentRecomputation,
  multiTokenSpeedUp,
  type Recomputation,
  recomputation,
  tokensPerStep,
} from './memory/levers.ts'
export { type ClaimReading, mlaClaim, printedReduction } from './memory/mla-claim.ts'
export { type CacheMemory, cacheMemory, expertParameters, weightBytes } from './memory/model-memory.ts'
export {
  type AttentionKind,
  type CacheGroup,
  type Experts,
  type ModelShape,
  promptAttentionFlop,
} from './memory/model-shape.ts'
export { shapeFromConfig } from './memory/shape-from-config.ts'
export { formatBits } from './memory/weight-format.ts'
export type { Model } from './model.ts'
export { named } from './named.ts'
export { exactly, overRanges } from './over-ranges.ts'
export {
  type DatedPrice,
  type OverlayPrice,
  overlayPrice,
  pricesOfDay,
  type UsdPerMillion,
} from './price/price-overlay.ts'
export { type Printed, printedNumber, rounded } from './printed.ts'
export {
  bytesOf,
  denseOf,
  hoursOf,
  hoursPerYear,
  of,
  parseNumber,
  parseQuantity,
  type Quantity,
  secondsOf,
  type Unit,
} from './quantity.ts'
export {
  type ChangeElasticities,
  changeElasticities,
  type PriceChange,
} from './rebound/elasticity-definitions.ts'
export {
  type ElasticityEstimate,
  type ElasticityModel,
  estimateElasticity,
  type PriceQuantity,
  usualErrors,
} from './rebound/estimate-elasticity.ts'
export { explainElasticity } from './rebound/explain-elasticity.ts'
export {
  explainScenario,
  type PriceScenario,
  type ScenarioBefore,
  type ScenarioDay,
  type ScenarioRatios,
  scenarioDays,
  scenarioRatios,
} from './rebound/price-scenario.ts'
export { logElasticity, type PublishedElasticity } from './rebound/published-elasticity.ts'
export { explainRebound, type Rebound, type ReboundInputs, rebound } from './rebound/rebound.ts'
export { endogeneity, reboundAnswer, scenarioAnswer, unknowns } from './rebound/rebound-words.ts'
export { explainIndex, gapsOf, type IndexGap } from './rental/explain-index.ts'
export { type IndexBy, type IndexDay, type PriceIndex, priceIndices } from './rental/price-index.ts'
export type { RentalQuote } from './rental/quotes.ts'
export type { ClauseMargin } from './rule/clause-margin.ts'
export {
  type CountryFacts,
  type PrintedTier,
  printedTiers,
  type Tier,
  tierMembers,
  tierOf,
} from './rule/countries.ts'
export { explainBalance, explainQuota } from './rule/explain-quota.ts'
export type { ExportFacts, ExportQuestion } from './rule/export-facts.ts'
export type { ExportMeasure } from './rule/export-measure.ts'
export {
  daysOfChange,
  type ExportVerdict,
  exportVerdict,
} from './rule/export-verdict.ts'
export { type MemoryVerdict, memoryVerdict } from './rule/memory-verdict.ts'
export {
  checkQuotas,
  type Quota,
  type QuotaBalance,
  type QuotaCheck,
  type QuotaEntry,
  quotaLedger,
} from './rule/quota.ts'
export { regionName } from './rule/region-name.ts'
export type { DisclosedRun } from './training/disclosed-run.ts'
export { type ComputedDistillation, computeDistillation, type Distillation } from './training/distillation.ts'
export { explainScope } from './training/explain-scope.ts'
export {
  type ComputedReinforcement,
  computeReinforcement,
  type ReinforcementRun,
} from './training/reinforcement.ts'
export { type ScopeId, type ScopeInputs, type ScopeLayer, scopeLadder } from './training/scope.ts'
export {
  type ComputedServing,
  computeServing,
  type TrainingAndServing,
} from './training/training-and-serving.ts'
export { hardwareFlopUtilisation, modelFlopUtilisation, trainingFlop } from './training/training-formulas.ts'
export { type ComputedRun, computeRun, type TrainingRun } from './training/training-run.ts'
