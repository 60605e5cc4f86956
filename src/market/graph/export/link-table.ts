import type { Graph } from '../graph.ts'

/** Columns of the table of links; those that a link does not have are empty. */
export const linkColumns = [
  'from',
  'kind',
  'to',
  'effect',
  'size',
  'shareOfFrom',
  'shareOfTo',
  'shareMeans',
  'stake',
  'units',
  'usdBillion',
  'source',
  'date',
  'confidence',
] as const

/** Every link as a row, for a CSV file. */
export function linkTable({ links }: Graph): readonly (readonly (string | number | undefined)[])[] {
  return links.map((link) => linkColumns.map((column) => link[column]))
}
