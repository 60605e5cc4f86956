import type { Measures, Summary, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import { levelsOf } from './accuracy-by-level-chart.ts'
import { comparedBaseline } from './arm-name.ts'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { seriesChart } from './series-chart.ts'

export interface EffortByLevelOptions {
  readonly measure: 'tokens' | 'thoughts'
  readonly words: FigureWords
  /** All responses where left out. */
  readonly outcome?: 'correct' | 'incorrect' | undefined
}

/** How much responses think at each level. Undefined with fewer than two levels. */
export function effortByLevelChart(summary: Summary, options: EffortByLevelOptions): Chart | undefined {
  const { measure, words, outcome } = options
  const part = outcome ?? 'all'
  const of = (measures: Measures | undefined): SummaryEstimate | undefined => measures?.[measure][part]
  const arms = summary.arms.filter(({ byLevel }) => byLevel.some((one) => of(one) !== undefined))
  return seriesChart(
    arms.map((arm) => ({
      id: arm.id,
      whole: of(arm),
      at: (level) => of(arm.byLevel.find((one) => one.level === level)),
      filterAt: (level) => ({ arm: arm.id, level, ...(outcome === undefined ? {} : { outcome }) }),
      reasonAt: (level) =>
        absenceReason(summary, `arms.${arm.id}.byLevel.${level}.${measure}.${part}`, words),
    })),
    {
      id: `${measure}-by-level`,
      said: words.analysis.charts[`${measure}ByLevel`],
      steps: levelsOf(summary),
      stepName: (level) => words.level(String(level)),
      quantity: measure === 'tokens' ? 'tokens' : 'mean',
      corner: words.levelTable.level,
      baseline: comparedBaseline(summary),
      leftOut: undefined,
      words,
    },
  )
}
