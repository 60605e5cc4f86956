import { type Chart, figureCharts, modelCharts } from '#figure'
import type { Summary } from '#run'
import { figureWords } from '../language/figure-words.ts'

/** The figures of a summary, narrowed or not, as the report has them for the whole. */
export function chartsOf(summary: Summary, whole: Summary): Chart[] {
  if (summary.arms.length === 0) return []
  const draw = whole.study.kind === 'import' ? modelCharts : figureCharts
  return draw(summary, figureWords())
}
