import type { OutcomeRatio, Summary, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import { mostOf } from './axis-domain.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalPoint, type IntervalRow, intervalRows } from './interval-rows.ts'
import { label } from './label.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { palette, type SeriesStyle } from './palette.ts'
import type { PublishedUnderthinking } from './published-underthinking.ts'
import { intervalText, knownInterval, quantityText } from './quantity.ts'
import { sentences } from './shown-models.ts'
import type { Cell, TableRow } from './table.ts'

type Effort = 'tokens' | 'thoughts'
type Part = 'overall' | 'within'

const parts: readonly Part[] = ['overall', 'within']
const styles: Readonly<Record<Part, SeriesStyle>> = {
  overall: { color: palette.orange, symbol: 'diamond2', hollow: false },
  within: { color: palette.blue, symbol: 'circle', hollow: true },
}

export interface OutcomeRatioOptions {
  readonly measure: Effort
  readonly words: FigureWords
  readonly published?: PublishedUnderthinking | undefined
}

interface Setting extends OutcomeRatioOptions {
  readonly summary: Summary
}

interface RatioOfArm {
  readonly id: string
  readonly ratio: OutcomeRatio
}

/** How much more incorrect responses think than correct ones, over all and within problems. Undefined where neither is known. */
export function outcomeRatioChart(summary: Summary, options: OutcomeRatioOptions): Chart | undefined {
  const { measure, words, published } = options
  const setting = { ...options, summary }
  const ratios = summary.arms.flatMap(({ id, distributions }): RatioOfArm[] => {
    const ratio = distributions?.outcomeRatio[measure]
    return ratio && (ratio.overall || ratio.within) ? [{ id, ratio }] : []
  })
  if (ratios.length === 0) return undefined
  const said = words.analysis.charts[measure === 'tokens' ? 'tokenRatio' : 'thoughtRatio']
  const estimates = ratios.flatMap(({ ratio }) => parts.flatMap((part) => ratio[part] ?? []))
  const stated = measure === 'tokens' ? published?.ratios.tokens : undefined
  const most = mostOf([1, ...estimates.map(({ value }) => value), stated?.value ?? 0])
  const reading = sentences(
    said.reading,
    estimates.some((one) => (knownInterval(one).high ?? Infinity) > most) ? words.imported.beyond : undefined,
    stated && words.analysis.published.line(times(stated.value, words), stated.source),
  )
  const items = ratios.flatMap((one) => parts.map((part) => spoken(one, part, setting)))
  return {
    id: `${measure === 'tokens' ? 'token' : 'thought'}-ratio`,
    title: said.title,
    reading,
    description: `${reading} ${words.listed(items)}`,
    table: {
      title: said.title,
      corner: words.armName,
      columns: [words.analysis.overall, words.analysis.within],
      groups: [{ rows: ratios.map((one) => tableRow(one, setting)) }],
      oneScale: true,
    },
    plot: (_, plotted) =>
      intervalRows(
        ratios.map((one) => ratioRow(one, setting)),
        {
          domain: { leastSpan: 1, within: [0, Infinity], most },
          axis: said.axis,
          tick: (value) => formatNumber(value, { language: words.language, decimals: most < 8 ? 1 : 0 }),
          include: [1, ...(stated ? [stated.value] : [])],
          compact: ratios.length > 6,
          guides: [{ at: 1 }, ...(stated ? [{ at: stated.value, dashed: true }] : [])],
          setting: plotted,
        },
      ),
  }
}

function times(value: number, { analysis, language }: FigureWords): string {
  return analysis.times(formatNumber(value, { language, decimals: 2 }))
}

function ratioRow(one: RatioOfArm, setting: Setting): IntervalRow {
  const { words } = setting
  const { id, ratio } = one
  const text = (estimate: SummaryEstimate | undefined): string =>
    estimate ? times(estimate.value, words) : absentMark
  return {
    label: label(id),
    aside: `${text(ratio.overall)} | ${text(ratio.within)}`,
    points: parts.flatMap((part): IntervalPoint[] => {
      const estimate = ratio[part]
      if (!estimate) return []
      return [
        {
          value: estimate.value,
          interval: knownInterval(estimate),
          style: styles[part],
          dy: part === 'overall' ? -5 : 6,
          hint: spoken(one, part, setting),
          filter: { arm: id, outcome: 'incorrect' },
        },
      ]
    }),
  }
}

function tableRow({ id, ratio }: RatioOfArm, { measure, words, summary }: Setting): TableRow {
  const cells = parts.map((part): Cell => {
    const cell = estimateCell(ratio[part], {
      quantity: 'mean',
      words,
      filter: { arm: id, outcome: 'incorrect' },
      reason: () => absenceReason(summary, `arms.${id}.distributions.outcomeRatio.${measure}.${part}`, words),
    })
    return part === 'within' && ratio.within ? { ...cell, beside: cellsText(ratio, words) } : cell
  })
  return { label: label(id, 60), cells }
}

function cellsText({ cells }: OutcomeRatio, { analysis, language }: FigureWords): string {
  return analysis.cells(formatNumber(cells, { language, decimals: 0 }))
}

function spoken({ id, ratio }: RatioOfArm, part: Part, { measure, words, summary }: Setting): string {
  const estimate = ratio[part]
  const name = `${label(id)}, ${words.analysis[part]}`
  if (!estimate) {
    const path = `arms.${id}.distributions.outcomeRatio.${measure}.${part}`
    return words.spokenAbsent({ name, reason: absenceReason(summary, path, words) })
  }
  const interval = intervalText(estimate, { quantity: 'mean', words })
  return words.spoken({
    name: part === 'within' ? `${name}, ${cellsText(ratio, words)}` : name,
    value: quantityText(estimate.value, 'mean', words),
    interval,
  })
}
