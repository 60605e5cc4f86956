export { baseDate, type ReturnWindow, returnWindows } from './calendar/base-date.ts'
export { addDays, addMonths, type Day, dayNumber, daysBetween, weekday } from './calendar/day.ts'
export { type ContrastSince, contrastSince } from './event/contrast-over-time.ts'
export { type DailyReturn, dailyReturns, meanReturns } from './event/daily-returns.ts'
export { type AbnormalReturn, abnormalReturn, type EventSettings } from './event/event-study.ts'
export { type GroupContrast, groupContrast } from './event/group-contrast.ts'
export { calendarQuarter, type Quarter } from './fundamental/calendar-quarter.ts'
export {
  type CapexYear,
  capexByYear,
  explainCapexGrowth,
  nameOf,
  type YearCapex,
} from './fundamental/capex-by-year.ts'
export {
  type Firmness,
  type FundingLedger,
  fundingLedger,
  type LedgerRow,
} from './fundamental/funding-ledger.ts'
export {
  explainGuidance,
  type Guidance,
  type GuidanceReading,
  readGuidance,
} from './fundamental/guidance.ts'
export {
  explainRuleOf40,
  impliedMargin,
  type MarginBasis,
  marginBases,
  ruleOf40,
} from './fundamental/rule-of-40.ts'
export {
  type QuarterSpending,
  type SpendingIndex,
  type SpendingKind,
  type SpendingLevel,
  spendingIndex,
} from './fundamental/spending-index.ts'
export {
  againstMean,
  type EnterpriseInputs,
  evToEbitda,
  explainAgainstMean,
  explainEvToEbitda,
  type OwnHistory,
  ownHistory,
} from './fundamental/valuation.ts'
export { type Acted, type Action, type ActionId, act, actionIds, actions } from './graph/action.ts'
export type { ActionFacts, Assumption, Given, Outcome } from './graph/action-given.ts'
export {
  type Ban,
  type BanScope,
  type Bloc,
  type BlocFacts,
  type BlocRow,
  banScopes,
  bansOn,
  blocMatrix,
} from './graph/blocs.ts'
export {
  type Choice,
  type ComparedDecision,
  compareDecisions,
  type DecisionScenario,
} from './graph/compare-decisions.ts'
export { escaped, toGraphml } from './graph/export/graphml.ts'
export { toJsonLd } from './graph/export/json-ld.ts'
export { linkColumns, linkTable } from './graph/export/link-table.ts'
export { buildGraph, findObject, type Graph, knownBy } from './graph/graph.ts'
export {
  type Effect,
  effects,
  type GraphFacts,
  type GraphLink,
  type GraphObject,
  type GraphProperty,
  type LinkKind,
  linkKinds,
  type ObjectKind,
  objectKinds,
  type Stage,
  stages,
} from './graph/graph-facts.ts'
export { type Hit, hits, type Reached } from './graph/hit.ts'
export { type Layout, layeredLayout, type PlacedObject } from './graph/layered-layout.ts'
export { effectNames, isLoss, linkRules, type Spread, spreads } from './graph/link-kinds.ts'
export { type PathStep, shortestPath } from './graph/shortest-path.ts'
export { type BoardEntry, type BoardWeek, modelKey } from './leaderboard/board.ts'
export {
  type ImpliedWeek,
  impliedWeek,
  type PrintedMove,
  type RankChange,
} from './leaderboard/rank-change.ts'
export {
  orderViolations,
  type ScoreCourse,
  scoreCourses,
  type WeekRow,
  type WeekTable,
  weekTable,
} from './leaderboard/week-table.ts'
export type { InLanguages, Peer, PeerGroup, PeerSegment, Peers, PrintedPeer } from './peer/peer.ts'
export type { MarketCap, Origin, PeerRow, WindowReturn } from './peer/peer-row.ts'
export {
  type GroupShare,
  type PeerColumn,
  type PeerTable,
  peerColumns,
  peerTable,
} from './peer/peer-table.ts'
export { type PrintedReturnCheck, printedAgainstHistory } from './peer/printed-against-history.ts'
export { type SegmentMeans, segmentMeans, type WindowMean } from './peer/segment-means.ts'
export { type FxRate, type FxRow, type FxTable, fxTable } from './price/fx-table.ts'
export { type Close, closeOn, type PriceHistory, priceHistories } from './price/price-history.ts'
export type { PriceRow } from './price/price-row.ts'
export { type ReturnOver, returnOver } from './price/return-over.ts'
export {
  type IndexLevel,
  type IndexSeries,
  indexSeries,
  type Rebalance,
} from './universe/index-series.ts'
export {
  type DatedLevel,
  type Drawdown,
  type RelativeMetrics,
  relativeMetrics,
  type SeriesMetrics,
  seriesMetrics,
} from './universe/series-metrics.ts'
export { type StockLevel, stockLevels } from './universe/stock-levels.ts'
export type { Rebalancing, Universe, UniverseVersion, Weighting } from './universe/universe.ts'
