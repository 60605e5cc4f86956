/** Of `size` things `marked` are marked, and `drawn` of them are drawn without replacement. */
export interface Draw {
  readonly size: number
  readonly marked: number
  readonly drawn: number
}

/**
 * The chances of drawing so many marked things, from the fewest possible on. The terms are built from the likeliest one in
 * both directions and divided by their sum, so that nothing overflows and small chances keep their digits.
 */
function hypergeometric({ size, marked, drawn }: Draw): {
  readonly least: number
  readonly chances: Float64Array
} {
  const least = Math.max(0, drawn - (size - marked))
  const most = Math.min(marked, drawn)
  const chances = new Float64Array(most - least + 1)
  const likeliest = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (size + 2))))
  chances[likeliest - least] = 1
  for (let count = likeliest; count < most; count++) {
    const ratio = ((marked - count) * (drawn - count)) / ((count + 1) * (size - marked - drawn + count + 1))
    chances[count + 1 - least] = (chances[count - least] as number) * ratio
  }
  for (let count = likeliest; count > least; count--) {
    const ratio = (count * (size - marked - drawn + count)) / ((marked - count + 1) * (drawn - count + 1))
    chances[count - 1 - least] = (chances[count - least] as number) * ratio
  }
  const total = ascendingSum(chances)
  return { least, chances: chances.map((chance) => chance / total) }
}

/** The chance that at least `wanted` of the things drawn are marked. */
export function chanceOfAtLeast(wanted: number, draw: Draw): number {
  const { least, chances } = hypergeometric(draw)
  if (wanted <= least) return 1
  return Math.min(1, ascendingSum(chances.subarray(Math.min(chances.length, wanted - least))))
}

/** Small terms first, or they are lost behind the large ones. */
function ascendingSum(terms: Float64Array): number {
  return Float64Array.from(terms)
    .sort()
    .reduce((sum, term) => sum + term, 0)
}
