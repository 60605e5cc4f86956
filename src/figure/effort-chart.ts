import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import { armName } from './arm-name.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalPoint, type IntervalRow, intervalRows } from './interval-rows.ts'
import { label } from './label.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { outcomeLegend } from './outcome-legend.ts'
import { outcomeStyles } from './palette.ts'
import { intervalText, type Quantity, quantityText } from './quantity.ts'
import type { TableRow } from './table.ts'

export type EffortMeasure = 'tokens' | 'thoughts'
type Graded = 'correct' | 'incorrect'

const bothOutcomes: readonly Graded[] = ['correct', 'incorrect']
const quantities: Readonly<Record<EffortMeasure, Quantity>> = { tokens: 'tokens', thoughts: 'mean' }

interface Setting {
  readonly summary: Summary
  readonly measure: EffortMeasure
  readonly words: FigureWords
  /** The outcomes that are shown: both where left out. */
  readonly outcomes: readonly Graded[]
}

/** How much the responses of each arm think, the correct ones against the incorrect ones. */
export function effortChart(
  summary: Summary,
  options: {
    readonly measure: EffortMeasure
    readonly words: FigureWords
    readonly outcome?: Graded | undefined
  },
): Chart {
  const { measure, words, outcome } = options
  const outcomes = outcome === undefined ? bothOutcomes : [outcome]
  const setting = { summary, measure, words, outcomes }
  const { title, axis, reading } = words.charts[`${measure}ByOutcome`]
  const spokenItems = summary.arms.flatMap((arm) => outcomes.map((outcome) => spoken(arm, outcome, setting)))
  return {
    id: `${measure}-by-outcome`,
    title,
    reading,
    description: `${reading} ${words.listed(spokenItems)}`,
    table: {
      title,
      corner: words.armName,
      columns: outcomes.map((one) => words[one]),
      groups: [{ rows: summary.arms.map((arm) => tableRow(arm, setting)) }],
      oneScale: true,
    },
    plot: (_, plotted) =>
      intervalRows(
        summary.arms.map((arm) => effortRow(arm, setting)),
        {
          domain: { leastSpan: 1, within: [0, Infinity] },
          axis,
          tick: (value) => formatNumber(value, { language: words.language, decimals: 0 }),
          include: [0],
          behind: outcomeLegend(words),
          headroom: 26,
          setting: plotted,
        },
      ),
  }
}

function tableRow(arm: SummaryArm, { summary, measure, words, outcomes }: Setting): TableRow {
  const cells = outcomes.map((outcome) =>
    estimateCell(arm[measure][outcome], {
      quantity: quantities[measure],
      words,
      filter: { arm: arm.id, outcome },
      reason: () => absenceReason(summary, `arms.${arm.id}.${measure}.${outcome}`, words),
    }),
  )
  return { label: armName(arm.id, summary, words), cells }
}

function effortRow(arm: SummaryArm, setting: Setting): IntervalRow {
  const { summary, measure, words, outcomes } = setting
  const text = (estimate: SummaryEstimate | undefined): string =>
    estimate ? quantityText(estimate.value, quantities[measure], words) : absentMark
  const points = outcomes.flatMap((outcome): IntervalPoint[] => {
    const estimate = arm[measure][outcome]
    if (!estimate) return []
    const dy = outcome === 'correct' ? -4 : 5
    return [
      {
        value: estimate.value,
        interval: estimate,
        style: outcomeStyles[outcome],
        dy,
        hint: spoken(arm, outcome, setting),
        filter: { arm: arm.id, outcome },
      },
    ]
  })
  return {
    label: armName(arm.id, summary, words),
    aside: outcomes.map((outcome) => text(arm[measure][outcome])).join(' | '),
    points,
  }
}

function spoken(arm: SummaryArm, outcome: Graded, { summary, measure, words }: Setting): string {
  const name = `${label(arm.id)}, ${words[outcome]}`
  const estimate = arm[measure][outcome]
  if (!estimate) {
    return words.spokenAbsent({
      name,
      reason: absenceReason(summary, `arms.${arm.id}.${measure}.${outcome}`, words),
    })
  }
  const quantity = quantities[measure]
  const interval = intervalText(estimate, { quantity, words })
  return words.spoken({ name, value: quantityText(estimate.value, quantity, words), interval })
}
