/** Lines of a text, counted from 1, both within. */
export interface Lines {
  readonly from: number
  readonly to: number
}

/** The paragraph or table that follows a comment; empty lines and other comments between are passed over. */
export function paragraphAfter(lines: readonly string[], comment: number): Lines {
  let from = comment + 1
  while (from <= lines.length && /^\s*(?:<!--.*-->\s*)*$/.test(lines[from - 1] ?? '')) from++
  let to = from
  while (to < lines.length && lines[to]?.trim() !== '') to++
  return { from, to }
}
