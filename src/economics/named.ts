interface Named {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

/**
 * The row of that name, id or alias, however it is capitalised and spaced.
 * @throws RangeError with the ids there are where none has it
 */
export function named<Row extends Named>(kind: string, rows: readonly Row[], asked: string): Row {
  const wanted = plain(asked)
  const found = rows.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((word) => plain(word) === wanted),
  )
  if (found !== undefined) return found
  throw new RangeError(`no ${kind} "${asked.slice(0, 60)}": there are ${rows.map(({ id }) => id).join(', ')}`)
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_]+/g, '-')
}
