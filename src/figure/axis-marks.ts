import { axisX, axisY, type Markish, text } from '@observablehq/plot'
import { palette } from './palette.ts'

/** The axis below a chart with its name in the middle under it; at these places, or where Plot chooses so many. */
export function acrossAxis(
  ticks: readonly number[] | { readonly ticks: number | number[] },
  { tick, name }: { readonly tick: (value: number) => string; readonly name: string },
): Markish {
  const options = {
    tickSize: 0,
    label: name,
    labelAnchor: 'center',
    labelArrow: 'none',
    labelOffset: 40,
    color: palette.muted,
  } as const
  // At places of one's own each has its number: a format leaves most of those of a logarithmic axis out.
  return 'ticks' in ticks
    ? axisX({ ...ticks, ...options, tickFormat: tick })
    : axisX([...ticks], { ...options, text: tick })
}

/** The axis beside a chart, its name above it: turned by ninety degrees nobody reads it. */
export function uprightAxis({
  tick,
  name,
  left,
  ticks,
}: {
  readonly tick: (value: number) => string
  readonly name: string
  /** Pixels that its numbers have. */
  readonly left: number
  /** Where its numbers stand; without them at about five places that Plot chooses. */
  readonly ticks?: readonly number[]
}): Markish[] {
  const options = { tickSize: 0, label: null, color: palette.muted } as const
  return [
    ticks ? axisY([...ticks], { text: tick, ...options }) : axisY({ ticks: 5, tickFormat: tick, ...options }),
    text([name], { frameAnchor: 'top-left', dx: 6 - left, dy: -20, fill: palette.muted }),
  ]
}
