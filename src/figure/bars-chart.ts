import { barX, gridX, type Markish, ruleX, text } from '@observablehq/plot'
import { acrossAxis } from './axis-marks.ts'
import type { Chart } from './chart.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { valueCell } from './table.ts'

export interface Bar {
  readonly name: string
  readonly value: number
  /** As it is written beside the bar; the plain number where left out. */
  readonly said?: string
  /** Drawn lighter: what it is compared with. */
  readonly isReference?: boolean
}

export interface BarsWords {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly reading: string
  readonly axis: string
  readonly corner: string
  readonly decimals?: number
}

const rowHeight = 40
const axisHeight = 46
const left = 4

/** Amounts side by side, from 0. Undefined where there is none. */
export function barsChart(bars: readonly Bar[], words: BarsWords): Chart | undefined {
  if (bars.length === 0) return undefined
  const { id, language, title, reading, axis, corner, decimals = 0 } = words
  const written = ({ value, said }: Bar): string => said ?? formatNumber(value, { language, decimals })
  return {
    id,
    title,
    reading,
    description: `${reading} ${bars.map((bar) => `${bar.name}: ${written(bar)}`).join('; ')}`,
    table: {
      title,
      corner,
      columns: [axis],
      groups: [
        { rows: bars.map((bar) => ({ label: bar.name, cells: [valueCell(bar.value, written(bar))] })) },
      ],
    },
    plot: () => {
      const most = Math.max(...bars.map(({ value }) => value))
      return {
        height: bars.length * rowHeight + axisHeight,
        marginTop: 0,
        marginBottom: axisHeight,
        marginLeft: left,
        marginRight: 12,
        x: { domain: [0, most * 1.16] },
        y: { domain: bars.map(({ name }) => name), axis: null, padding: 0.1 },
        marks: marksOf(bars, {
          written,
          axis,
          tick: (value) => formatNumber(value, { language, decimals: 0 }),
        }),
      }
    },
  }
}

function marksOf(
  bars: readonly Bar[],
  {
    written,
    axis,
    tick,
  }: {
    readonly written: (bar: Bar) => string
    readonly axis: string
    readonly tick: (value: number) => string
  },
): Markish[] {
  return [
    gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
    acrossAxis({ ticks: 5 }, { tick, name: axis }),
    barX(bars, {
      x: 'value',
      y: 'name',
      insetTop: 17,
      insetBottom: 2,
      fill: ({ isReference }: Bar) => (isReference ? palette.muted : palette.blue),
      fillOpacity: ({ isReference }: Bar) => (isReference ? 0.45 : 0.85),
    }),
    text(bars, { x: 0, y: 'name', dy: -11, dx: 2, textAnchor: 'start', text: 'name', fill: palette.ink }),
    text(bars, {
      x: 'value',
      y: 'name',
      dx: 5,
      dy: 8,
      textAnchor: 'start',
      text: written,
      fill: palette.ink,
      fontVariant: 'tabular-nums',
    }),
    ruleX([0], { stroke: palette.muted }),
  ]
}
