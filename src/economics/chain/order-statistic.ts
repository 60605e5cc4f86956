/**
 * The value that would stand at a place if the values were sorted (Hoare's selection). Values are moved: all before the place
 * are not greater, all after it not less, so that a later place can be looked for from there on.
 */
export function orderStatistic(values: Float64Array, place: number, from = 0): number {
  let low = from
  let high = values.length - 1
  while (low < high) {
    const { left, right } = parted(values, low, high)
    if (place <= right) high = right
    else if (place >= left) low = left
    else break
  }
  return values[place] as number
}

/** Moves what is less than the middle value before what is greater: up to `right` the one, from `left` on the other. */
function parted(
  values: Float64Array,
  low: number,
  high: number,
): { readonly left: number; readonly right: number } {
  const pivot = values[(low + high) >> 1] as number
  let left = low
  let right = high
  for (;;) {
    while ((values[left] as number) < pivot) left++
    while ((values[right] as number) > pivot) right--
    if (left > right) return { left, right }
    const held = values[left] as number
    values[left++] = values[right] as number
    values[right--] = held
  }
}
