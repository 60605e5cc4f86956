export { absenceReason } from './absence.ts'
export { armTable } from './arm-table.ts'
export { type Bar, type BarsWords, barsChart } from './bars-chart.ts'
export { capexChart } from './capex-chart.ts'
export type { Chart } from './chart.ts'
export { comparisonTable } from './comparison-table.ts'
export { type CurvePoint, type CurveSeries, curvePlot } from './curve-plot.ts'
export { type DatedLine, type DatedLinesWords, datedLinesChart } from './dated-lines-chart.ts'
export { chartElement, drawChart } from './draw-chart.ts'
export { figureCharts } from './figure-charts.ts'
export type { FigureOptions } from './figure-options.ts'
export type { FigureWords } from './figure-words.ts'
export { type Finding, findingOf } from './finding.ts'
export { groupShareChart } from './group-share-chart.ts'
export { type BarGroup, type GroupedBarsWords, groupedBarsChart } from './grouped-bars-chart.ts'
export { indexChart, type LevelLine } from './index-chart.ts'
export { label } from './label.ts'
export { leaderboardChart } from './leaderboard-chart.ts'
export { levelTable } from './level-table.ts'
export type { MarketFigureWords } from './market-figure-words.ts'
export { modelCharts } from './model-charts.ts'
export { modelLevelTable, positionTable } from './model-step-tables.ts'
export { modelTable, problemsOf } from './model-table.ts'
export { type Narrowing, narrowSummary } from './narrow-summary.ts'
export { absentMark, formatNumber } from './number-format.ts'
export { palette } from './palette.ts'
export { policyTable } from './policy-table.ts'
export { type PriceCourse, type PriceCourseWords, priceCourseChart } from './price-course-chart.ts'
export type { PublishedUnderthinking } from './published-underthinking.ts'
export {
  type Bounds,
  differenceText,
  estimateInterval,
  intervalText,
  quantityText,
  sizeText,
} from './quantity.ts'
export { type LaidOutResponse, responseChart } from './response-chart.ts'
export { filterAttribute, filterOf, type ResponseFilter } from './response-filter.ts'
export { segmentReturnsChart } from './segment-returns-chart.ts'
export { spendingChart } from './spending-chart.ts'
export { type Cell, type Table, type TableRow, valueCell } from './table.ts'
export { type InputBars, type TornadoChartWords, tornadoChart } from './tornado-chart.ts'
export { type PricedRun, type TrainingRunsWords, trainingRunsChart } from './training-runs-chart.ts'
export {
  type ValueChainOptions,
  type ValueChainWords,
  valueChainPicture,
} from './value-chain-picture.ts'
export { valueChainStages, valueChainWords } from './value-chain-words.ts'
export { englishFigureWords } from './words/en.ts'
export { koreanFigureWords } from './words/ko.ts'
export { englishMarketWords } from './words/market-en.ts'
export { koreanMarketWords } from './words/market-ko.ts'
