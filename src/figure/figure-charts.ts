import type { Summary } from '#run'
import { accuracyByLevelChart } from './accuracy-by-level-chart.ts'
import { accuracyChart } from './accuracy-chart.ts'
import { analysisCharts } from './analysis-charts.ts'
import type { Chart } from './chart.ts'
import { differenceByLevelChart } from './difference-by-level-chart.ts'
import { differenceChart } from './difference-chart.ts'
import { effortChart } from './effort-chart.ts'
import { type FigureOptions, narrowed } from './figure-options.ts'
import type { FigureWords } from './figure-words.ts'
import { modelCharts } from './model-charts.ts'

/**
 * Every chart that a summary has something for, in the order of a report, of a study as of an import; narrowed to some arms,
 * to one level or to one outcome where the options say so. Their ids are unique.
 */
export function figureCharts(summary: Summary, words: FigureWords, options: FigureOptions = {}): Chart[] {
  if (summary.study.kind === 'import') return modelCharts(summary, words, options)
  const { outcome } = options
  return narrowed(summary, options, (shown) => [
    shown.arms.length === 0 ? undefined : accuracyChart(shown, words),
    differenceChart(shown, { metric: 'accuracy', words }),
    effortChart(shown, { measure: 'tokens', words, outcome }),
    effortChart(shown, { measure: 'thoughts', words, outcome }),
    accuracyByLevelChart(shown, words),
    differenceByLevelChart(shown, words),
    differenceChart(shown, { metric: 'tokens', words }),
    ...analysisCharts(shown, words, options),
  ])
}
