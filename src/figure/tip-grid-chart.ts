import { axisY, type Markish, type PlotOptions, rect, text } from '@observablehq/plot'
import type { Summary, SummaryComparison } from '#run'
import { acrossAxis } from './axis-marks.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { findingOf } from './finding.ts'
import { label } from './label.ts'
import { liveMarks, type PlotSetting } from './live-marks.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { differenceText, intervalText } from './quantity.ts'
import { absentCell, type Cell } from './table.ts'

/** One arm of the grid. */
interface GridCell {
  readonly arm: string
  /** Penalty strength and duration. */
  readonly alpha: number
  readonly beta: number
  readonly difference: SummaryComparison['difference']
  readonly hint: string
}

/** Two of each are the least that make a grid. */
const leastCells = 3

/**
 * Accuracy against the baseline over the strength and the duration of the penalty. Undefined where a study has fewer than
 * three settings of it that differ in both.
 */
export function tipGridChart(summary: Summary, words: FigureWords): Chart | undefined {
  const cells = gridCells(summary, words)
  const alphas = ordered(cells.map(({ alpha }) => alpha))
  const betas = ordered(cells.map(({ beta }) => beta))
  if (cells.length < leastCells || alphas.length < 2 || betas.length < 2) return undefined
  const { title, reading, axis } = words.analysis.charts.tipGrid
  const at = (alpha: number | undefined, beta: number | undefined): GridCell | undefined =>
    cells.find((one) => one.alpha === alpha && one.beta === beta)
  return {
    id: 'tip-grid',
    title,
    reading,
    description: `${reading} ${words.listed(cells.map(({ hint }) => hint))}`,
    table: {
      title: `${title}: ${axis}`,
      corner: words.analysis.strength,
      columns: betas.map((beta) => `β ${number(beta, words)}`),
      groups: [
        {
          rows: alphas.map((alpha) => ({
            label: `α ${number(alpha, words)}`,
            cells: betas.map((beta) => tableCell(at(alpha, beta), words)),
          })),
        },
      ],
    },
    plot: (_, setting) => gridPlot(cells, { alphas, betas, words, setting }),
  }
}

