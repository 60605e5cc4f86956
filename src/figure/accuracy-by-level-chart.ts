import type { Summary } from '#run'
import { absenceReason } from './absence.ts'
import { comparedBaseline } from './arm-name.ts'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { seriesChart } from './series-chart.ts'

/** Every level that some arm was measured at, in order. */
export function levelsOf(summary: Summary): number[] {
  return [...new Set(summary.arms.flatMap(({ byLevel }) => byLevel.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  )
}

/** Accuracy of each arm at each level. Undefined where the problems have fewer than two levels. */
export function accuracyByLevelChart(summary: Summary, words: FigureWords): Chart | undefined {
  return seriesChart(
    summary.arms.map((arm) => ({
      id: arm.id,
      whole: arm.accuracy,
      at: (level) => arm.byLevel.find((one) => one.level === level)?.accuracy,
      filterAt: (level) => ({ arm: arm.id, level }),
      reasonAt: (level) => absenceReason(summary, `arms.${arm.id}.byLevel.${level}.accuracy`, words),
    })),
    {
      id: 'accuracy-by-level',
      said: words.charts.accuracyByLevel,
      steps: levelsOf(summary),
      stepName: (level) => words.level(String(level)),
      quantity: 'share',
      corner: words.levelTable.level,
      baseline: comparedBaseline(summary),
      leftOut: undefined,
      words,
    },
  )
}
