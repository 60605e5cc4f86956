export { absenceReason } from './absence.ts'
export { armTable } from './arm-table.ts'
export type { Chart } from './chart.ts'
export { comparisonTable } from './comparison-table.ts'
export { drawChart } from './draw-chart.ts'
export { figureCharts } from './figure-charts.ts'
export type { FigureWords } from './figure-words.ts'
export { type Finding, findingOf } from './finding.ts'
export { label } from './label.ts'
export { levelTable } from './level-table.ts'
export { modelCharts } from './model-charts.ts'
export { modelLevelTable, positionTable } from './model-step-tables.ts'
export { modelTable, problemsOf } from './model-table.ts'
export { absentMark, formatNumber } from './number-format.ts'
export {
  type Bounds,
  differenceText,
  estimateInterval,
  intervalText,
  quantityText,
  sizeText,
} from './quantity.ts'
export type { Cell, Table } from './table.ts'
export { englishFigureWords } from './words/en.ts'
export { koreanFigureWords } from './words/ko.ts'
