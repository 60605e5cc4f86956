/** Two bounds; −Infinity or Infinity where nothing bounds. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export const unbounded: Interval = { low: -Infinity, high: Infinity }

/** The interval of the negated number. */
export function mirrored({ low, high }: Interval): Interval {
  return { low: 0 - high, high: 0 - low }
}

/** What lies in both. */
export function intersection(x: Interval, y: Interval): Interval {
  return { low: Math.max(x.low, y.low), high: Math.min(x.high, y.high) }
}

/** The smallest interval that holds both. */
export function hull(x: Interval, y: Interval): Interval {
  return { low: Math.min(x.low, y.low), high: Math.max(x.high, y.high) }
}

/** The interval of a number and what reaches to both sides of it; an infinite reach gives no bounds. */
export function around(value: number, reach: number): Interval {
  return { low: value - reach, high: value + reach }
}
