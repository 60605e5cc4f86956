import { dot, type Markish } from '@observablehq/plot'

/** The end of an interval that goes on beyond the axis. */
export function beyondArrow(
  {
    x,
    y,
    dy = 0,
    rotate,
  }: { readonly x: number; readonly y: string | number; readonly dy?: number; readonly rotate: number },
  color: string,
): Markish {
  return dot([x], { x: [x], y: [y], dy, rotate, r: 4, symbol: 'triangle2', fill: color })
}
