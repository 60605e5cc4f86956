/** So many times its beginning an axis has to go for its doublings to be enough numbers. */
const wide = 8

/**
 * Round values of a logarithmic axis, at most `most` of them and at least two: 1, 2 and 5 times powers of ten, fewer of them over
 * many powers, and evenly spaced ones where the axis is too short for those. Plot itself draws lines there without numbers.
 */
export function logTicks([low, high]: readonly [number, number], most = 6): number[] {
  if (!(low > 0) || !(high > low)) return low > 0 ? [low] : []
  const series = high / low < wide ? [] : [[1, 2, 5], [1, 3], [1]]
  for (const mantissas of series) {
    const ticks = inPowers(low, high, mantissas)
    if (ticks.length >= 2 && ticks.length <= most) return ticks
  }
  if (high / low >= wide) {
    const powers = inPowers(low, high, [1])
    const every = Math.ceil(powers.length / most)
    if (powers.length >= 2) return powers.filter((_, place) => place % every === 0)
  }
  return even(low, high, most)
}

function inPowers(low: number, high: number, mantissas: readonly number[]): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.floor(Math.log10(high))]
  const powers = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  return powers
    .flatMap((power) => mantissas.map((mantissa) => Number(`${mantissa}e${power}`)))
    .filter((tick) => tick >= low && tick <= high)
}

/** At 1, 2 or 5 times a power of ten apart: the closest of which there are not too many. */
function even(low: number, high: number, most: number): number[] {
  const power = Math.floor(Math.log10((high - low) / most))
  for (const step of [1, 2, 5, 10, 20].map((mantissa) => Number(`${mantissa}e${power}`))) {
    const [first, last] = [Math.ceil(low / step), Math.floor(high / step)]
    if (last - first < most)
      return Array.from({ length: last - first + 1 }, (_, place) =>
        Number(((first + place) * step).toPrecision(12)),
      )
  }
  return [low, high]
}
