import { withChildren } from '../latex/children.ts'
import type { Tree } from '../latex/tree.ts'

/** A tree with other names for its variables. */
export function renamed(tree: Tree, names: ReadonlyMap<string, string>): Tree {
  if (names.size === 0) return tree
  if (tree.type === 'symbol') return { ...tree, name: names.get(tree.name) ?? tree.name }
  const inner = withChildren(tree, (part) => renamed(part, names))
  return inner.type === 'series' ? { ...inner, index: names.get(inner.index) ?? inner.index } : inner
}
