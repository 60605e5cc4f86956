import { dot, type Markish, text } from '@observablehq/plot'
import { label } from './label.ts'
import { palette, type SeriesStyle } from './palette.ts'

/** Pixels that each row takes above the axis. */
const legendRow = 19

interface NamedStyle {
  readonly name: string
  readonly style: SeriesStyle
}

export function legendHeight(rows: number): number {
  return rows * legendRow
}

/** What each series looks like and is called, one below the other above the axis. */
export function seriesLegend(series: readonly NamedStyle[], left: number): Markish[] {
  return series.flatMap((one, row) =>
    legendEntry(one, { dx: 12 - left, dy: -24 - (series.length - row) * legendRow }),
  )
}

/** Of many series: as many in a row as have room in this width. */
export function wrappedLegend(
  series: readonly NamedStyle[],
  { left, width }: { readonly left: number; readonly width: number },
): { readonly height: number; readonly marks: readonly Markish[] } {
  const column = Math.max(...series.map(({ name }) => entryWidth(label(name, longest))))
  const columns = Math.max(1, Math.floor((width - 12) / column))
  const rows = Math.ceil(series.length / columns)
  const marks = series.flatMap((one, place) =>
    legendEntry(one, {
      dx: 12 - left + (place % columns) * column,
      dy: -24 - (rows - Math.floor(place / columns)) * legendRow,
    }),
  )
  return { height: legendHeight(rows), marks }
}

const longest = 44

/** About what a name takes with its mark: letters of Hangul and Han are twice as wide as others. */
function entryWidth(name: string): number {
  const letters = [...name].reduce(
    (sum, letter) => sum + (/[\u1100-\u9fff\uac00-\ud7af]/.test(letter) ? 12 : 6.6),
    0,
  )
  return 28 + letters
}

function legendEntry(
  { name, style }: NamedStyle,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): Markish[] {
  return [
    dot([name], {
      frameAnchor: 'top-left',
      dx,
      dy: dy + 6,
      // A star of the same area reaches further.
      r: style.symbol === 'star' ? 3.9 : 4.75,
      symbol: style.symbol,
      fill: style.hollow ? palette.paper : style.color,
      stroke: style.color,
      strokeWidth: 2,
    }),
    text([label(name, longest)], { frameAnchor: 'top-left', dx: dx + 11, dy, fill: palette.ink }),
  ]
}
