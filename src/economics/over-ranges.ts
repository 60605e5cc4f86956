import type { Range } from './datum.ts'

const mostUncertain = 12

/**
 * The range of a formula over the ranges of its inputs: its least and greatest value at the corners, which are its bounds
 * where it rises or falls with each input on its own, as every formula here does.
 * @throws RangeError with more than 12 uncertain inputs: draw at random then
 */
export function overRanges<Names extends string>(
  compute: (inputs: Readonly<Record<Names, number>>) => number,
  ranges: Readonly<Record<Names, Range>>,
): Range {
  const entries = Object.entries<Range>(ranges)
  const uncertain = entries.filter(([, { low, high }]) => low !== high)
  if (uncertain.length > mostUncertain)
    throw new RangeError(`${uncertain.length} uncertain inputs: at most ${mostUncertain}`)
  const middle = Object.fromEntries(entries.map(([name, { value }]) => [name, value]))
  const at = (inputs: Readonly<Record<string, number>>): number =>
    compute(inputs as Readonly<Record<Names, number>>)
  const corners = Array.from({ length: 2 ** uncertain.length }, (_, corner) => {
    const moved = uncertain.map(([name, { low, high }], place) => [name, (corner >> place) & 1 ? high : low])
    return at({ ...middle, ...Object.fromEntries(moved) })
  })
  const value = at(middle)
  return { value, low: Math.min(value, ...corners), high: Math.max(value, ...corners) }
}

/** A number that is certain. */
export function exactly(value: number): Range {
  return { value, low: value, high: value }
}
