import type { Relation, RelationChain, Tree } from '../latex/tree.ts'
import { type Assignment, assignmentOf } from './assignment.ts'
import {
  both,
  type Comparison,
  type Decision,
  either,
  exactlyDifferent,
  exactlyEqual,
  numerically,
  undecided,
} from './comparison.ts'
import { joined, type RealSet, realSetOf } from './real-set.ts'
import { renamed } from './renamed.ts'
import { constantRatio, differenceOf, sameEquation } from './same-equation.ts'
import { sameRealSet } from './same-real-set.ts'
import { variablesOf } from './variables.ts'

/** Compares two of which at least one is a relation. */
export function sameRelation(a: Tree, b: Tree, comparison: Comparison): Decision {
  if (a.type === 'relation' && b.type === 'relation') return sameRelations(a, b, comparison)
  if (a.type === 'relation')
    return relationAndOther(a, b, comparison.options.relationAsSet, comparison, (x, y) =>
      comparison.same(x, y),
    )
  if (b.type === 'relation') return relationAndOther(b, a, true, comparison, (x, y) => comparison.same(y, x))
  return exactlyDifferent
}

/** `x = 5` beside 5, `x ∈ S` beside S, `0 < x < 1` beside (0, 1). */
function relationAndOther(
  relation: RelationChain,
  other: Tree,
  asSet: boolean,
  comparison: Comparison,
  same: (value: Tree, other: Tree) => Decision,
): Decision {
  const assignment = assignmentOf(relation)
  if (assignment) return anyValue(assignment, (value) => same(value, other))
  const [, members] = relation.operands
  if (relation.relations.length === 1 && relation.relations[0] === '∈' && members) return same(members, other)
  if (!asSet) return exactlyDifferent
  const left = realSetOf(relation, comparison)
  const right = left && realSetOf(other, comparison)
  if (left && right) return sameRealSet(left, right, comparison)
  return exactlyDifferent
}

function anyValue({ values }: Assignment, same: (value: Tree) => Decision): Decision {
  let decision: Decision = undecided
  for (const [place, value] of values.entries()) {
    decision = place === 0 ? same(value) : either(decision, () => same(value))
  }
  return decision
}

function sameRelations(a: RelationChain, b: RelationChain, comparison: Comparison): Decision {
  const relationForSet = isMembership(b) && !isMembership(a)
  if (relationForSet && !comparison.options.relationAsSet) return exactlyDifferent
  const [left, right] = [assignmentOf(a), assignmentOf(b)]
  if (left && right) {
    const decision = sameAssignments(left, right, comparison)
    if (decision.outcome === 'equal') return decision
  }
  if (a.relations.length === 1 && b.relations.length === 1) {
    const decision = sameBinary(a, b, comparison)
    if (decision.outcome === 'equal') return decision
    return either(decision, () => asRealSets(a, b, comparison))
  }
  return either(samePartwise(a, b, comparison), () => asRealSets(a, b, comparison))
}

function isMembership({ relations }: RelationChain): boolean {
  return relations[0] === '∈'
}

/** Both say what one thing is; the argument in `f(x) = …` may have any name. */
function sameAssignments(a: Assignment, b: Assignment, comparison: Comparison): Decision {
  const rename = argumentRenaming(a.label, b)
  const labels = comparison.same(a.label, renamed(b.label, rename))
  return both(labels, () =>
    anyValue(a, (value) => anyValue(b, (other) => comparison.same(value, renamed(other, rename)))),
  )
}

/** From the second definition's argument to the first's. */
function argumentRenaming(a: Tree, { label: b, values }: Assignment): ReadonlyMap<string, string> {
  const rename = new Map<string, string>()
  const { names } = variablesOf(...values)
  if (a.type !== 'call' || b.type !== 'call' || a.name !== b.name || a.known) return rename
  for (const [place, argument] of b.args.entries()) {
    const other = a.args[place]
    if (argument.type !== 'symbol' || other?.type !== 'symbol') continue
    // A name that the second uses for something else already cannot stand for its argument too.
    if (!names.has(other.name)) rename.set(argument.name, other.name)
  }
  return rename
}

const opposites: Readonly<Record<Relation, Relation>> = {
  '=': '=',
  '≠': '≠',
  '≈': '≈',
  '≡': '≡',
  '<': '>',
  '>': '<',
  '≤': '≥',
  '≥': '≤',
  '∈': '∈',
  '∉': '∉',
  '⊂': '⊂',
}

/** Sides of these are no amounts: there is no difference to compare. */
const ofSets: ReadonlySet<Relation> = new Set(['∈', '∉', '⊂'])
/** These hold as well with their sides exchanged. */
const symmetric: ReadonlySet<Relation> = new Set(['=', '≠', '≈', '≡'])

function sameBinary(a: RelationChain, b: RelationChain, comparison: Comparison): Decision {
  const [relationA, relationB] = [a.relations[0], b.relations[0]]
  const [leftA, rightA] = a.operands
  const [leftB, rightB] = b.operands
  if (!relationA || !relationB || !leftA || !rightA || !leftB || !rightB) return exactlyDifferent
  const sidewise =
    relationA === relationB
      ? both(comparison.same(leftA, leftB), () => comparison.same(rightA, rightB))
      : exactlyDifferent
  if (sidewise.outcome === 'equal') return sidewise
  const comparable = relationA === relationB || relationA === opposites[relationB]
  if (!comparable || ofSets.has(relationA)) return exactlyDifferent
  const [differenceA, differenceB] = [differenceOf(leftA, rightA), differenceOf(leftB, rightB)]
  if (relationA === '=' && relationB === '=') return sameEquation(differenceA, differenceB, comparison)
  const ratio = constantRatio(differenceA, differenceB, comparison)
  if (ratio === undefined) return undecided
  if (symmetric.has(relationA)) return numerically(ratio !== 0)
  return numerically(ratio !== 0 && (ratio === 1) === (relationA === relationB))
}

/** Chains of one length: part by part, from the left or from the right. */
function samePartwise(a: RelationChain, b: RelationChain, comparison: Comparison): Decision {
  if (a.relations.length !== b.relations.length) return exactlyDifferent
  const flipped = a.relations[0] !== b.relations[0]
  const operands = flipped ? b.operands.toReversed() : b.operands
  const relations = flipped ? b.relations.map((relation) => opposites[relation]).toReversed() : b.relations
  if (!a.relations.every((relation, place) => relation === relations[place])) return exactlyDifferent
  let decision: Decision = exactlyEqual
  for (const [place, operand] of a.operands.entries()) {
    const other = operands[place]
    decision = both(decision, () => (other ? comparison.same(operand, other) : exactlyDifferent))
  }
  return decision
}

function asRealSets(a: Tree, b: Tree, comparison: Comparison): Decision {
  const left = realSetOf(a, comparison)
  const right = left && realSetOf(b, comparison)
  return left && right ? sameRealSet(left, right, comparison) : exactlyDifferent
}

/** Inequalities side by side, `x < 1, x > 5`: as where any holds and as where all do, whichever makes sense. */
export function relationListSets(tree: Tree, comparison: Comparison): readonly RealSet[] {
  if (
    tree.type !== 'list' ||
    !tree.items.every((item) => item.type === 'relation' || item.type === 'bracket')
  )
    return []
  const sets: RealSet[] = []
  for (const item of tree.items) {
    const set = realSetOf(item, comparison)
    if (!set) return []
    sets.push(set)
  }
  return [joined(sets, 'any'), joined(sets, 'all')].filter((set) => set !== undefined)
}
