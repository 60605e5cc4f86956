/**
 * Where an increasing function crosses 0 between two places, to the last bit that doubles can tell apart; an end where
 * it does not cross.
 */
export function rootOfIncreasing(f: (x: number) => number, from: number, to: number): number {
  let low = from
  let high = to
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return middle
    if (f(middle) < 0) low = middle
    else high = middle
  }
}
