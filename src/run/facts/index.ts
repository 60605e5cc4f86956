export { capabilityRow, readCapabilityPrices } from './capability-prices.ts'
export { readChainExamples } from './chain-examples.ts'
export { type Cooling, clusterSchema, type KnownCluster, readClusters } from './clusters.ts'
export { readElasticities } from './elasticities.ts'
export { readExchangeRates } from './exchange-rates.ts'
export { readExportRules } from './export-rules.ts'
export { type FleetTable, projectSchema, readFleets } from './fleets.ts'
export {
  type CapexRow,
  fundamentalsSchema,
  type GuidanceRow,
  type MultipleRow,
  type RuleOf40Row,
  readFundamentals,
} from './fundamentals.ts'
export { readGpuHourPrices } from './gpu-hour-prices.ts'
export { readGpus } from './gpus.ts'
export { graphSchema, readGraph } from './graph.ts'
export { decisionScenarioSchema, readGraphScenarios } from './graph-scenarios.ts'
export { knownSpending } from './known-spending.ts'
export { type BoardFile, readBoardFile } from './leaderboard-file.ts'
export { leaderboardsSchema, type PrintedBoard, readLeaderboards } from './leaderboards.ts'
export { readModels } from './models.ts'
export { peersSchema, readPeers } from './peers.ts'
export { readPriceOverlay } from './price-overlay.ts'
export { type PriceTable, readFxTable, readPriceTable } from './price-table.ts'
export { readFacts } from './read-facts.ts'
export { type DayFacts, readServingPoints } from './serving-points.ts'
export { readMultipleHistory, readSpendingFile } from './spending-file.ts'
export { readTable } from './table-file.ts'
export { readTrainingRuns } from './training-runs.ts'
export { universeSchema } from './universe.ts'
export { yahooLibrary, yahooPrices } from './yahoo-prices.ts'
