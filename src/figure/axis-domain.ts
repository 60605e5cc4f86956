export interface DomainOptions {
  /** The axis spans at least this much, so that noise does not fill it. */
  readonly leastSpan: number
  /** Values beyond these cannot occur. */
  readonly within?: readonly [number, number]
  /** The axis ends here whatever lies beyond. */
  readonly most?: number
}

/** How far beyond the largest value an axis goes for the sake of intervals. */
const intervalsBeyond = 2

/**
 * Where an axis of values from 0 upwards ends so that one boundless interval does not flatten everything: at twice the
 * largest value, whatever the intervals say.
 */
export function mostOf(values: readonly number[]): number {
  return intervalsBeyond * Math.max(0, ...values)
}

/** An axis that holds all values with a little air on both sides. Without values: the least span from 0 on. */
export function axisDomain(
  values: readonly (number | null | undefined)[],
  { leastSpan, within = [-Infinity, Infinity], most: end = Infinity }: DomainOptions,
): [number, number] {
  const there = values.flatMap((value) =>
    value === null || value === undefined ? [] : [Math.min(value, end)],
  )
  if (there.length === 0) return [0, leastSpan]
  const low = Math.min(...there)
  const high = Math.max(...there)
  const span = Math.max((high - low) * 1.16, leastSpan)
  const [least, most] = within
  const start = Math.min(Math.max(least, (low + high - span) / 2), Math.max(least, most - span))
  return [start, Math.min(most, start + span)]
}
