import type { RelationChain, Tree } from '../latex/tree.ts'
import { variablesOf } from './variables.ts'

/** An equation that only says what something is called: `x = 5`, `AB = 4`, `(p, q) = (3, 2)`, `S_1 : S_2 = 7 : 32`. */
export interface Assignment {
  readonly label: Tree
  /** What it is said to be: one value, or an exact one and its rounding (`1/3 ≈ 0.33`). */
  readonly values: readonly Tree[]
}

/** A chain of equalities as an assignment; undefined where it is none. `2 + 3 = 5` is one without a name. */
export function assignmentOf(tree: Tree): Assignment | undefined {
  if (tree.type !== 'relation') return undefined
  if (!tree.relations.every((relation) => relation === '=' || relation === '≈' || relation === '≡'))
    return undefined
  const [first] = tree.operands
  const last = tree.operands.at(-1)
  if (!first || !last) return undefined
  if (isName(first) && (!isSumOfNames(first) || isValue(last)))
    return { label: first, values: valuesOf(tree) }
  if (tree.operands.length === 2)
    return isName(last) && isValue(first) ? { label: last, values: [first] } : constantChain(tree)
  return tree.operands.some(isName)
    ? { label: tree.operands.find(isName) ?? first, values: [last] }
    : constantChain(tree)
}

/** `2 + 3 = 5`: a computation and its result. */
function constantChain(tree: RelationChain): Assignment | undefined {
  const [first] = tree.operands
  if (!first || !tree.operands.every(isValue)) return undefined
  return { label: first, values: tree.relations[0] === '≈' ? [first, ...valuesOf(tree)] : valuesOf(tree) }
}

/** The last value before the first ≈, and the last of all. */
function valuesOf({ relations, operands }: RelationChain): readonly Tree[] {
  const last = operands.at(-1)
  const rounding = relations.indexOf('≈', 1)
  const exact = rounding > 0 ? operands[rounding] : undefined
  return [exact, last].filter((value) => value !== undefined)
}

function isValue(tree: Tree): boolean {
  const { names, calls } = variablesOf(tree)
  return names.size === 0 && !calls
}

/** Made of names alone, without a number: it says what is meant, not what it is. */
function isName(tree: Tree): boolean {
  switch (tree.type) {
    case 'symbol':
      return tree.name !== 'pi' && tree.name !== 'e' && tree.name !== 'i'
    case 'words':
      return true
    case 'product':
    case 'ratio':
    case 'sum':
      return tree.parts.every(isName)
    case 'quotient':
      return isName(tree.left) && isName(tree.right)
    case 'bracket':
      return tree.items.every(isName)
    case 'call':
      return tree.known ? tree.args.every(isName) : true
    default:
      return false
  }
}

function isSumOfNames(tree: Tree): boolean {
  return tree.type === 'sum'
}

/** The name in an assignment as text; undefined for anything else. */
export function assignmentLabel(tree: Tree): string | undefined {
  const assignment = assignmentOf(tree)
  return assignment && isName(assignment.label) ? nameText(assignment.label) : undefined
}

function nameText(tree: Tree): string {
  if (tree.type === 'symbol') return tree.name
  if (tree.type === 'words') return tree.words
  return [...variablesOf(tree).names].join(' ')
}
