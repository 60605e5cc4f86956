import { axisX, axisY, dot, gridX, gridY, line, type PlotOptions, text } from '@observablehq/plot'
import { type Chart, palette, valueCell } from '#figure'

/** Price and quantity of one unit, and the line that was fitted through its middle. */
export interface DemandUnit {
  readonly name: string
  readonly points: readonly { readonly price: number; readonly quantity: number; readonly name: string }[]
}

export interface DemandWords {
  readonly title: string
  readonly reading: string
  readonly price: string
  readonly quantity: string
  readonly line: string
  readonly said: (value: number) => string
}

const styles = [
  { color: palette.blue, symbol: 'circle' },
  { color: palette.orange, symbol: 'diamond2' },
  { color: palette.green, symbol: 'square2' },
  { color: palette.purple, symbol: 'triangle2' },
  { color: palette.ochre, symbol: 'star' },
] as const

/** More units than these are drawn as one. */
export const mostUnits = 5

/** Quantity by price, both by powers of ten, with lines of one slope: the elasticity is its negative. */
export function demandChart(units: readonly DemandUnit[], elasticity: number, words: DemandWords): Chart {
  const { title, reading, price, quantity, said } = words
  return {
    id: 'demand',
    title,
    reading,
    description: `${reading} ${units.map(({ name, points }) => `${name}: ${points.map((point) => `${said(point.price)}, ${said(point.quantity)}`).join('; ')}`).join('. ')}`,
    table: {
      title,
      corner: '',
      columns: [price, quantity],
      groups: units.map(({ name, points }) => ({
        title: name,
        rows: points.map((point) => ({
          label: point.name,
          cells: [valueCell(point.price, said(point.price)), valueCell(point.quantity, said(point.quantity))],
        })),
      })),
    },
    plot: () => demandPlot(units, elasticity, words),
  }
}

const legendLine = 18

function demandPlot(units: readonly DemandUnit[], elasticity: number, words: DemandWords): PlotOptions {
  const { price, quantity, said } = words
  const top = 30 + legendLine * units.length
  const rounded = (value: number): string => said(Number(value.toPrecision(2)))
  return {
    height: top + 230,
    marginTop: top,
    marginLeft: 60,
    marginRight: 18,
    marginBottom: 42,
    x: { type: 'log', label: null, nice: true },
    y: { type: 'log', label: null, nice: true },
    marks: [
      gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      axisX({
        ticks: 5,
        tickSize: 0,
        tickFormat: rounded,
        color: palette.ink,
        label: price,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      axisY({ ticks: 5, tickSize: 0, tickFormat: rounded, color: palette.ink, label: null }),
      text([quantity], { frameAnchor: 'top-left', dx: -54, dy: -20, fill: palette.muted }),
      ...units.flatMap((unit, place) => {
        const style = styles[place % styles.length] ?? styles[0]
        return [
          line(fittedEnds(unit, elasticity), {
            x: 'price',
            y: 'quantity',
            stroke: style.color,
            strokeWidth: 1.5,
          }),
          dot(unit.points, {
            x: 'price',
            y: 'quantity',
            r: 3.5,
            symbol: style.symbol,
            fill: style.color,
            stroke: palette.paper,
            title: (point: DemandUnit['points'][number]) =>
              `${point.name}: ${said(point.price)}, ${said(point.quantity)}`,
          }),
          ...legend(unit.name, { style, place, top }),
        ]
      }),
    ],
  }
}

function legend(
  name: string,
  {
    style,
    place,
    top,
  }: { readonly style: (typeof styles)[number]; readonly place: number; readonly top: number },
) {
  const dy = legendLine * place + 10 - top
  return [
    dot([name], { frameAnchor: 'top-left', dx: 6, dy, r: 4, symbol: style.symbol, fill: style.color }),
    text([name], { frameAnchor: 'top-left', dx: 18, dy: dy - 5, fill: palette.ink, textAnchor: 'start' }),
  ]
}

/** The fitted line of a unit from its cheapest to its dearest price, through the middle of its logarithms. */
function fittedEnds(
  { points }: DemandUnit,
  elasticity: number,
): readonly { readonly price: number; readonly quantity: number }[] {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + Math.log(value), 0) / values.length
  const prices = points.map((point) => point.price)
  const [middlePrice, middleQuantity] = [mean(prices), mean(points.map((point) => point.quantity))]
  return [Math.min(...prices), Math.max(...prices)].map((price) => ({
    price,
    quantity: Math.exp(middleQuantity - elasticity * (Math.log(price) - middlePrice)),
  }))
}
