import { multiply, power, type Rational } from '../latex/rational.ts'
import type { Quantity, Tree } from '../latex/tree.ts'
import { isAngle, type UnitMeasure, unitMeasure } from '../latex/units.ts'
import { newWork } from '../latex/work.ts'
import { type Comparison, type Decision, either, exactlyDifferent } from './comparison.ts'

/** No unit that somebody writes has more parts. */
const mostParts = 12

/** What a written unit measures: `km/h`, `m s^{-1}`, `square meters`; undefined where some word of it is none. */
function readUnitMeasure(unit: string): UnitMeasure | undefined {
  const words = unit
    .replace(/\b(?:per)\b/gi, '/')
    .replace(/\b(?:us|u\.s\.)\b/gi, ' ')
    .match(/[/]|\^\{?-?\d+\}?|[^\s/^*{}]+/g)
  if (!words || words.length > mostParts) return undefined
  const state: UnitState = {
    factor: { n: 1n, d: 1n },
    dimension: new Map(),
    sign: 1,
    prefixPower: 1,
    last: undefined,
  }
  for (const word of words) if (!takeWord(state, word)) return undefined
  return {
    factor: state.factor,
    dimension: Object.fromEntries([...state.dimension].filter(([, power]) => power !== 0)),
  }
}

interface UnitState {
  factor: Rational
  readonly dimension: Map<string, number>
  sign: 1 | -1
  prefixPower: number
  last: UnitMeasure | undefined
}

const prefixes: ReadonlyMap<string, number> = new Map([
  ['square', 2],
  ['sq', 2],
  ['cubic', 3],
  ['cu', 3],
])

function takeWord(state: UnitState, word: string): boolean {
  if (word === '/') {
    state.sign = -1
    return true
  }
  if (word.startsWith('^')) {
    const exponent = Number(word.replace(/[{}^]/g, ''))
    return state.last !== undefined && Math.abs(exponent) <= 9 && apply(state, state.last, exponent - 1)
  }
  const prefix = prefixes.get(word.toLowerCase())
  if (prefix !== undefined) {
    state.prefixPower = prefix
    return true
  }
  const measure = isAngle(word) ? undefined : unitMeasure(word)
  if (!measure || !apply(state, measure, state.prefixPower)) return false
  state.last = measure
  state.prefixPower = 1
  return true
}

function apply(state: UnitState, measure: UnitMeasure, times: number): boolean {
  const exponent = times * state.sign
  const raised = power(measure.factor, BigInt(exponent), newWork())
  const factor = raised && multiply(state.factor, raised, newWork())
  if (!factor) return false
  state.factor = factor
  for (const [name, size] of Object.entries(measure.dimension)) {
    state.dimension.set(name, (state.dimension.get(name) ?? 0) + size * exponent)
  }
  return true
}

function sameDimension(a: UnitMeasure, b: UnitMeasure): boolean {
  const [left, right] = [Object.entries(a.dimension), b.dimension]
  return left.length === Object.keys(right).length && left.every(([name, size]) => right[name] === size)
}

/**
 * Compares two of which at least one has a unit. Where only one has, or one's unit is no measure (`5 apples`), the values
 * decide; two measures must be of one dimension, and are converted.
 */
export function sameQuantity(a: Tree, b: Tree, comparison: Comparison): Decision {
  if (a.type === 'quantity' && b.type === 'quantity') return sameMeasure(a, b, comparison)
  const [quantity, other] = a.type === 'quantity' ? [a, b] : [b, a]
  if (quantity.type !== 'quantity') return exactlyDifferent
  const compare = (part: Tree): Decision =>
    a.type === 'quantity' ? comparison.same(part, other) : comparison.same(other, part)
  const { asProduct, value } = quantity
  if (asProduct === undefined) return compare(value)
  const isExpression = comparison.options.kind === 'expression'
  return isExpression ? compare(asProduct) : either(compare(value), () => compare(asProduct))
}

function sameMeasure(a: Quantity, b: Quantity, comparison: Comparison): Decision {
  if (a.unit === b.unit) return comparison.same(a.value, b.value)
  const [left, right] = [readUnitMeasure(a.unit), readUnitMeasure(b.unit)]
  const names = [a.unit, b.unit]
  if (names.every((name) => name.startsWith('°')) || names.every((name) => name.startsWith('mod ')))
    return exactlyDifferent
  if (!left || !right) return comparison.same(a.value, b.value)
  if (!sameDimension(left, right)) return exactlyDifferent
  return comparison.same(inBaseUnit(a.value, left), inBaseUnit(b.value, right))
}

function inBaseUnit(value: Tree, { factor }: UnitMeasure): Tree {
  if (factor.n === factor.d) return value
  return { type: 'product', parts: [{ type: 'number', value: factor, rounded: false }, value] }
}

/** Percent equals percent; beside a bare number 28 % may be 28 or 0.28. */
export function samePercent(a: Tree, b: Tree, comparison: Comparison): Decision {
  return sameScaled(a, b, 'percent', comparison)
}

/** Degrees equal degrees; beside a bare number 180° may be 180 or π. */
export function sameDegrees(a: Tree, b: Tree, comparison: Comparison): Decision {
  return sameScaled(a, b, 'degrees', comparison)
}

function sameScaled(a: Tree, b: Tree, type: 'percent' | 'degrees', comparison: Comparison): Decision {
  if (a.type === type && b.type === type) return comparison.same(a.of, b.of)
  if (a.type === type) return either(comparison.same(a.of, b), () => comparison.same(spelledOut(a), b))
  if (b.type === type) return either(comparison.same(a, b.of), () => comparison.same(a, spelledOut(b)))
  return exactlyDifferent
}

/** The number that a percentage or an angle in degrees stands for. */
function spelledOut(tree: Tree & { readonly of: Tree }): Tree {
  const number = (n: bigint): Tree => ({ type: 'number', value: { n, d: 1n }, rounded: false })
  if (tree.type === 'percent') return { type: 'quotient', left: tree.of, right: number(100n) }
  return {
    type: 'quotient',
    left: { type: 'product', parts: [tree.of, { type: 'symbol', name: 'pi' }] },
    right: number(180n),
  }
}
