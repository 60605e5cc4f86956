/** The last part of a sequence, made of rounds of one length; the first round may be incomplete. */
export interface TrailingPeriod {
  readonly period: number
  readonly length: number
}

/**
 * The smallest period with which a sequence ends: at least three rounds and `least` values, or two rounds of
 * `leastOfTwoRounds` each. The Z-function of the sequence read backwards: linear, whatever it holds.
 */
export function trailingPeriod(
  back: (distance: number) => number,
  length: number,
  { least, leastOfTwoRounds }: { readonly least: number; readonly leastOfTwoRounds: number },
): TrailingPeriod | undefined {
  const values = new Uint16Array(length)
  for (let index = 0; index < length; index++) values[index] = back(index)
  // matched[i]: how far the sequence agrees with itself moved by i.
  const matched = new Int32Array((length >> 1) + 1)
  let left = 0
  let right = 0
  for (let shift = 1; shift < matched.length; shift++) {
    let run = shift < right ? Math.min(right - shift, matched[shift - left] as number) : 0
    while (shift + run < length && values[run] === values[shift + run]) run++
    matched[shift] = run
    if (shift + run > right) {
      left = shift
      right = shift + run
    }
    const rounds = run >= 2 * shift || (shift >= leastOfTwoRounds && run >= shift)
    if (rounds && run + shift >= least) return { period: shift, length: run + shift }
  }
  return undefined
}
