/**
 * The arms that a name can mean: the arm of that very id, or else all whose id goes on after it with parameters or a selection.
 * So `tip` names `tip:alpha=3,beta=20` as long as no other arm begins so, and `tip:alpha=3` does where there is another.
 */
export function armsNamed(ids: readonly string[], name: string): readonly string[] {
  if (ids.includes(name)) return [name]
  if (name === '') return []
  return ids.filter((id) => id.startsWith(name) && /^[^\w.-]/.test(id.slice(name.length)))
}
