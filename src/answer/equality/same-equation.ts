import type { Tree } from '../latex/tree.ts'
import {
  type Comparison,
  type Decision,
  numerically,
  numericallyDifferent,
  numericallyEqual,
  undecided,
} from './comparison.ts'
import { type Complex, isFiniteValue, minus, modulus, over } from './complex.ts'
import { numericValue } from './numeric-value.ts'
import { type SamplePoint, samplePoints } from './sample-point.ts'
import { scaleOf } from './scale.ts'
import { type Variables, variablesOf } from './variables.ts'

/** How exactly ratios and roots must agree. */
const precision = 1e-8
const starts: readonly number[] = [-7.3, -1.9, -0.4, 0.6, 1.7, 5.2]
const mostSteps = 40

/** What vanishes where an equation holds: its left side less its right. */
export function differenceOf(left: Tree, right: Tree): Tree {
  return { type: 'sum', parts: [left, { type: 'minus', of: right }] }
}

/** The sign of the constant factor between two expressions: 1 or −1; 0 where they differ; undefined where that can't be told. */
export function constantRatio(a: Tree, b: Tree, comparison: Comparison): -1 | 0 | 1 | undefined {
  const variables = variablesOf(a, b)
  let ratio: Complex | undefined
  let agreed = 0
  for (let number = 0; number < samplePoints; number++) {
    const next = ratioAt(a, b, { number, whole: variables.whole, given: new Map() }, comparison)
    if (next === undefined) continue
    if (ratio && modulus(minus(ratio, next)) > precision * modulus(ratio)) return 0
    ratio = ratio ?? next
    agreed++
  }
  if (!ratio || agreed < 3 || Math.abs(ratio.im) > precision * modulus(ratio)) return undefined
  return ratio.re > 0 ? 1 : -1
}

function ratioAt(a: Tree, b: Tree, point: SamplePoint, { work }: Comparison): Complex | undefined {
  const left = numericValue(a, point, work)
  const right = left && numericValue(b, point, work)
  if (!left || !right) return undefined
  const tiny = (value: Complex, tree: Tree): boolean => modulus(value) <= 1e-9 * scaleOf(tree, point, work)
  if (tiny(left, a) || tiny(right, b)) return undefined
  const ratio = over(left, right)
  return isFiniteValue(ratio) ? ratio : undefined
}

/** Compares two equations by where they hold: one a constant multiple of the other, or with the same roots in every variable. */
export function sameEquation(a: Tree, b: Tree, comparison: Comparison): Decision {
  const ratio = constantRatio(a, b, comparison)
  if (ratio === 1 || ratio === -1) return numericallyEqual
  const [left, right] = [variablesOf(a), variablesOf(b)]
  if ([...left.names].some((name) => !right.names.has(name)) || left.names.size !== right.names.size) {
    return numericallyDifferent
  }
  const forth = rootsVanish(a, b, left, comparison)
  if (forth === false) return numericallyDifferent
  const back = rootsVanish(b, a, right, comparison)
  if (back === false) return numericallyDifferent
  return forth && back ? numerically(true) : undecided
}

/** Whether every root of one expression that is found is one of the other; undefined where none is found. */
function rootsVanish(
  of: Tree,
  other: Tree,
  variables: Variables,
  comparison: Comparison,
): boolean | undefined {
  let found: true | undefined
  for (const name of variables.names) {
    for (let number = 0; number < 2; number++) {
      for (const start of starts) {
        const root = rootFrom(of, name, start, { number, whole: new Set(), given: new Map() }, comparison)
        if (root === undefined) continue
        if (!vanishesAt(other, root, comparison)) return false
        found = true
      }
    }
  }
  return found
}

/** Secants from a start until the expression vanishes; the point where it does. Roots are real: so is the point. */
function rootFrom(
  tree: Tree,
  name: string,
  start: number,
  at: SamplePoint,
  comparison: Comparison,
): SamplePoint | undefined {
  const pointAt = (value: number): SamplePoint => ({ ...at, given: new Map([[name, value]]) })
  const valueAt = (value: number): number | undefined => {
    const result = numericValue(tree, pointAt(value), comparison.work)
    return result && Math.abs(result.im) < 1e-12 && Number.isFinite(result.re) ? result.re : undefined
  }
  let [before, now] = [start, start + 0.37]
  let [valueBefore, value] = [valueAt(before), valueAt(now)]
  for (let step = 0; step < mostSteps; step++) {
    if (value === undefined || valueBefore === undefined) return undefined
    if (Math.abs(value) <= 1e-12 * Math.max(1e-3, scaleOf(tree, pointAt(now), comparison.work)))
      return pointAt(now)
    const next: number = now - (value * (now - before)) / (value - valueBefore)
    if (!Number.isFinite(next) || Math.abs(next) > 1e6) return undefined
    ;[before, valueBefore, now, value] = [now, value, next, valueAt(next)]
  }
  return undefined
}

function vanishesAt(tree: Tree, point: SamplePoint, { work }: Comparison): boolean {
  const value = numericValue(tree, point, work)
  return value !== undefined && modulus(value) <= 1e-6 * Math.max(1e-3, scaleOf(tree, point, work))
}
