import { barRows } from './bar-rows.ts'
import type { Chart } from './chart.ts'
import { label } from './label.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { palette, type SeriesStyle } from './palette.ts'
import { absentCell, type Cell, valueCell } from './table.ts'

/** A name with a number of each kind; undefined where nobody told one. */
export interface BarGroup {
  readonly name: string
  readonly values: readonly (number | undefined)[]
  /** Whether the whole row is of another sort: planned, or not the house's own. */
  readonly isPale?: boolean
}

export interface GroupedBarsWords {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly reading: string
  readonly axis: string
  readonly corner: string
  readonly kinds: readonly string[]
  readonly absent: string
  readonly decimals?: number
  readonly unit?: string
  /** Said in the picture itself, such as that its numbers are made up. */
  readonly remark?: string | undefined
}

const styles: readonly SeriesStyle[] = [
  { color: palette.blue, symbol: 'circle', hollow: false },
  { color: palette.orange, symbol: 'diamond2', hollow: false },
  { color: palette.green, symbol: 'square2', hollow: false },
  { color: palette.purple, symbol: 'triangle2', hollow: false },
]

/** A row a name, a bar a kind, all from zero. Undefined without a number, or with more kinds than can be told apart. */
export function groupedBarsChart(groups: readonly BarGroup[], words: GroupedBarsWords): Chart | undefined {
  const { id, language, title, reading, axis, kinds, absent, decimals = 1, unit = '', remark } = words
  const isEmpty = groups.every(({ values }) => values.every((value) => value === undefined))
  if (isEmpty || kinds.length > styles.length) return undefined
  const written = (value: number | undefined): string =>
    value === undefined ? absentMark : `${formatNumber(value, { language, decimals })}${unit}`
  const cellOf = (value: number | undefined): Cell =>
    value === undefined ? absentCell(absent) : valueCell(value, written(value))
  const hintOf = (name: string, kind: string, value: number | undefined): string =>
    `${label(name)}, ${label(kind)}: ${written(value)}`
  const spoken = groups.flatMap(({ name, values }) =>
    kinds.flatMap((kind, at) => (values[at] === undefined ? [] : [hintOf(name, kind, values[at])])),
  )
  return {
    id,
    title,
    reading,
    description: `${reading} ${spoken.join('; ')}`,
    table: {
      title,
      corner: words.corner,
      columns: kinds,
      groups: [
        {
          rows: groups.map(({ name, values }) => ({
            label: name,
            cells: kinds.map((_, at) => cellOf(values[at])),
          })),
        },
      ],
    },
    plot: (width, setting) =>
      barRows(
        groups.map(({ name, values, isPale = false }) => ({
          label: label(name),
          aside: kinds.map((_, at) => written(values[at])).join(' · '),
          bars: kinds.map((kind, at) => ({
            value: values[at],
            hint: hintOf(name, kind, values[at]),
            isPale,
          })),
        })),
        {
          kinds: kinds.map((name, at) => ({
            name,
            style: styles[at] ?? { color: palette.ink, symbol: 'circle', hollow: false },
          })),
          axis,
          tick: (value) => formatNumber(value, { language, decimals: 0 }),
          remark,
          width,
          setting,
        },
      ),
  }
}
