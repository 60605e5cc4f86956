import type { Summary } from '#run'
import type { Chart } from './chart.ts'
import { type Narrowing, narrowSummary } from './narrow-summary.ts'
import type { PublishedUnderthinking } from './published-underthinking.ts'

/** What of a run its charts are to show. */
export interface FigureOptions extends Narrowing {
  /** One outcome alone, where a chart sets them against each other or can be of one. */
  readonly outcome?: 'correct' | 'incorrect' | undefined
  /** Numbers of others to draw beside. */
  readonly published?: PublishedUnderthinking | undefined
}

/** Makes the charts of what is left of a summary; their filters name the level that it was narrowed to. */
export function narrowed(
  summary: Summary,
  options: FigureOptions,
  make: (shown: Summary) => readonly (Chart | undefined)[],
): Chart[] {
  const { level } = options
  const charts = make(narrowSummary(summary, options)).filter((chart) => chart !== undefined)
  if (level === undefined) return charts
  return charts.map((chart) => ({
    ...chart,
    plot: (width, setting) => chart.plot(width, { ...setting, filter: { ...setting?.filter, level } }),
  }))
}
