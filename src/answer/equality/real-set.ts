import type { Bracket, Relation, RelationChain, Tree } from '../latex/tree.ts'
import { spend } from '../latex/work.ts'
import type { Comparison } from './comparison.ts'
import { isReal } from './complex.ts'
import { numericValue } from './numeric-value.ts'
import { realConstant } from './same-expression.ts'
import { isSequence } from './same-sequence.ts'
import { variablesOf } from './variables.ts'

/** A set of real numbers by what it contains. */
export interface RealSet {
  readonly contains: (value: number) => boolean
  /** Where membership may change, as far as it can be read off. */
  readonly bounds: readonly number[]
  /** The variable of a relation; undefined where the set was written as a set. */
  readonly variable?: string
  /** What changes its sign where membership changes, where the bounds can't be read off. */
  readonly differences: readonly ((value: number) => number)[]
  /** How much work it is to ask for one member. */
  readonly cost: number
}

/** How near two sides of a relation count as meeting. */
const meeting = 1e-9

const all: RealSet = { contains: () => true, bounds: [], differences: [], cost: 1 }

/** Reads intervals, finite sets, unions, number domains, builders and relations in one variable; undefined for anything else. */
export function realSetOf(tree: Tree, comparison: Comparison): RealSet | undefined {
  if (!spend(comparison.work, 2)) return undefined
  switch (tree.type) {
    case 'bracket':
      return intervalOf(tree, comparison)
    case 'set':
      return finiteSet(tree.items, comparison)
    case 'set-operation':
      return operationOf(tree, comparison)
    case 'symbol':
      return domainOf(tree.name)
    case 'relation':
      return relationSet(tree, comparison)
    case 'builder':
      return builderSet(tree, comparison)
    default:
      return undefined
  }
}

function intervalOf({ open, close, items }: Bracket, comparison: Comparison): RealSet | undefined {
  const [low, high] = items.map((item) => realConstant(item, comparison))
  if (items.length !== 2 || low === undefined || high === undefined || open === '⟨') return undefined
  const contains = (value: number): boolean =>
    (open === '[' ? value >= low - meeting : value > low + meeting) &&
    (close === ']' ? value <= high + meeting : value < high - meeting)
  return { contains, bounds: [low, high], differences: [], cost: 1 }
}

function finiteSet(items: readonly Tree[], comparison: Comparison): RealSet | undefined {
  const values: number[] = []
  for (const item of items) {
    const value = realConstant(item, comparison)
    if (value === undefined) return undefined
    values.push(value)
  }
  const contains = (value: number): boolean => values.some((each) => Math.abs(each - value) <= meeting)
  return { contains, bounds: values, differences: [], cost: 1 + (values.length >> 3) }
}

function domainOf(name: string): RealSet | undefined {
  const whole = (value: number): boolean => Math.abs(value - Math.round(value)) <= meeting
  const integers = [-2, -1, 0, 1, 2]
  if (name === '𝔹R') return all
  if (name === '𝔹Z') return { contains: whole, bounds: integers, differences: [], cost: 1 }
  if (name === '𝔹N') {
    return { contains: (value) => whole(value) && value > 0.5, bounds: integers, differences: [], cost: 1 }
  }
  return undefined
}

function operationOf(
  { operation, left, right }: Tree & { readonly type: 'set-operation' },
  comparison: Comparison,
): RealSet | undefined {
  const a = realSetOf(left, comparison)
  const b = a && realSetOf(right, comparison)
  if (!a || !b) return undefined
  const contains = {
    '∪': (value: number) => a.contains(value) || b.contains(value),
    '∩': (value: number) => a.contains(value) && b.contains(value),
    '∖': (value: number) => a.contains(value) && !b.contains(value),
  }[operation]
  return combined(a, b, contains)
}

function combined(a: RealSet, b: RealSet, contains: (value: number) => boolean): RealSet {
  const variable = a.variable ?? b.variable
  return {
    contains,
    bounds: [...a.bounds, ...b.bounds],
    differences: [...a.differences, ...b.differences],
    cost: a.cost + b.cost + 1,
    ...(variable === undefined ? {} : { variable }),
  }
}

