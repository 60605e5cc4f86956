import { approximately, bits, type Rational, sameRational } from '../latex/rational.ts'
import type { Tree } from '../latex/tree.ts'
import {
  type Comparison,
  type Decision,
  exactly,
  exactlyEqual,
  numericallyDifferent,
  numericallyEqual,
  undecided,
} from './comparison.ts'
import { type Complex, isFiniteValue, isReal, minus, modulus } from './complex.ts'
import { exactValue } from './exact-value.ts'
import { numericValue } from './numeric-value.ts'
import { type SamplePoint, samplePoints } from './sample-point.ts'
import { scaleOf } from './scale.ts'
import { type Variables, variablesOf } from './variables.ts'

/** What two exactly computed numbers may differ by in floating point, in relation to the larger. */
const rounding = 1e-10
/** What is left where larger numbers cancel, in relation to those: sin π is no exact 0. */
const cancellation = 1e-13
/** At how many points two expressions with variables must agree. */
const fewestPoints = 2

/** Compares two expressions: as exact fractions where both are, else in floating point at points drawn from a fixed seed. */
export function sameExpression(a: Tree, b: Tree, comparison: Comparison): Decision {
  const left = exactValue(a, comparison.work)
  const right = left && exactValue(b, comparison.work)
  if (left && right) {
    if (sameRational(left, right)) return exactlyEqual
    if (!mayDiffer(a, b, comparison)) return exactly(false)
    return exactly(
      withinTolerance(approximately(left), approximately(right), comparison) && closeEnough(left, right),
    )
  }
  return sameNumerically(a, b, comparison)
}

/** Whether the options allow any difference at all between these two. */
function mayDiffer(a: Tree, b: Tree, { options }: Comparison): boolean {
  return options.relativeTolerance > 0 || (options.tolerance > 0 && variablesOf(a, b).rounded)
}

/** Numbers whose difference floating point cannot see are only equal if they are. */
function closeEnough(left: Rational, right: Rational): boolean {
  return bits(left.n) < 1000 && bits(right.n) < 1000
}

function withinTolerance(a: number, b: number, { options }: Comparison): boolean {
  const difference = Math.abs(a - b)
  const larger = Math.max(Math.abs(a), Math.abs(b))
  if (difference <= options.relativeTolerance * larger) return true
  // The added part makes up for decimals that floating point can't hold: 0.33 is 0.01 · 1/3 from 1/3, just.
  return difference <= options.tolerance * (1 + 1e-9) && difference <= Math.sqrt(options.tolerance) * larger
}

function sameNumerically(a: Tree, b: Tree, comparison: Comparison): Decision {
  const variables = variablesOf(a, b)
  const constant = variables.names.size === 0 && !variables.calls
  let agreed = 0
  const points = constant ? 1 : samplePoints
  for (let number = 0; number < points; number++) {
    const point: SamplePoint = { number, whole: variables.whole, given: new Map() }
    const found = agreeAt(a, b, point, variables, comparison)
    if (found === 'different') return numericallyDifferent
    if (found === 'agree') agreed++
  }
  return agreed >= Math.min(points, fewestPoints) ? numericallyEqual : undecided
}

function agreeAt(
  a: Tree,
  b: Tree,
  point: SamplePoint,
  variables: Variables,
  comparison: Comparison,
): 'agree' | 'different' | 'unknown' {
  const left = numericValue(a, point, comparison.work)
  const right = left && numericValue(b, point, comparison.work)
  if (!left || !right || !isFiniteValue(left) || !isFiniteValue(right)) return 'unknown'
  const difference = modulus(minus(left, right))
  const larger = Math.max(modulus(left), modulus(right))
  if (difference <= rounding * larger) return 'agree'
  if (
    difference <=
    cancellation * Math.max(scaleOf(a, point, comparison.work), scaleOf(b, point, comparison.work))
  )
    return 'agree'
  if (mayRound(left, right, variables, comparison)) return 'agree'
  // Off the real numbers branches differ, and so may two ways to write the same.
  const comparable = variables.names.size === 0 || (isReal(left) && isReal(right))
  return comparable ? 'different' : 'unknown'
}

function mayRound(left: Complex, right: Complex, variables: Variables, comparison: Comparison): boolean {
  if (!variables.rounded && comparison.options.relativeTolerance === 0) return false
  const forNone = variables.rounded
    ? comparison
    : { ...comparison, options: { ...comparison.options, tolerance: 0 } }
  return (
    withinTolerance(left.re, right.re, forNone) &&
    (Math.abs(left.im - right.im) <= 1e-12 || withinTolerance(left.im, right.im, forNone))
  )
}

/** The real value of a constant expression, ±∞ included; undefined where it is none. */
export function realConstant(tree: Tree, comparison: Comparison): number | undefined {
  if (tree.type === 'infinity') return Number.POSITIVE_INFINITY
  if (tree.type === 'minus' && tree.of.type === 'infinity') return Number.NEGATIVE_INFINITY
  const { names, calls } = variablesOf(tree)
  if (names.size > 0 || calls) return undefined
  const value = numericValue(tree, { number: 0, whole: new Set(), given: new Map() }, comparison.work)
  return value && isReal(value) && !Number.isNaN(value.re) ? value.re : undefined
}
