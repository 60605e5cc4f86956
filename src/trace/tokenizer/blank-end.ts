import type { UnitClasses } from './unit-classes.ts'

/** How white space is cut: the same in every pattern but for its classes. */
export interface BlankRule {
  readonly blank: number
  readonly lineBreak: number
  /** White space at the very end is one piece, line breaks or not: `\s++$`. */
  readonly endTakesAll?: boolean
}

/**
 * The end of the piece of white space at `at`, as `\s*[\r\n]+|\s+(?!\S)|\s+` finds it: up to the last line break; without
 * one, all but the last blank, which belongs to the word after it. No white space lies beyond U+FFFF.
 */
export function blankEnd(
  { bits }: UnitClasses,
  { blank, lineBreak, endTakesAll }: BlankRule,
  units: Uint16Array,
  at: number,
  to: number,
): number {
  let end = at
  let afterBreak = at
  for (; end < to; end++) {
    const bit = bits[units[end] as number] as number
    if (bit === lineBreak) afterBreak = end + 1
    else if (bit !== blank) break
  }
  if (end === to && endTakesAll) return end
  if (afterBreak > at) return afterBreak
  return end === to || end === at + 1 ? end : end - 1
}
