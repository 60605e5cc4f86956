import { axisY, barX, gridX, type PlotOptions, ruleX, text } from '@observablehq/plot'
import { type Chart, palette, valueCell } from '#figure'

/** A named amount; what is pointed out is drawn in another colour. */
export interface Bar {
  readonly name: string
  readonly value: number
  readonly shown: string
  readonly isPointedOut?: boolean
}

export interface BarsWords {
  readonly id: string
  readonly title: string
  readonly reading: string
  readonly corner: string
  readonly amount: string
  /** A line across all bars: what they are compared with. */
  readonly mark?: { readonly value: number; readonly name: string } | undefined
}

const barHeight = 26
const headHeight = 34

/** Amounts beside each other, as bars that begin at 0. */
export function barsChart(bars: readonly Bar[], words: BarsWords): Chart {
  const { id, title, reading, corner, amount, mark } = words
  const said = bars.map(({ name, shown }) => `${name}: ${shown}`).join('; ')
  return {
    id,
    title,
    reading,
    description: `${reading} ${said}`,
    table: {
      title,
      corner,
      columns: [amount],
      groups: [
        { rows: bars.map(({ name, value, shown }) => ({ label: name, cells: [valueCell(value, shown)] })) },
      ],
    },
    plot: (width) => barsPlot(bars, { amount, mark, left: Math.min(190, Math.floor(width * 0.4)) }),
  }
}

function barsPlot(
  bars: readonly Bar[],
  { amount, mark, left }: Pick<BarsWords, 'amount' | 'mark'> & { readonly left: number },
): PlotOptions {
  const rows = bars.map((bar, place) => ({ ...bar, place: String(place) }))
  const most = Math.max(...bars.map(({ value }) => value), mark?.value ?? 0)
  const nameOf = (place: string): string => shortened(rows[Number(place)]?.name ?? '', left)
  return {
    height: headHeight + barHeight * bars.length + 8,
    marginTop: headHeight,
    marginBottom: 8,
    marginLeft: left,
    marginRight: 12,
    x: { domain: [0, most * 1.25], axis: null },
    y: { domain: rows.map(({ place }) => place), padding: 0.25 },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
      text([amount], { frameAnchor: 'top-left', dx: 6 - left, dy: -24, fill: palette.muted }),
      axisY({ tickSize: 0, tickFormat: nameOf, label: null, color: palette.ink }),
      barX(rows, {
        x: 'value',
        y: 'place',
        fill: (row: Bar) => (row.isPointedOut ? palette.orange : palette.blue),
      }),
      text(rows, { x: 'value', y: 'place', text: 'shown', textAnchor: 'start', dx: 5, fill: palette.ink }),
      ...(mark === undefined
        ? []
        : [
            ruleX([mark.value], { stroke: palette.ink, strokeDasharray: '3 3' }),
            text([mark.name], { x: mark.value, frameAnchor: 'top', dy: -10, fill: palette.ink }),
          ]),
    ],
  }
}

/** Letters of 12 px are about 6.4 px wide; those of Korean twice as much. */
function shortened(name: string, width: number): string {
  let room = (width - 12) / 6.4
  let kept = ''
  for (const letter of name) {
    room -= /[\u1100-\uffdc]/.test(letter) ? 1.8 : 1
    if (room < 1) return `${kept}…`
    kept += letter
  }
  return kept
}
