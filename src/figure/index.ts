export { absenceReason } from './absence.ts'
export { armTable } from './arm-table.ts'
export type { Chart } from './chart.ts'
export { comparisonTable } from './comparison-table.ts'
export { chartElement, drawChart } from './draw-chart.ts'
export { figureCharts } from './figure-charts.ts'
export type { FigureOptions } from './figure-options.ts'
export type { FigureWords } from './figure-words.ts'
export { type Finding, findingOf } from './finding.ts'
export { label } from './label.ts'
export { levelTable } from './level-table.ts'
export { modelCharts } from './model-charts.ts'
export { modelLevelTable, positionTable } from './model-step-tables.ts'
export { modelTable, problemsOf } from './model-table.ts'
export { type Narrowing, narrowSummary } from './narrow-summary.ts'
export { absentMark, formatNumber } from './number-format.ts'
export { policyTable } from './policy-table.ts'
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
export type { Cell, Table } from './table.ts'
export { type TornadoChartWords, tornadoChart } from './tornado-chart.ts'
export { type PricedRun, type TrainingRunsWords, trainingRunsChart } from './training-runs-chart.ts'
export { englishFigureWords } from './words/en.ts'
export { koreanFigureWords } from './words/ko.ts'
