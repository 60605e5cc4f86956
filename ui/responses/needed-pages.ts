/** Rows that are asked for at once. */
export const rowsPerPage = 100

/** The pages, 0 for the first, that hold the rows from `first` to `last` of `total`. */
export function neededPages({
  first,
  last,
  total,
}: {
  readonly first: number
  readonly last: number
  readonly total: number
}): number[] {
  if (first >= total || last < first) return []
  const from = Math.floor(Math.max(0, first) / rowsPerPage)
  const to = Math.floor(Math.min(total - 1, last) / rowsPerPage)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
