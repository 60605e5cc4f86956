import type { Bracket, Tree } from '../latex/tree.ts'
import { assignmentLabel } from './assignment.ts'
import {
  both,
  type Comparison,
  type Decision,
  exactlyDifferent,
  exactlyEqual,
  undecided,
} from './comparison.ts'

/** More pairs of items than these are not tried against each other. */
const mostPairs = 2500

/** Several things in one answer: a list, a set, a tuple. */
export type Sequence = Bracket | (Tree & { readonly type: 'set' | 'list' })

export function isSequence(tree: Tree): tree is Sequence {
  return tree.type === 'bracket' || tree.type === 'set' || tree.type === 'list'
}

/** Compares tuples in their order, sets in none, and plain lists as the options say. */
export function sameSequence(a: Sequence, b: Sequence, comparison: Comparison): Decision {
  if (a.type === 'bracket') return sameAsTuple(a, b, comparison)
  if (b.type === 'bracket') return sameAsTuple(b, a, comparison)
  const lists = a.type === 'list' && b.type === 'list'
  const ordered = lists && (comparison.options.orderMatters || onlyOneLabels(a, b))
  return ordered ? sameInOrder(a.items, b.items, comparison) : sameInAnyOrder(a, b, comparison)
}

/** A tuple beside another, a list in its order, or a set where the options allow it. */
function sameAsTuple(bracket: Bracket, other: Sequence, comparison: Comparison): Decision {
  const comparable =
    other.type === 'bracket'
      ? sameBrackets(bracket, other)
      : isTuple(bracket) && (other.type === 'list' || !comparison.options.strict)
  return comparable ? sameInOrder(bracket.items, other.items, comparison) : exactlyDifferent
}

/** `(1, 2)` and `[1, 2]` are intervals, and differ; of three items neither can be one. */
function sameBrackets(a: Bracket, b: Bracket): boolean {
  if (a.items.length !== b.items.length) return false
  if (a.items.length > 2) return isTuple(a) && isTuple(b)
  const plain = (sign: string): string => sign.replace('⟨', '(').replace('⟩', ')')
  return plain(a.open) === plain(b.open) && plain(a.close) === plain(b.close)
}

/** Opened and closed by brackets of one kind. */
function isTuple({ open, close }: Bracket): boolean {
  return '([⟨'.indexOf(open) === ')]⟩'.indexOf(close)
}

/** `AB = 4, CD = 5` and `4, 5`: the names of one give the order of the other. */
function onlyOneLabels(a: Sequence, b: Sequence): boolean {
  const [left, right] = [labels(a), labels(b)]
  return (left.size > 1 && right.size === 0) || (right.size > 1 && left.size === 0)
}

function labels({ items }: Sequence): ReadonlySet<string> {
  return new Set(items.map(assignmentLabel).filter((label) => label !== undefined))
}

export function sameInOrder(a: readonly Tree[], b: readonly Tree[], comparison: Comparison): Decision {
  if (a.length !== b.length) return exactlyDifferent
  let decision = exactlyEqual
  for (const [place, item] of a.entries()) {
    const other = b[place]
    decision = both(decision, () => (other ? comparison.same(item, other) : exactlyDifferent))
    if (decision.outcome !== 'equal') return decision
  }
  return decision
}

function sameInAnyOrder(a: Sequence, b: Sequence, comparison: Comparison): Decision {
  if (a.items.length * b.items.length > mostPairs) return sameInOrder(a.items, b.items, comparison)
  // Tuples side by side are the solutions of something: saying one twice adds none.
  const sets =
    a.type === 'set' || b.type === 'set' || [...a.items, ...b.items].every(({ type }) => type === 'bracket')
  if (a.items.length !== b.items.length && !sets) return exactlyDifferent
  const [left, right] = sets
    ? [distinct(a.items, comparison), distinct(b.items, comparison)]
    : [a.items, b.items]
  if (left.length !== right.length) return exactlyDifferent
  const rest = [...right]
  let decision = exactlyEqual
  for (const item of left) {
    const found = takeEqual(item, rest, comparison)
    decision = both(decision, () => found)
    if (decision.outcome !== 'equal') return decision
  }
  return decision
}

/** Takes the first of the others that equals an item. */
function takeEqual(item: Tree, others: Tree[], comparison: Comparison): Decision {
  let decision = exactlyDifferent
  for (const [place, other] of others.entries()) {
    const next = comparison.same(item, other)
    if (next.outcome === 'equal') {
      others.splice(place, 1)
      return next
    }
    if (decision.outcome === 'different') decision = next
  }
  return decision
}

function distinct(items: readonly Tree[], comparison: Comparison): readonly Tree[] {
  const kept: Tree[] = []
  for (const item of items) {
    if (!kept.some((other) => comparison.same(other, item).outcome === 'equal')) kept.push(item)
  }
  return kept
}

/** A set of one element beside that element alone. */
export function sameSingleton(a: Tree, b: Tree, comparison: Comparison): Decision {
  const [left, right] = [onlyItem(a), onlyItem(b)]
  if (left && right) return comparison.same(left, right)
  return undecided
}

function onlyItem(tree: Tree): Tree | undefined {
  if (!isSequence(tree)) return tree
  return tree.type === 'set' && tree.items.length === 1 ? tree.items[0] : undefined
}
