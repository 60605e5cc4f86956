export interface DomainOptions {
  /** The axis spans at least this much, so that noise does not fill it. */
  readonly leastSpan: number
  /** Values beyond these cannot occur. */
  readonly within?: readonly [number, number]
}

/** An axis that holds all values with a little air on both sides. Without values: the least span from 0 on. */
export function axisDomain(
  values: readonly (number | null | undefined)[],
  { leastSpan, within = [-Infinity, Infinity] }: DomainOptions,
): [number, number] {
  const there = values.filter((value) => value !== null && value !== undefined)
  if (there.length === 0) return [0, leastSpan]
  const low = Math.min(...there)
  const high = Math.max(...there)
  const span = Math.max((high - low) * 1.16, leastSpan)
  const [least, most] = within
  const start = Math.min(Math.max(least, (low + high - span) / 2), Math.max(least, most - span))
  return [start, Math.min(most, start + span)]
}
