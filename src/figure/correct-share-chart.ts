import { type PlotOptions, ruleX } from '@observablehq/plot'
import type { Summary } from '#run'
import { type ArmCurve, armCurves } from './arm-curves.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalPoint, type IntervalRow, intervalRows } from './interval-rows.ts'
import type { PlotSetting } from './live-marks.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { palette, type SeriesStyle } from './palette.ts'
import { intervalText, quantityText } from './quantity.ts'
import { type ShownArm, shownArms } from './shown-arms.ts'
import type { Cell, Table, TableGroup } from './table.ts'

/** Where the second readout lies: more than a tenth of the thoughts. */
const tenth = 0.1

/** More lines than these cannot be told apart: then the readouts stand alone. */
const mostLines = 4

/**
 * Which share of the thoughts of incorrect responses is correct, cumulated, with two readouts: any, and more than a tenth.
 * Undefined where no thoughts are judged.
 */
export function correctShareChart(summary: Summary, words: FigureWords): Chart | undefined {
  const arms = shownArms(summary, words).filter(({ arm }) => arm.distributions?.correctShares)
  const curves = armCurves(arms.map(curveOf), {
    id: 'correct-shares',
    said: words.analysis.charts.correctShares,
    quantity: 'share',
    words,
    x: {
      domain: [0, 1],
      ticks: [0, 0.1, 0.25, 0.5, 0.75, 1],
      tick: (share) => percent(share, words),
      name: (share) => words.percent(`≤ ${percent(share, words)}`),
    },
    stepped: true,
    behind: [ruleX([tenth], { stroke: palette.muted, strokeWidth: 1.25, strokeDasharray: '4,3' })],
    remarks: arms.length <= mostSaid ? arms.map((one) => readout(one, words)) : [],
  })
  if (!curves) return undefined
  const table = {
    ...curves.table,
    groups: [...curves.table.groups, ...readoutGroups(arms, curves.table, words)],
  }
  if (arms.length <= mostLines) return { ...curves, table }
  const reading = words.analysis.readoutsAlone
  const items = arms.flatMap((one) => readout(one, words) ?? [])
  return {
    ...curves,
    reading,
    description: `${reading} ${items.join(' ')}`,
    table,
    plot: (_, setting) => readoutRows(arms, words, setting),
  }
}

/** Readouts of more arms than these would fill the text: the table has them. */
const mostSaid = 2

function percent(share: number, { language }: FigureWords): string {
  return formatNumber(100 * share, { language, decimals: 0 })
}

function curveOf({ arm, name, style }: ShownArm): ArmCurve {
  const { cumulative = [] } = arm.distributions?.correctShares ?? {}
  const steps = Math.max(1, cumulative.length - 1)
  return {
    name,
    style,
    values: cumulative.map((value, step) => ({
      x: step / steps,
      value,
      filter: { arm: arm.id, outcome: 'incorrect', ...(step === 0 ? { firstCorrect: 0 } : {}) },
    })),
  }
}

type Readout = 'any' | 'overTenth'

const readouts: readonly Readout[] = ['any', 'overTenth']
const readoutStyles: Readonly<Record<Readout, SeriesStyle>> = {
  any: { color: palette.orange, symbol: 'diamond2', hollow: false },
  overTenth: { color: palette.blue, symbol: 'circle', hollow: true },
}

function readoutCell({ arm }: ShownArm, name: Readout, words: FigureWords): Cell {
  return estimateCell(arm.distributions?.correctShares?.[name], {
    quantity: 'share',
    words,
    filter: { arm: arm.id, outcome: 'incorrect' },
    reason: () => words.noReason,
  })
}

/** The readouts below the distribution, in whichever direction its table has the arms. */
function readoutGroups(arms: readonly ShownArm[], { columns }: Table, words: FigureWords): TableGroup[] {
  if (columns.length !== arms.length) return []
  const count = ({ arm }: ShownArm): string =>
    formatNumber(arm.distributions?.correctShares?.responses ?? 0, { language: words.language, decimals: 0 })
  return [
    {
      rows: readouts.map((name) => ({
        label: words.analysis[name],
        cells: arms.map((one) => ({
          ...readoutCell(one, name, words),
          beside: words.analysis.ofIncorrect(count(one)),
        })),
      })),
    },
  ]
}

function readoutRows(
  arms: readonly ShownArm[],
  words: FigureWords,
  setting: PlotSetting | undefined,
): PlotOptions {
  const rows = arms.map((one): IntervalRow => {
    const { any, overTenth } = one.arm.distributions?.correctShares ?? {}
    const points = readouts.flatMap((name): IntervalPoint[] => {
      const estimate = name === 'any' ? any : overTenth
      if (!estimate) return []
      return [
        {
          value: estimate.value,
          interval: estimate,
          style: readoutStyles[name],
          dy: name === 'any' ? -5 : 6,
          hint: readout(one, words) ?? '',
          filter: { arm: one.arm.id, outcome: 'incorrect' },
        },
      ]
    })
    const shown = [any, overTenth].map((one) => (one ? quantityText(one.value, 'share', words) : absentMark))
    return { label: one.name, aside: shown.join(' | '), points }
  })
  return intervalRows(rows, {
    domain: { leastSpan: 0.2, within: [0, 1], most: 1 },
    axis: words.analysis.ofIncorrectAxis,
    tick: (share) => percent(share, words),
    include: [0],
    compact: rows.length > 6,
    setting,
  })
}

function readout({ arm, name }: ShownArm, words: FigureWords): string | undefined {
  const { any, overTenth, responses } = arm.distributions?.correctShares ?? {}
  if (!any || !overTenth || responses === undefined) return undefined
  const text = (estimate: typeof any): string =>
    words.withInterval(
      quantityText(estimate.value, 'share', words),
      intervalText(estimate, { quantity: 'share', words }),
    )
  const count = formatNumber(responses, { language: words.language, decimals: 0 })
  return words.analysis.readout({ name, any: text(any), overTenth: text(overTenth), count })
}
