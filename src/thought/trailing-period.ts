/** The last part of a text, made of rounds of one length; the first round may be incomplete. */
export interface TrailingPeriod {
  readonly period: number
  readonly length: number
}

/**
 * The smallest period with which a text ends before `end`: three rounds or more and `least` characters, or two rounds of
 * `leastOfTwoRounds` each. The Z-function of the text read backwards: linear, whatever it holds.
 */
export function trailingPeriod(
  text: string,
  end: number,
  { least, leastOfTwoRounds }: { readonly least: number; readonly leastOfTwoRounds: number },
): TrailingPeriod | undefined {
  const codes = new Uint16Array(end)
  for (let at = 0; at < end; at++) codes[end - 1 - at] = text.charCodeAt(at)
  // matched[i]: how far the text read backwards agrees with itself moved by i.
  const matched = new Int32Array((end >> 1) + 1)
  let left = 0
  let right = 0
  for (let shift = 1; shift < matched.length; shift++) {
    let run = shift < right ? Math.min(right - shift, matched[shift - left] as number) : 0
    while (shift + run < end && codes[run] === codes[shift + run]) run++
    matched[shift] = run
    if (shift + run > right) {
      left = shift
      right = shift + run
    }
    // Blanks that end the last round are behind `end`.
    const repeated = run + text.length - end
    const rounds = repeated >= 2 * shift || (shift >= leastOfTwoRounds && repeated >= shift)
    if (rounds && run + shift >= least) return { period: shift, length: run + shift }
  }
  return undefined
}
