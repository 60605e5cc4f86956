import { dot, type Markish } from '@observablehq/plot'

/** The end of an interval that goes on beyond the axis. */
export function beyondArrow(
  { x, y, rotate }: { readonly x: number; readonly y: number; readonly rotate: number },
  color: string,
): Markish {
  return dot([x], { x: [x], y: [y], rotate, r: 4, symbol: 'triangle2', fill: color })
}
