import { type Markish, ruleX } from '@observablehq/plot'
import { palette } from './palette.ts'

/** A value that a line carries past all rows. */
export interface Guide {
  readonly at: number
  readonly dashed?: boolean
}

/** Pixels from the top of a chart, from where to where a line is drawn. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A vertical line beside the marks of the rows, left out where their names stand: a line through a word is read as part of it. */
export function guideMark({ at, dashed = false }: Guide, stretches: readonly Stretch[]): Markish {
  return ruleX(stretches, {
    x: () => at,
    y1: 'from',
    y2: 'to',
    stroke: palette.muted,
    strokeWidth: 1.25,
    ...(dashed ? { strokeDasharray: '4,3' } : {}),
  })
}
