import { axisX, axisY, type Markish, text } from '@observablehq/plot'
import { palette } from './palette.ts'

/** The axis below a chart with its name in the middle under it; at these places, or where Plot chooses so many. */
export function acrossAxis(
  ticks: readonly number[] | { readonly ticks: number | number[] },
  { tick, name }: { readonly tick: (value: number) => string; readonly name: string },
): Markish {
  const options = {
    tickSize: 0,
    tickFormat: tick,
    label: name,
    labelAnchor: 'center',
    labelArrow: 'none',
    labelOffset: 40,
    color: palette.muted,
  } as const
  return 'ticks' in ticks ? axisX({ ...ticks, ...options }) : axisX([...ticks], options)
}

/** The axis beside a chart, its name above it: turned by ninety degrees nobody reads it. */
export function uprightAxis({
  tick,
  name,
  left,
}: {
  readonly tick: (value: number) => string
  readonly name: string
  /** Pixels that its numbers have. */
  readonly left: number
}): Markish[] {
  return [
    axisY({ ticks: 5, tickSize: 0, tickFormat: tick, label: null, color: palette.muted }),
    text([name], { frameAnchor: 'top-left', dx: 6 - left, dy: -20, fill: palette.muted }),
  ]
}
