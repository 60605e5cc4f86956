import type { Tree } from '../latex/tree.ts'
import type { Work } from '../latex/work.ts'
import { spend } from '../latex/work.ts'
import {
  both,
  type Comparison,
  type Decision,
  either,
  exactly,
  exactlyDifferent,
  exactlyEqual,
  undecided,
} from './comparison.ts'
import { hasMatrix, sameMatrix } from './matrix.ts'
import { realSetOf } from './real-set.ts'
import { sameExpression } from './same-expression.ts'
import { sameRealSet } from './same-real-set.ts'
import { relationListSets, sameRelation } from './same-relation.ts'
import { isSequence, sameInOrder, sameSequence, sameSingleton } from './same-sequence.ts'
import { sameDegrees, samePercent, sameQuantity } from './unit.ts'

/** A comparison that knows how to compare parts of its own parts. */
export function newComparison(options: Comparison['options'], work: Work): Comparison {
  const comparison: Comparison = { options, work, same: (a, b) => sameTree(a, b, comparison) }
  return comparison
}

/** Compares two answers, or two parts of answers, by what they are. */
function sameTree(a: Tree, b: Tree, comparison: Comparison): Decision {
  if (!spend(comparison.work, 1)) return undecided
  if (a === b || (a.type === 'symbol' && b.type === 'symbol' && a.name === b.name)) return exactlyEqual
  for (const [types, compare] of comparers) {
    if (types.has(a.type) || types.has(b.type)) return compare(a, b, comparison)
  }
  if (hasMatrix(a) || hasMatrix(b)) return sameMatrix(a, b, comparison)
  return sameExpression(a, b, comparison)
}

type Comparer = (a: Tree, b: Tree, comparison: Comparison) => Decision

/** Which rule compares two things, by the type of either; the first that applies. */
const comparers: readonly (readonly [ReadonlySet<Tree['type']>, Comparer])[] = [
  [new Set(['words']), sameWords],
  [new Set(['relation']), relationsAmongOthers],
  [new Set(['quantity']), quantityAmongOthers],
  [new Set(['percent']), scaledAmongOthers(samePercent)],
  [new Set(['degrees']), scaledAmongOthers(sameDegrees)],
  [new Set(['set-operation', 'builder']), sameSets],
  [new Set(['bracket', 'set', 'list']), sameSequences],
  [new Set(['ratio']), sameRatio],
  [new Set(['infinity']), (a, b) => exactly(a.type === b.type)],
]

function sameWords(a: Tree, b: Tree): Decision {
  if (a.type === 'words' && b.type === 'words') return exactly(a.words === b.words)
  const [words, other] = a.type === 'words' ? [a, b] : [b, a]
  // `\text{ab}` beside `ab`, which was read as a product.
  return exactly(words.type === 'words' && words.words === lettersOf(other))
}

function lettersOf(tree: Tree): string | undefined {
  if (tree.type === 'symbol') return tree.name.toLowerCase()
  if (tree.type !== 'product') return undefined
  const letters = tree.parts.map((part) => (part.type === 'symbol' ? part.name : undefined))
  return letters.includes(undefined) ? undefined : letters.join('').toLowerCase()
}

/** `x < 1 or x > 5` is a list of relations, and equals a union. */
function relationsAmongOthers(a: Tree, b: Tree, comparison: Comparison): Decision {
  if (isSequence(a) || isSequence(b))
    return either(sameRelation(a, b, comparison), () => listAsSet(a, b, comparison))
  return sameRelation(a, b, comparison)
}

function listAsSet(a: Tree, b: Tree, comparison: Comparison): Decision {
  const [list, other] = a.type === 'list' ? [a, b] : [b, a]
  if (list === a && !comparison.options.relationAsSet && b.type !== 'relation') return exactlyDifferent
  const set = realSetOf(other, comparison)
  if (!set) return exactlyDifferent
  let decision: Decision = exactlyDifferent
  for (const reading of relationListSets(list, comparison)) {
    decision = either(decision, () => sameRealSet(reading, set, comparison))
  }
  return decision
}

function quantityAmongOthers(a: Tree, b: Tree, comparison: Comparison): Decision {
  return isSequence(a) || isSequence(b) ? exactlyDifferent : sameQuantity(a, b, comparison)
}

function scaledAmongOthers(compare: Comparer): Comparer {
  return (a, b, comparison) => (isSequence(a) || isSequence(b) ? exactlyDifferent : compare(a, b, comparison))
}

/** Sets of numbers by their members; unions of anything else part by part. */
function sameSets(a: Tree, b: Tree, comparison: Comparison): Decision {
  const left = realSetOf(a, comparison)
  const right = left && realSetOf(b, comparison)
  if (left && right) return sameRealSet(left, right, comparison)
  if (a.type === 'set-operation' && b.type === 'set-operation') {
    if (a.operation !== b.operation) return undecided
    const straight = both(comparison.same(a.left, b.left), () => comparison.same(a.right, b.right))
    if (a.operation === '∖') return straight
    return either(straight, () =>
      both(comparison.same(a.left, b.right), () => comparison.same(a.right, b.left)),
    )
  }
  if (a.type === 'list' || b.type === 'list') return listAsSet(a, b, comparison)
  return exactlyDifferent
}

function sameSequences(a: Tree, b: Tree, comparison: Comparison): Decision {
  if (isSequence(a) && isSequence(b)) {
    const decision = sameSequence(a, b, comparison)
    if (decision.outcome === 'equal' || a.type === b.type) return decision
    return either(decision, () => listAsSet(a, b, comparison))
  }
  if (hasMatrix(a) || hasMatrix(b)) return sameMatrix(a, b, comparison)
  const [left, right] = [realSetOf(a, comparison), realSetOf(b, comparison)]
  if (left && right) return sameRealSet(left, right, comparison)
  const single = sameSingleton(a, b, comparison)
  return single.outcome === 'undecided' ? exactlyDifferent : single
}

/** Ratios are equal if their parts are in proportion; one of two parts equals its quotient. */
function sameRatio(a: Tree, b: Tree, comparison: Comparison): Decision {
  if (a.type === 'ratio' && b.type === 'ratio') {
    const [firstA, firstB] = [a.parts[0], b.parts[0]]
    if (!firstA || !firstB || a.parts.length !== b.parts.length) return exactlyDifferent
    const crossed = (parts: readonly Tree[], factor: Tree): Tree[] =>
      parts.slice(1).map((part) => ({ type: 'product', parts: [part, factor] }))
    return sameInOrder(crossed(a.parts, firstB), crossed(b.parts, firstA), comparison)
  }
  return comparison.same(quotientOf(a), quotientOf(b))
}

function quotientOf(tree: Tree): Tree {
  if (tree.type !== 'ratio') return tree
  const [left, right] = tree.parts
  return left && right && tree.parts.length === 2
    ? { type: 'quotient', left, right }
    : { type: 'words', words: '' }
}
