/**
 * Pearson's correlation of two columns of equal length, between −1 and 1; NaN where one does not vary.
 */
export function correlation(a: Float64Array, b: Float64Array): number {
  const [middleA, middleB] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (const [place, value] of a.entries()) {
    const [x, y] = [value - middleA, (b[place] as number) - middleB]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}

function mean(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
