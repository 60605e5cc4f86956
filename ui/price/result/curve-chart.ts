import { ruleX, ruleY } from '@observablehq/plot'
import { type Chart, type CurveSeries, curvePlot, palette, valueCell } from '#figure'

export interface Curve {
  readonly name: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly name?: string }[]
}

export interface CurveWords {
  readonly id: string
  readonly title: string
  readonly reading: string
  readonly x: string
  readonly y: string
  readonly sayX: (x: number) => string
  readonly sayY: (y: number) => string
  readonly isLogX?: boolean
  /** Heights as powers of ten; what is said of them is the power. */
  readonly isLogY?: boolean
  readonly ticks?: readonly number[]
  /** Lines across, at what is asked for and at what it is compared with. */
  readonly marks?: { readonly x?: readonly number[]; readonly y?: readonly number[] }
}

const styles = [
  { color: palette.blue, symbol: 'circle', hollow: false },
  { color: palette.orange, symbol: 'diamond2', hollow: false },
  { color: palette.green, symbol: 'square2', hollow: false },
] as const

/** One amount by another, as lines. */
export function curveChart(curves: readonly Curve[], words: CurveWords): Chart {
  const { id, title, reading, x, y, sayX, sayY, isLogX = false, isLogY = false, marks = {} } = words
  const xs = curves.flatMap(({ points }) => points.map((point) => point.x))
  const height = (value: number): number => (isLogY ? Math.log10(value) : value)
  const heights = curves.flatMap(({ points }) => points.map((point) => height(point.y)))
  const isManifold = isLogY && Math.max(...heights) - Math.min(...heights) > manifold
  // Over many powers of ten only these are said: what lies between is no round number.
  const atHeight = (at: number): string =>
    isManifold && !Number.isInteger(at) ? '' : sayY(isLogY ? 10 ** at : at)
  const series: readonly CurveSeries[] = curves.map(({ name, points }, place) => ({
    name,
    style: styles[place % styles.length] ?? styles[0],
    points: points.map((point) => ({
      x: point.x,
      y: height(point.y),
      hint: `${point.name ?? name}: ${sayX(point.x)}, ${sayY(point.y)}`,
    })),
  }))
  const domain: readonly [number, number] = [Math.min(...xs), Math.max(...xs)]
  return {
    id,
    title,
    reading,
    description: reading,
    table: {
      title,
      corner: x,
      columns: [y],
      groups: curves.map(({ name, points }) => ({
        ...(curves.length > 1 ? { title: name } : {}),
        rows: points.map((point) => ({
          label: point.name === undefined ? sayX(point.x) : `${sayX(point.x)} · ${point.name}`,
          cells: [valueCell(point.y, sayY(point.y))],
        })),
      })),
    },
    plot: (_, setting) =>
      curvePlot(series, {
        x: {
          domain,
          type: isLogX ? 'log' : 'linear',
          axis: x,
          ticks: words.ticks ?? evenly(domain, isLogX),
          tick: sayX,
        },
        y: { domain: { leastSpan: 0.001 }, axis: y, tick: atHeight },
        left: 52,
        behind: [
          ruleX(marks.x ?? [], { stroke: palette.ink, strokeDasharray: '3 3' }),
          ruleY((marks.y ?? []).map(height), { stroke: palette.muted, strokeDasharray: '2 3' }),
        ],
        setting,
      }),
  }
}

/** Powers of ten from which on only whole ones are marked. */
const manifold = 1.2

function evenly([from, to]: readonly [number, number], isLog: boolean): readonly number[] {
  if (!isLog) return [0, 1, 2, 3, 4].map((step) => from + ((to - from) * step) / 4)
  // Powers of two: an axis to base 2 leaves other numbers unsaid.
  const first = Math.ceil(Math.log2(from))
  const doublings = Math.floor(Math.log2(to)) - first
  const stride = Math.max(1, Math.ceil(doublings / 5))
  return Array.from(
    { length: Math.max(0, Math.floor(doublings / stride)) + 1 },
    (_, place) => 2 ** (first + place * stride),
  )
}
