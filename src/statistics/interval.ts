/** Two bounds; −Infinity or Infinity where nothing bounds. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The interval of the negated number. */
export function mirrored({ low, high }: Interval): Interval {
  return { low: 0 - high, high: 0 - low }
}

export function clamped({ low, high }: Interval, least: number, most: number): Interval {
  return { low: Math.max(low, least), high: Math.min(high, most) }
}
