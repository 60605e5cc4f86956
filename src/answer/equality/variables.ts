import { childrenOf } from '../latex/children.ts'
import type { Tree } from '../latex/tree.ts'
import { isConstant } from './numeric-value.ts'

/** What an expression depends on. */
export interface Variables {
  /** In order of first occurrence. */
  readonly names: Set<string>
  /** Those that count something, and so take whole numbers. */
  readonly whole: Set<string>
  /** Whether a number in it is written with a decimal mark. */
  rounded: boolean
  /** Whether an unknown function occurs. */
  calls: boolean
}

/** Letters that by custom count. */
const counting: ReadonlySet<string> = new Set(['n', 'm', 'k'])

export function variablesOf(...trees: readonly Tree[]): Variables {
  const found: Variables = { names: new Set(), whole: new Set(), rounded: false, calls: false }
  for (const tree of trees) collect(tree, found)
  for (const name of found.names) if (counting.has(name)) found.whole.add(name)
  return found
}

function collect(tree: Tree, found: Variables): void {
  switch (tree.type) {
    case 'number':
      if (tree.rounded) found.rounded = true
      return
    case 'symbol':
      if (!isConstant(tree.name)) found.names.add(tree.name)
      return
    case 'series':
      collectSeries(tree, found)
      return
    case 'call':
      if (!tree.known) found.calls = true
      break
    default:
  }
  for (const child of childrenOf(tree)) collect(child, found)
}

function collectSeries(tree: Tree & { readonly type: 'series' }, found: Variables): void {
  const limits = variablesOf(tree.from, tree.to)
  for (const name of limits.names) {
    found.names.add(name)
    found.whole.add(name)
  }
  const isNew = !found.names.has(tree.index)
  collect(tree.body, found)
  if (isNew) found.names.delete(tree.index)
}
