/**
 * p-values adjusted for their number by Holm's step-down procedure (Holm 1979), in the order given. A missing one stays
 * missing but still counts as a member of the family.
 */
export function holm<P extends number | undefined>(pValues: readonly P[]): P[] {
  const order = pValues.map((_, index) => index)
  const rank = (index: number): number => pValues[index] ?? Infinity
  order.sort((x, y) => rank(x) - rank(y))
  const adjusted = [...pValues]
  let least = 0
  for (const [step, index] of order.entries()) {
    const pValue = pValues[index]
    if (pValue === undefined) continue
    least = Math.max(least, Math.min(1, pValue * (pValues.length - step)))
    adjusted[index] = least as P
  }
  return adjusted
}
