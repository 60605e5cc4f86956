import type { Table } from '#figure'

/** The notes of a table, each once, in the order in which a reader meets them. */
export function tableNotes({ groups }: Pick<Table, 'groups'>): string[] {
  const notes = groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ note }) => (note === undefined ? [] : [note]))),
  )
  return [...new Set(notes)]
}
