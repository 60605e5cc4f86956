import {
  add,
  bits,
  divide,
  multiply,
  negate,
  one,
  power,
  type Rational,
  reduced,
  wholeNumber,
  zero,
} from '../latex/rational.ts'
import type { Tree } from '../latex/tree.ts'
import { spend, type Work } from '../latex/work.ts'

/** Larger factorials and binomials are left to floating point. */
const largestFactorial = 1000n
/** Roots of larger numbers are not tried for being whole. */
const mostRootBits = 600

/** The exact value of an expression of whole numbers; undefined where it has a variable, an irrational part, or no end. */
export function exactValue(tree: Tree, work: Work): Rational | undefined {
  if (!spend(work, 1)) return undefined
  switch (tree.type) {
    case 'number':
      return tree.value
    case 'sum':
    case 'product':
      return folded(tree.type, tree.parts, work)
    case 'minus': {
      const value = exactValue(tree.of, work)
      return value && negate(value)
    }
    case 'percent': {
      const value = exactValue(tree.of, work)
      return value && divide(value, wholeNumber(100), work)
    }
    case 'quotient':
      return ofTwo(divide, tree.left, tree.right, work)
    case 'power':
      return exactPower(tree.left, tree.right, work)
    case 'call':
      return tree.known ? exactCall(tree.name, tree.args, work) : undefined
    default:
      return undefined
  }
}

function folded(type: 'sum' | 'product', parts: readonly Tree[], work: Work): Rational | undefined {
  let result: Rational | undefined = type === 'sum' ? zero : one
  for (const part of parts) {
    const value = exactValue(part, work)
    if (!value) return undefined
    result = type === 'sum' ? add(result, value, work) : multiply(result, value, work)
    if (!result) return undefined
  }
  return result
}

function ofTwo(
  compute: (a: Rational, b: Rational, work: Work) => Rational | undefined,
  left: Tree,
  right: Tree,
  work: Work,
): Rational | undefined {
  const a = exactValue(left, work)
  const b = a && exactValue(right, work)
  return b && compute(a, b, work)
}

function exactPower(left: Tree, right: Tree, work: Work): Rational | undefined {
  const base = exactValue(left, work)
  const written = base && exactValue(right, work)
  if (!base || !written) return undefined
  const exponent = written.d === 1n ? written : reduced(written)
  if (exponent.d === 1n) return power(base, exponent.n, work)
  const root = exponent.d < 100n ? exactRoot(base, Number(exponent.d), work) : undefined
  return root && power(root, exponent.n, work)
}

function exactCall(name: string, args: readonly Tree[], work: Work): Rational | undefined {
  const values: Rational[] = []
  for (const argument of args) {
    const value = exactValue(argument, work)
    if (!value) return undefined
    values.push(value)
  }
  const [first, second] = values
  if (!first) return undefined
  switch (name) {
    case 'root':
      return exactRoot(first, second ? wholeOf(second) : 2, work)
    case 'abs':
      return first.n < 0n ? negate(first) : first
    case 'floor':
      return { n: floorOf(first), d: 1n }
    case 'ceil':
      return { n: -floorOf(negate(first)), d: 1n }
    case 'factorial':
      return factorial(first, work)
    case 'binom':
      return second && binomial(first, second, work)
    default:
      return undefined
  }
}

function wholeOf({ n, d }: Rational): number {
  return n % d === 0n ? Number(n / d) : Number.NaN
}

function floorOf({ n, d }: Rational): bigint {
  const quotient = n / d
  return n % d !== 0n && n < 0n ? quotient - 1n : quotient
}

/** The root of a fraction where it is a fraction itself. */
function exactRoot(value: Rational, degree: number, work: Work): Rational | undefined {
  if (!(degree >= 2 && degree < 100) || bits(value.n) + bits(value.d) > mostRootBits) return undefined
  const { n, d } = reduced(value)
  if (n < 0n && degree % 2 === 0) return undefined
  const top = wholeRoot(n < 0n ? -n : n, degree, work)
  const bottom = top === undefined ? undefined : wholeRoot(d, degree, work)
  if (top === undefined || bottom === undefined) return undefined
  return { n: n < 0n ? -top : top, d: bottom }
}

/** Newton's method from above; undefined where the root is not whole. */
function wholeRoot(value: bigint, degree: number, work: Work): bigint | undefined {
  if (value < 2n) return value
  const [k, less] = [BigInt(degree), BigInt(degree - 1)]
  let guess = 1n << BigInt(Math.floor(bits(value) / degree) + 1)
  while (spend(work, 4)) {
    const next = (less * guess + value / guess ** less) / k
    if (next >= guess) return guess ** k === value ? guess : undefined
    guess = next
  }
  return undefined
}

function factorial({ n, d }: Rational, work: Work): Rational | undefined {
  if (d !== 1n || n < 0n || n > largestFactorial || !spend(work, Number(n) * 2)) return undefined
  let product = 1n
  for (let factor = 2n; factor <= n; factor++) product *= factor
  return { n: product, d: 1n }
}

function binomial(top: Rational, bottom: Rational, work: Work): Rational | undefined {
  const [n, k] = [top.n, bottom.n]
  if (top.d !== 1n || bottom.d !== 1n || k < 0n || n < k || n > 10_000n) return undefined
  let steps = n - k
  if (k < steps) steps = k
  if (steps > largestFactorial || !spend(work, Number(steps) * 4)) return undefined
  let result = 1n
  for (let step = 1n; step <= steps; step++) result = (result * (n - steps + step)) / step
  return { n: result, d: 1n }
}
