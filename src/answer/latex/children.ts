import type { Tree } from './tree.ts'

/** The parts of a tree, from left to right. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.type) {
    case 'sum':
    case 'product':
    case 'ratio':
      return tree.parts
    case 'minus':
    case 'percent':
    case 'degrees':
      return [tree.of]
    case 'quotient':
    case 'power':
    case 'plus-minus':
    case 'minus-plus':
    case 'set-operation':
      return [tree.left, tree.right]
    case 'call':
      return tree.args
    case 'series':
      return [tree.from, tree.to, tree.body]
    case 'bracket':
    case 'set':
    case 'list':
      return tree.items
    case 'relation':
      return tree.operands
    case 'quantity':
      return [tree.value]
    case 'builder':
      return [tree.variable, tree.condition]
    case 'matrix':
      return tree.rows.flat()
    default:
      return []
  }
}

/** A tree with each of its parts changed; the same tree where none was. */
export function withChildren(tree: Tree, change: (part: Tree) => Tree): Tree {
  const before = childrenOf(tree)
  if (before.length === 0) return tree
  const after = before.map(change)
  return after.every((part, place) => part === before[place]) ? tree : rebuilt(tree, after)
}

/** A tree of other parts, as many as `childrenOf` gives. */
function rebuilt(tree: Tree, parts: readonly Tree[]): Tree {
  const [first = tree, second = tree, third = tree] = parts
  switch (tree.type) {
    case 'sum':
    case 'product':
    case 'ratio':
      return { ...tree, parts }
    case 'minus':
    case 'percent':
    case 'degrees':
      return { ...tree, of: first }
    case 'quotient':
    case 'power':
    case 'plus-minus':
    case 'minus-plus':
    case 'set-operation':
      return { ...tree, left: first, right: second }
    case 'call':
      return { ...tree, args: parts }
    case 'series':
      return { ...tree, from: first, to: second, body: third }
    case 'bracket':
    case 'set':
    case 'list':
      return { ...tree, items: parts }
    case 'relation':
      return { ...tree, operands: parts }
    case 'quantity':
      return { ...tree, value: first }
    case 'builder':
      return { ...tree, variable: first, condition: second }
    case 'matrix':
      return { ...tree, rows: inRows(tree.rows, parts) }
    default:
      return tree
  }
}

function inRows(rows: readonly (readonly Tree[])[], entries: readonly Tree[]): readonly (readonly Tree[])[] {
  let at = 0
  return rows.map((row) => row.map((entry) => entries[at++] ?? entry))
}