/** Where all of several sets of one variable hold, or any of them. */
export function joined(sets: readonly RealSet[], how: 'all' | 'any'): RealSet | undefined {
  const [first, ...others] = sets
  if (!first || others.some(({ variable }) => variable !== first.variable)) return undefined
  return others.reduce(
    (a, b) =>
      combined(a, b, (value) =>
        how === 'all' ? a.contains(value) && b.contains(value) : a.contains(value) || b.contains(value),
      ),
    first,
  )
}

/** `x ∈ S` is S; a chain of inequalities is where all of them hold. */
function relationSet(tree: RelationChain, comparison: Comparison): RealSet | undefined {
  const [left, right] = tree.operands
  if (tree.relations[0] === '∈' && tree.relations.length === 1 && left && right) {
    const set = realSetOf(right, comparison)
    return set && { ...set, variable: unknownOf(tree) ?? '' }
  }
  const variable = unknownOf(tree)
  if (variable === undefined || !tree.relations.every((relation) => relation in tests)) return undefined
  const sides = tree.operands.map((operand) => sideOf(operand, variable, comparison))
  if (sides.includes(undefined)) return undefined
  return chainSet(
    tree,
    sides.filter((side) => side !== undefined),
    variable,
  )
}

function chainSet(tree: RelationChain, sides: readonly Side[], variable: string): RealSet {
  const contains = (value: number): boolean => {
    const values = sides.map((side) => side.at(value))
    return tree.relations.every((relation, place) =>
      holds(relation, values[place] ?? Number.NaN, values[place + 1] ?? Number.NaN),
    )
  }
  const simple = sides.every(({ constant, plain }) => constant !== undefined || plain)
  const bounds = sides.flatMap(({ constant }) => (constant === undefined ? [] : [constant]))
  const differences = simple
    ? []
    : sides.slice(1).map((side, place) => (value: number) => (sides[place]?.at(value) ?? 0) - side.at(value))
  return { contains, bounds, differences, variable, cost: sides.length }
}

interface Side {
  readonly at: (value: number) => number
  readonly constant: number | undefined
  readonly plain: boolean
}

/** A side as a function of the variable; undefined where it is no number, or hides the variable in a function. */
function sideOf(tree: Tree, variable: string, comparison: Comparison): Side | undefined {
  const constant = realConstant(tree, comparison)
  if (constant !== undefined) return { at: () => constant, constant, plain: false }
  const hidden = variable.endsWith('()')
  if (isSequence(tree) || (hidden && tree.type !== 'call')) return undefined
  const plain = hidden || tree.type === 'symbol'
  if (plain) return { at: (value) => value, constant, plain }
  return {
    at: (value) => {
      const point = { number: 0, whole: new Set<string>(), given: new Map([[variable, value]]) }
      const result = numericValue(tree, point, comparison.work)
      return result && isReal(result) ? result.re : Number.NaN
    },
    constant,
    plain,
  }
}

/** The only variable of a relation; `f()` where it is the value of a function, as in `0 < f(x) < 1`. */
function unknownOf(tree: RelationChain): string | undefined {
  const found = tree.operands.filter((operand) => operand.type === 'call' && !operand.known)
  const [call] = found
  if (call?.type === 'call') return found.length === 1 ? `${call.name}()` : undefined
  const { names, calls } = variablesOf(...tree.operands)
  return names.size === 1 && !calls ? [...names][0] : undefined
}

const tests: Readonly<Partial<Record<Relation, (difference: number) => boolean>>> = {
  '=': (difference) => difference === 0,
  '≠': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '≤': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '≥': (difference) => difference >= 0,
}

function holds(relation: Relation, left: number, right: number): boolean {
  if (Number.isNaN(left) || Number.isNaN(right)) return false
  const difference = left === right ? 0 : left - right
  const near = Math.abs(difference) <= meeting * Math.max(1, Math.abs(left))
  return tests[relation]?.(near ? 0 : difference) ?? false
}

function builderSet(
  { variable, condition }: Tree & { readonly type: 'builder' },
  comparison: Comparison,
): RealSet | undefined {
  const conditions = condition.type === 'list' ? condition.items : [condition]
  const parts = variable.type === 'relation' ? [variable, ...conditions] : conditions
  const sets: RealSet[] = []
  for (const part of parts) {
    const set = realSetOf(part, comparison)
    if (!set) return undefined
    sets.push(set)
  }
  const set = joined(sets, 'all')
  return set && { contains: set.contains, bounds: set.bounds, differences: set.differences, cost: set.cost }
}
