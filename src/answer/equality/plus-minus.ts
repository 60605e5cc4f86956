import { withChildren } from '../latex/children.ts'
import type { Tree } from '../latex/tree.ts'

/** Both answers that `a ± b` stands for, as a list; items of a list or set are expanded in place. Every ± takes one sign at a time. */
export function expanded(tree: Tree): Tree {
  if (tree.type === 'list' || tree.type === 'set') return { ...tree, items: tree.items.flatMap(bothOf) }
  const items = bothOf(tree)
  const [only] = items
  return items.length === 1 && only ? only : { type: 'list', items }
}

function bothOf(tree: Tree): readonly Tree[] {
  const [upper, lower] = [chosen(tree, true), chosen(tree, false)]
  return upper === lower ? [tree] : [upper, lower]
}

/** The tree with the upper or the lower signs; the same tree where it has no ±. */
function chosen(tree: Tree, upper: boolean): Tree {
  if (tree.type !== 'plus-minus' && tree.type !== 'minus-plus')
    return withChildren(tree, (part) => chosen(part, upper))
  const [left, right] = [chosen(tree.left, upper), chosen(tree.right, upper)]
  const adds = (tree.type === 'plus-minus') === upper
  return { type: 'sum', parts: [left, adds ? right : { type: 'minus', of: right }] }
}
