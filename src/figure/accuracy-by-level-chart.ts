import type { Summary } from '#run'
import { absenceReason } from './absence.ts'
import { armName } from './arm-name.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { type LevelPoint, type LevelSeries, levelChart } from './level-chart.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'
import { intervalText, quantityText } from './quantity.ts'
import { stepsTable } from './steps-table.ts'
import type { Table } from './table.ts'

/** Every level that some arm was measured at, in order. */
export function levelsOf(summary: Summary): number[] {
  return [...new Set(summary.arms.flatMap(({ byLevel }) => byLevel.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  )
}

/** Accuracy of each arm at each level. Undefined where the problems have fewer than two levels. */
export function accuracyByLevelChart(summary: Summary, words: FigureWords): Chart | undefined {
  const levels = levelsOf(summary)
  if (levels.length < 2) return undefined
  const { title, axis, reading } = words.charts.accuracyByLevel
  const series = accuracySeries(summary, words)
  return {
    id: 'accuracy-by-level',
    title,
    reading,
    description: `${reading} ${words.listed(spokenItems(summary, { levels, words }))}`,
    table: accuracyTable(summary, levels, words),
    plot: (_, setting) =>
      levelChart(series, {
        setting,
        levels,
        domain: { leastSpan: 0.3, within: [0, 1] },
        axis,
        levelName: (level) => words.level(String(level)),
        tick: (share) => formatNumber(100 * share, { language: words.language, decimals: 0 }),
      }),
  }
}

function accuracyTable(summary: Summary, levels: readonly number[], words: FigureWords): Table {
  const { arms } = summary
  return stepsTable({
    title: words.charts.accuracyByLevel.title,
    steps: { title: words.levelTable.level, names: levels.map((level) => words.level(String(level))) },
    arms: { title: words.armName, names: arms.map(({ id }) => armName(id, summary, words)) },
    cell: (place, step) => {
      const [arm, level] = [arms[place], levels[step]]
      const accuracy = arm?.byLevel.find((one) => one.level === level)?.accuracy
      const filter = arm && level !== undefined ? { arm: arm.id, level } : undefined
      const reason = (): string => absenceReason(summary, `arms.${arm?.id}.byLevel.${level}.accuracy`, words)
      return estimateCell(accuracy, { quantity: 'share', words, filter, reason })
    },
  })
}

function accuracySeries(summary: Summary, words: FigureWords): LevelSeries[] {
  const styles = armStyles(
    summary.arms.map(({ id }) => id),
    summary.baseline,
  )
  return summary.arms.map((arm) => ({
    name: armName(arm.id, summary, words),
    style: styles.get(arm.id) ?? { color: palette.ink, symbol: 'circle', hollow: false },
    points: arm.byLevel.flatMap(({ level, accuracy }): LevelPoint[] => {
      if (!accuracy) return []
      const value = quantityText(accuracy.value, 'share', words)
      const interval = intervalText(accuracy, { quantity: 'share', words })
      const name = `${label(arm.id)}, ${words.level(String(level))}`
      return [
        {
          level,
          value: accuracy.value,
          interval: accuracy,
          hint: words.spoken({ name, value, interval }),
          filter: { arm: arm.id, level },
        },
      ]
    }),
  }))
}

function spokenItems(
  summary: Summary,
  { levels, words }: { readonly levels: readonly number[]; readonly words: FigureWords },
): string[] {
  return summary.arms.flatMap((arm) =>
    levels.map((level) => {
      const accuracy = arm.byLevel.find((one) => one.level === level)?.accuracy
      const name = `${label(arm.id)}, ${words.level(String(level))}`
      if (!accuracy) {
        const reason = absenceReason(summary, `arms.${arm.id}.byLevel.${level}.accuracy`, words)
        return words.spokenAbsent({ name, reason })
      }
      const interval = intervalText(accuracy, { quantity: 'share', words })
      return words.spoken({ name, value: quantityText(accuracy.value, 'share', words), interval })
    }),
  )
}