function ordered(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

function number(value: number, { language }: FigureWords): string {
  return formatNumber(value, { language, decimals: Number.isInteger(value) ? 0 : 2 })
}

function gridCells({ arms, comparisons }: Summary, words: FigureWords): GridCell[] {
  return arms.flatMap(({ id, policy }): GridCell[] => {
    const found = /^tip:alpha=(-?[\d.]+),beta=([\d.]+)$/.exec(policy)
    const comparison = comparisons.find(
      ({ b, metric, level }) => b === id && metric === 'accuracy' && level === undefined,
    )
    if (!found || !comparison) return []
    const { difference } = comparison
    const hint = words.spoken({
      name: label(id),
      value: differenceText(difference.value, 'share', words),
      interval: intervalText(difference, { quantity: 'share', words, signed: true }),
    })
    return [{ arm: id, alpha: Number(found[1]), beta: Number(found[2]), difference, hint }]
  })
}

function tableCell(cell: GridCell | undefined, words: FigureWords): Cell {
  if (!cell) return absentCell(words.analysis.notTried)
  const { arm, difference } = cell
  const finding = findingOf(difference)
  const shown = estimateCell(difference, {
    quantity: 'share',
    words,
    signed: true,
    filter: { arm },
    reason: () => words.noReason,
  })
  return finding === 'undecided' ? shown : { ...shown, tone: finding }
}

interface GridSetting {
  readonly alphas: readonly number[]
  readonly betas: readonly number[]
  readonly words: FigureWords
  readonly setting: PlotSetting | undefined
}

interface PlacedCell extends GridCell {
  readonly column: number
  readonly row: number
}

const left = 34
const rowHeight = 56
/** A stronger tint would make the numbers on it hard to read. */
const strongest = 0.42

function gridPlot(cells: readonly GridCell[], options: GridSetting): PlotOptions {
  const { alphas, betas, words, setting = {} } = options
  const placed = cells.map((cell): PlacedCell => {
    const column = betas.indexOf(cell.beta)
    // The strongest stands on top, as on any upright axis.
    return { ...cell, column, row: alphas.length - 1 - alphas.indexOf(cell.alpha) }
  })
  const { charts, strength } = words.analysis
  const middle = (_: number, index: number): number => index + 0.5
  return {
    height: 26 + alphas.length * rowHeight + 46,
    marginTop: 26,
    marginBottom: 46,
    marginLeft: left,
    marginRight: 4,
    x: { domain: [0, betas.length] },
    y: { domain: [alphas.length, 0] },
    marks: [
      acrossAxis(betas.map(middle), {
        tick: (at) => number(betas[Math.floor(at)] ?? 0, words),
        name: charts.tipGrid.across,
      }),
      axisY(alphas.map(middle), {
        tickSize: 0,
        tickFormat: (at: number) => number(alphas[alphas.length - 1 - Math.floor(at)] ?? 0, words),
        label: null,
        color: palette.muted,
      }),
      text([`${strength} · ${charts.tipGrid.axis}`], {
        frameAnchor: 'top-left',
        dx: 6 - left,
        dy: -20,
        fill: palette.muted,
      }),
      ...cellMarks(placed, words),
      ...liveMarks(
        placed.map(({ arm, hint, column, row }) => ({
          x: column + 0.5,
          y: row + 0.5,
          hint,
          filter: { arm },
          box: { x1: column, x2: column + 1, y1: row, y2: row + 1 },
        })),
        setting,
      ),
    ],
  }
}

/** Blue above the baseline, orange below; how strong says how far, the sign says which way without any colour. */
function cellMarks(cells: readonly PlacedCell[], words: FigureWords): Markish[] {
  const largest = Math.max(...cells.map(({ difference }) => Math.abs(difference.value)))
  const place = {
    x1: ({ column }: PlacedCell) => column,
    x2: ({ column }: PlacedCell) => column + 1,
    y1: ({ row }: PlacedCell) => row,
    y2: ({ row }: PlacedCell) => row + 1,
  }
  const x = ({ column }: PlacedCell): number => column + 0.5
  const y = ({ row }: PlacedCell): number => row + 0.5
  const sided = (fill: string, isMine: (value: number) => boolean): Markish =>
    rect(
      cells.filter(({ difference }) => isMine(difference.value)),
      {
        ...place,
        inset: 1.5,
        fill,
        fillOpacity: ({ difference }: PlacedCell) =>
          largest === 0 ? 0 : (strongest * Math.abs(difference.value)) / largest,
        title: 'hint',
      },
    )
  return [
    rect(cells, { ...place, inset: 1.5, fill: 'none', stroke: palette.grid }),
    sided(palette.blue, (value) => value >= 0),
    sided(palette.orange, (value) => value < 0),
    rect(
      cells.filter(({ difference }) => findingOf(difference) !== 'undecided'),
      { ...place, inset: 2.5, fill: 'none', stroke: palette.ink, strokeWidth: 1.5 },
    ),
    text(cells, {
      x,
      y,
      dy: -8,
      text: ({ difference }: PlacedCell) =>
        formatNumber(100 * difference.value, { language: words.language, decimals: 1, signed: true }),
      fill: palette.ink,
      fontWeight: 600,
      fontSize: 13,
      pointerEvents: 'none',
    }),
    text(cells, {
      x,
      y,
      dy: 9,
      text: ({ difference: { low, high } }: PlacedCell) =>
        words.interval(bound(low, words), bound(high, words)),
      fill: palette.ink,
      fontSize: 10.5,
      pointerEvents: 'none',
    }),
  ]
}

function bound(value: number | null, { language }: FigureWords): string {
  return value === null ? absentMark : formatNumber(100 * value, { language, decimals: 1, signed: true })
}
