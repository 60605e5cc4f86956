import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import { mostOf } from './axis-domain.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalPoint, type IntervalRow, intervalRows } from './interval-rows.ts'
import { label } from './label.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { outcomeLegend } from './outcome-legend.ts'
import { outcomeStyles } from './palette.ts'
import { intervalText, knownInterval, type Quantity, quantityText } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { sentences, shownModels } from './shown-models.ts'
import type { TableRow } from './table.ts'

export type ModelEffort = 'tokens' | 'thoughts'
type Part = 'correct' | 'incorrect' | 'all'

const quantities: Readonly<Record<ModelEffort, Quantity>> = { tokens: 'tokens', thoughts: 'mean' }
const offsets: Readonly<Record<Part, number>> = { correct: -4, incorrect: 5, all: 0 }

interface Setting {
  readonly measure: ModelEffort
  readonly words: FigureWords
}

/**
 * How much the responses of each model think: the correct against the incorrect ones, or all where they cannot be told apart.
 * Undefined where no model has the measure.
 */
export function modelEffortChart(summary: Summary, setting: Setting): Chart | undefined {
  const { measure, words } = setting
  const { imported } = words
  const { shown, leftOut } = shownModels(summary, words, (arm) => isMeasured(arm, measure))
  if (shown.length === 0) return undefined
  const parts = new Set(shown.flatMap((arm) => partsOf(arm, measure)))
  const ordered = [...shown].sort((a, b) => mean(b, measure) - mean(a, measure))
  const estimates = ordered.flatMap((arm) =>
    partsOf(arm, measure).flatMap((part) => arm[measure][part] ?? []),
  )
  const most = mostOf(estimates.map(({ value }) => value))
  const graded = parts.has('correct')
  const { title, axis, reading: first } = imported.charts[measure]
  const reading = sentences(
    first,
    graded ? imported.byOutcome : undefined,
    graded && parts.has('all') ? imported.ofAll : undefined,
    estimates.some((one) => (knownInterval(one).high ?? Infinity) > most) ? imported.beyond : undefined,
    leftOut,
  )
  const items = ordered.flatMap((arm) => partsOf(arm, measure).map((part) => spoken(arm, part, setting)))
  return {
    id: `model-${measure}`,
    title,
    reading,
    description: `${reading} ${words.listed(items)}`,
    table: {
      title,
      corner: imported.modelTable.model,
      columns: [imported.all, words.correct, words.incorrect],
      groups: [{ rows: ordered.map((arm) => tableRow(arm, summary, setting)) }],
      oneScale: true,
    },
    plot: (_, plotted) =>
      intervalRows(
        ordered.map((arm) => effortRow(arm, setting)),
        {
          domain: { leastSpan: 1, within: [0, Infinity], most },
          axis,
          tick: (value) => formatNumber(value, { language: words.language, decimals: 0 }),
          include: [0],
          compact: ordered.length > 6,
          setting: plotted,
          ...(graded ? { behind: outcomeLegend(words), headroom: 26 } : {}),
        },
      ),
  }
}

/** Responses without any reasoning have none of its tokens: that is known, and nothing to look at. */
function isMeasured(arm: SummaryArm, measure: ModelEffort): boolean {
  const { all } = arm[measure]
  return all !== undefined && all.value > 0
}

function partsOf(arm: SummaryArm, measure: ModelEffort): Part[] {
  const { correct, incorrect } = arm[measure]
  return correct && incorrect ? ['correct', 'incorrect'] : ['all']
}

function mean(arm: SummaryArm, measure: ModelEffort): number {
  return arm[measure].all?.value ?? 0
}

function tableRow(arm: SummaryArm, summary: Summary, { measure, words }: Setting): TableRow {
  const cells = (['all', 'correct', 'incorrect'] as const).map((part) =>
    estimateCell(arm[measure][part], {
      quantity: quantities[measure],
      words,
      filter: filterOf(arm, part),
      reason: () => absenceReason(summary, `arms.${arm.id}.${measure}.${part}`, words),
    }),
  )
  return { label: label(arm.id, 60), cells }
}

function filterOf({ id }: SummaryArm, part: Part): ResponseFilter {
  return part === 'all' ? { arm: id } : { arm: id, outcome: part }
}

function effortRow(arm: SummaryArm, setting: Setting): IntervalRow {
  const { measure, words } = setting
  const text = (estimate: SummaryEstimate | undefined): string =>
    estimate ? quantityText(estimate.value, quantities[measure], words) : absentMark
  const parts = partsOf(arm, measure)
  const { all, correct, incorrect } = arm[measure]
  return {
    label: label(arm.id),
    aside: parts.includes('all') ? text(all) : `${text(correct)} | ${text(incorrect)}`,
    points: parts.flatMap((part): IntervalPoint[] => {
      const estimate = arm[measure][part]
      if (!estimate) return []
      const hint = spoken(arm, part, setting)
      return [
        {
          value: estimate.value,
          interval: knownInterval(estimate),
          style: outcomeStyles[part],
          dy: offsets[part],
          hint,
          filter: filterOf(arm, part),
        },
      ]
    }),
  }
}

function spoken(arm: SummaryArm, part: Part, { measure, words }: Setting): string {
  const name = part === 'all' ? label(arm.id) : `${label(arm.id)}, ${words[part]}`
  const estimate = arm[measure][part]
  if (!estimate) return name
  const quantity = quantities[measure]
  const interval = intervalText(estimate, { quantity, words })
  return words.spoken({ name, value: quantityText(estimate.value, quantity, words), interval })
}
