/**
 * The quantile of simulated values, cautious: the smallest of them that at least `probability` × (n + 1) do not exceed;
 * Infinity where so far out that the simulation cannot tell.
 */
export function upperQuantile(values: Float64Array, probability: number): number {
  const rank = Math.ceil(probability * (values.length + 1) - 1e-9)
  return rank > values.length ? Infinity : placed(values.slice(), Math.max(rank, 1) - 1)
}

/**
 * What would stand at a place if the values were sorted (Wirth's selection): a tenth of the work of sorting them. They are
 * moved about, and none of them is NaN.
 */
function placed(values: Float64Array, place: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const { left, right } = parted(values, { low, high, pivot: values[place] as number })
    if (right < place) low = left
    if (place < left) high = right
  }
  return values[place] as number
}

/** Moves what is below the pivot to the left and what is above it to the right; answers where these two parts begin and end. */
function parted(
  values: Float64Array,
  { low, high, pivot }: { readonly low: number; readonly high: number; readonly pivot: number },
): { readonly left: number; readonly right: number } {
  let left = low
  let right = high
  while (left <= right) {
    while ((values[left] as number) < pivot) left++
    while ((values[right] as number) > pivot) right--
    if (left > right) break
    const moved = values[left] as number
    values[left++] = values[right] as number
    values[right--] = moved
  }
  return { left, right }
}
