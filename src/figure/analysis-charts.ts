import type { Summary } from '#run'
import { accuracyTokensChart, accuracyUnderthinkingChart } from './accuracy-scatter-charts.ts'
import type { Chart } from './chart.ts'
import { correctPositionChart } from './correct-position-chart.ts'
import { correctShareChart } from './correct-share-chart.ts'
import { costFrontierChart } from './cost-frontier-chart.ts'
import { distributionChart } from './distribution-charts.ts'
import { effortByLevelChart } from './effort-by-level-chart.ts'
import type { FigureOptions } from './figure-options.ts'
import type { FigureWords } from './figure-words.ts'
import { firstCorrectChart } from './first-correct-chart.ts'
import { hazardChart } from './hazard-chart.ts'
import { outcomeRatioChart } from './outcome-ratio-chart.ts'
import { budgetChart, samplingChart } from './sampling-charts.ts'
import { tipGridChart } from './tip-grid-chart.ts'
import { underthinkingChart } from './underthinking-chart.ts'

/** The charts that take the thinking apart: of studies and of imports alike. */
export function analysisCharts(
  summary: Summary,
  words: FigureWords,
  { outcome, published }: FigureOptions,
): (Chart | undefined)[] {
  return [
    tipGridChart(summary, words),
    accuracyTokensChart(summary, words),
    costFrontierChart(summary, words),
    underthinkingChart(summary, { words, published }),
    accuracyUnderthinkingChart(summary, { words, published }),
    correctPositionChart(summary, words),
    correctShareChart(summary, words),
    firstCorrectChart(summary, { words, outcome }),
    outcomeRatioChart(summary, { measure: 'tokens', words, published }),
    outcomeRatioChart(summary, { measure: 'thoughts', words, published }),
    // Of an import these two are among the charts of models.
    summary.study.kind === 'import'
      ? undefined
      : effortByLevelChart(summary, { measure: 'tokens', words, outcome }),
    effortByLevelChart(summary, { measure: 'thoughts', words, outcome }),
    hazardChart(summary, { time: 'sinceSwitch', words }),
    hazardChart(summary, { time: 'sinceStart', words }),
    distributionChart(summary, { name: 'thoughtTokens', words, outcome }),
    distributionChart(summary, { name: 'thoughtCounts', words, outcome }),
    distributionChart(summary, { name: 'reasoningTokens', words, outcome }),
    samplingChart(summary, { measure: 'passAt', words }),
    samplingChart(summary, { measure: 'majorityAt', words }),
    samplingChart(summary, { measure: 'shortestAt', words }),
    budgetChart(summary, words),
  ]
}
