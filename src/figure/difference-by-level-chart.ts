import { type Markish, type PlotOptions, text } from '@observablehq/plot'
import type { Summary, SummaryComparison } from '#run'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { type LevelPoint, type LevelSeries, levelChart, zeroLine } from './level-chart.ts'
import type { PlotSetting } from './live-marks.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'
import { differenceText, intervalText } from './quantity.ts'
import { stepsTable } from './steps-table.ts'
import { stripChart } from './strip-chart.ts'
import type { Cell } from './table.ts'

/** More lines than these cannot be told apart: then the differences stand in tinted cells. */
const mostLines = 4

type LevelComparison = SummaryComparison & { readonly level: number }

/** Comparisons of accuracy within one level: they describe, and lie outside the family. */
export function levelComparisons(summary: Summary): LevelComparison[] {
  return summary.comparisons.flatMap((one) =>
    one.metric === 'accuracy' && one.level !== undefined ? [{ ...one, level: one.level }] : [],
  )
}

/**
 * Accuracy against the baseline level by level, with pointwise intervals: what lies below the line lost there.
 * Undefined where the study compares fewer than two levels.
 */
export function differenceByLevelChart(summary: Summary, words: FigureWords): Chart | undefined {
  const compared = levelComparisons(summary)
  const levels = [...new Set(compared.map(({ level }) => level))].sort((a, b) => a - b)
  if (levels.length < 2) return undefined
  const { title, axis, reading: first } = words.charts.differenceByLevel
  const styles = armStyles(
    summary.arms.map(({ id }) => id),
    summary.baseline,
  )
  const arms = [...new Set(compared.map(({ b }) => b))]
  const lines = arms.length <= mostLines
  const reading = lines ? first : `${first} ${words.analysis.tintedSigned}`
  const series = arms.map(
    (arm): LevelSeries => ({
      name: label(arm),
      style: styles.get(arm) ?? { color: palette.ink, symbol: 'circle', hollow: false },
      points: compared.filter(({ b }) => b === arm).map((one) => levelPoint(one, words)),
    }),
  )
  return {
    id: 'difference-by-level',
    title,
    reading,
    description: `${reading} ${words.listed(series.flatMap(({ points }) => points.map(({ hint }) => hint)))}`,
    table: stepsTable({
      title,
      steps: { title: words.levelTable.level, names: levels.map((level) => words.level(String(level))) },
      arms: { title: words.armName, names: arms.map((arm) => label(arm)) },
      cell: (arm, step) => differenceCell(compared, { arm: arms[arm], level: levels[step], words }),
    }),
    plot: (_, setting) =>
      lines
        ? levelChart(series, {
            setting,
            levels,
            domain: { leastSpan: 0.2, within: [-1, 1] },
            axis,
            levelName: (level) => words.level(String(level)),
            tick: (value) =>
              formatNumber(100 * value, { language: words.language, decimals: 0, signed: true }),
            include: [-0.04, 0.04],
            behind: [zeroLine(), ...sides(words)],
          })
        : differenceStrips(series, { levels, axis, words, setting }),
  }
}

function differenceCell(
  compared: readonly LevelComparison[],
  {
    arm,
    level,
    words,
  }: { readonly arm: string | undefined; readonly level: number | undefined; readonly words: FigureWords },
): Cell {
  const found = compared.find((one) => one.b === arm && one.level === level)
  return estimateCell(found && { ...found.difference, ...found.difference.pointwise }, {
    quantity: 'share',
    words,
    signed: true,
    filter: found && { arm: found.b, level: found.level },
    reason: () => words.noReason,
  })
}

function differenceStrips(
  series: readonly LevelSeries[],
  options: {
    readonly levels: readonly number[]
    readonly axis: string
    readonly words: FigureWords
    readonly setting: PlotSetting | undefined
  },
): PlotOptions {
  const { levels, axis, words, setting } = options
  const largest = Math.max(...series.flatMap(({ points }) => points.map(({ value }) => Math.abs(value))))
  const strips = series.map(({ name, points }) => ({
    label: name,
    aside: '',
    cells: levels.map((level) => {
      const point = points.find((one) => one.level === level)
      if (!point) return undefined
      const { value, hint, filter } = point
      const text = formatNumber(100 * value, { language: words.language, decimals: 1, signed: true })
      return { share: largest === 0 ? 0 : value / largest, text, hint, ...(filter && { filter }) }
    }),
  }))
  return stripChart(strips, { columns: levels.map((level) => words.level(String(level))), axis, setting })
}

function levelPoint({ b, level, difference }: LevelComparison, words: FigureWords): LevelPoint {
  const hint = words.spoken({
    name: `${label(b)}, ${words.level(String(level))}`,
    value: differenceText(difference.value, 'share', words),
    interval: intervalText(difference.pointwise, { quantity: 'share', words, signed: true }),
  })
  return {
    level,
    value: difference.value,
    interval: difference.pointwise,
    hint,
    filter: { arm: b, level },
  }
}

function sides(words: FigureWords): Markish[] {
  const common = { fill: palette.muted, stroke: palette.paper, strokeWidth: 4 } as const
  return [
    text([`↑ ${words.better}`], { ...common, frameAnchor: 'top-right', dy: -20 }),
    text([`↓ ${words.worse}`], { ...common, frameAnchor: 'bottom-right', dy: -4 }),
  ]
}
