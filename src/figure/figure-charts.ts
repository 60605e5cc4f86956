import type { Summary } from '#run'
import { accuracyByLevelChart } from './accuracy-by-level-chart.ts'
import { accuracyChart } from './accuracy-chart.ts'
import type { Chart } from './chart.ts'
import { differenceByLevelChart } from './difference-by-level-chart.ts'
import { differenceChart } from './difference-chart.ts'
import { effortChart } from './effort-chart.ts'
import type { FigureWords } from './figure-words.ts'

/** Every chart that a summary has something for, in the order of a report. Their ids are unique. */
export function figureCharts(summary: Summary, words: FigureWords): Chart[] {
  const charts = [
    accuracyChart(summary, words),
    differenceChart(summary, { metric: 'accuracy', words }),
    effortChart(summary, { measure: 'tokens', words }),
    effortChart(summary, { measure: 'thoughts', words }),
    accuracyByLevelChart(summary, words),
    differenceByLevelChart(summary, words),
    differenceChart(summary, { metric: 'tokens', words }),
  ]
  return charts.filter((chart) => chart !== undefined)
}
