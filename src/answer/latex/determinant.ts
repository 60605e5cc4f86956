import type { Tree } from './tree.ts'

/** Larger determinants have too many terms to be written out. */
const largest = 4

/** A determinant written out along its first row; undefined where the matrix is not square, or large. */
export function determinant(rows: readonly (readonly Tree[])[]): Tree | undefined {
  if (rows.length > largest || rows.length === 0) return undefined
  if (!rows.every((row) => row.length === rows.length)) return undefined
  const [first = [], ...others] = rows
  if (others.length === 0) return first[0]
  const parts: Tree[] = []
  for (const [column, entry] of first.entries()) {
    const minor = determinant(others.map((row) => row.filter((_, place) => place !== column)))
    if (!minor) return undefined
    const term: Tree = { type: 'product', parts: [entry, minor] }
    parts.push(column % 2 === 0 ? term : { type: 'minus', of: term })
  }
  return { type: 'sum', parts }
}
