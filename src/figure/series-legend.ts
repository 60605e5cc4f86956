import { dot, type Markish, text } from '@observablehq/plot'
import { label } from './label.ts'
import { palette, type SeriesStyle } from './palette.ts'

/** Pixels that each series takes above the axis. */
const legendRow = 19

export function legendHeight(series: number): number {
  return series * legendRow
}

/** What each series looks like and is called, one below the other above the axis. */
export function seriesLegend(
  series: readonly { readonly name: string; readonly style: SeriesStyle }[],
  left: number,
): Markish[] {
  return series.flatMap(({ name, style }, index) => {
    const dy = -24 - (series.length - index) * legendRow
    const dx = 12 - left
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
      text([label(name, 44)], { frameAnchor: 'top-left', dx: dx + 11, dy, fill: palette.ink }),
    ]
  })
}
