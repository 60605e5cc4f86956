import type { Cell, Table, TableRow } from './table.ts'

/** Numbers of arms over steps: levels, positions, stretches of time. */
export interface StepsTable {
  readonly title: string
  /** What the steps are. */
  readonly steps: { readonly title: string; readonly names: readonly string[] }
  /** What the others are. */
  readonly arms: { readonly title: string; readonly names: readonly string[] }
  readonly cell: (arm: number, step: number) => Cell
}

/** More columns than these are hard to read. */
const mostColumns = 6

/** A row a step where the arms are few, else a row an arm. */
export function stepsTable({ title, steps, arms, cell }: StepsTable): Table {
  const upright = arms.names.length <= mostColumns
  const [across, down] = upright ? [arms, steps] : [steps, arms]
  const rows = down.names.map(
    (label, row): TableRow => ({
      label,
      cells: across.names.map((_, column) => (upright ? cell(column, row) : cell(row, column))),
    }),
  )
  return { title, corner: down.title, columns: across.names, groups: [{ rows }], oneScale: true }
}
