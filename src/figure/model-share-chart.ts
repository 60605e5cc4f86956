import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { intervalRows } from './interval-rows.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import { palette, type SeriesStyle } from './palette.ts'
import { intervalText, quantityText } from './quantity.ts'
import { sentences, shownModels } from './shown-models.ts'

const style: SeriesStyle = { color: palette.blue, symbol: 'circle', hollow: false }
const loopStyle: SeriesStyle = { color: palette.purple, symbol: 'square2', hollow: false }

/** Accuracy of each model whose problems have gold answers, highest first. Undefined where none has. */
export function modelAccuracyChart(summary: Summary, words: FigureWords): Chart | undefined {
  const { shown, leftOut } = shownModels(summary, words, ({ accuracy }) => accuracy !== undefined)
  return shareChart(shown, {
    name: 'accuracy',
    of: ({ accuracy }) => accuracy,
    remark: leftOut,
    leastSpan: 0.25,
    style,
    words,
  })
}

/** The share of responses with a loop, of the models that have some. Undefined where none has. */
export function loopChart(summary: Summary, words: FigureWords): Chart | undefined {
  const looping = summary.arms.filter(({ loops }) => loops !== undefined && loops.value > 0)
  const others = summary.arms.filter(({ loops }) => loops?.value === 0).length
  return shareChart(looping, {
    name: 'loops',
    of: ({ loops }) => loops,
    remark: others === 0 ? undefined : words.imported.noLoop(String(others)),
    leastSpan: 0.1,
    style: loopStyle,
    words,
  })
}

interface ShareOptions {
  readonly name: 'accuracy' | 'loops'
  readonly of: (arm: SummaryArm) => SummaryEstimate | undefined
  readonly remark: string | undefined
  readonly leastSpan: number
  readonly style: SeriesStyle
  readonly words: FigureWords
}

function shareChart(arms: readonly SummaryArm[], options: ShareOptions): Chart | undefined {
  const { name, of, remark, leastSpan, style: look, words } = options
  const rows = arms
    .flatMap((arm) => {
      const estimate = of(arm)
      return estimate ? [{ id: arm.id, estimate }] : []
    })
    .sort((a, b) => b.estimate.value - a.estimate.value)
    .map(({ id, estimate }) => {
      const value = quantityText(estimate.value, 'share', words)
      const interval = intervalText(estimate, { quantity: 'share', words })
      const hint = words.spoken({ name: label(id), value, interval })
      const filter = { arm: id }
      const point = { value: estimate.value, interval: estimate, style: look, hint, filter }
      const reason = (): string => words.noReason
      const cells = [estimateCell(estimate, { quantity: 'share', words, filter, reason })]
      return { label: label(id), aside: value, points: [point], hint, cells }
    })
  if (rows.length === 0) return undefined
  const { title, axis, reading: first } = words.imported.charts[name]
  const reading = sentences(first, remark)
  return {
    id: `model-${name}`,
    title,
    reading,
    description: `${reading} ${words.listed(rows.map(({ hint }) => hint))}`,
    table: {
      title,
      corner: words.imported.modelTable.model,
      columns: [axis],
      groups: [{ rows: rows.map(({ label: name, cells }) => ({ label: name, cells })) }],
      oneScale: true,
    },
    plot: (_, setting) =>
      intervalRows(rows, {
        setting,
        domain: { leastSpan, within: [0, 1] },
        axis,
        tick: (share) => formatNumber(100 * share, { language: words.language, decimals: 0 }),
        compact: rows.length > 6,
        include: name === 'loops' ? [0] : [],
      }),
  }
}
