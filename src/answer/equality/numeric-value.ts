import { approximately } from '../latex/rational.ts'
import type { Tree } from '../latex/tree.ts'
import { spend, type Work } from '../latex/work.ts'
import { type Complex, isReal, modulus, over, plus, raised, real, times } from './complex.ts'
import { knownFunction, root } from './known-functions.ts'
import { type SamplePoint, sampleValue, scattered } from './sample-point.ts'
import { smallFraction } from './small-fraction.ts'

/** Longer sums and products over an index are not computed. */
const mostTerms = 200

const constants: ReadonlyMap<string, Complex> = new Map([
  ['pi', real(Math.PI)],
  ['e', real(Math.E)],
  ['i', { re: 0, im: 1 }],
])

/** Whether a name stands for a number, or a set of numbers, and not for a variable. */
export function isConstant(name: string): boolean {
  return constants.has(name) || name.startsWith('𝔹')
}

/** The value of an expression at a point in floating point; undefined where it has none or is too much work. */
export function numericValue(tree: Tree, point: SamplePoint, work: Work): Complex | undefined {
  if (!spend(work, 1)) return undefined
  switch (tree.type) {
    case 'number':
      return real(approximately(tree.value))
    case 'symbol':
      return symbolValue(tree.name, point)
    case 'sum':
    case 'product':
      return folded(tree.type, tree.parts, point, work)
    case 'minus':
    case 'percent':
    case 'degrees':
      return scaled(tree, point, work)
    case 'quotient':
    case 'power':
      return ofTwo(tree.type, tree.left, tree.right, point, work)
    case 'call':
      return callValue(tree, point, work)
    case 'series':
      return seriesValue(tree, point, work)
    case 'quantity':
      return numericValue(tree.value, point, work)
    default:
      return undefined
  }
}

function symbolValue(name: string, point: SamplePoint): Complex | undefined {
  const given = point.given.get(name)
  if (given !== undefined) return real(given)
  if (name.startsWith('𝔹')) return undefined
  return constants.get(name) ?? real(sampleValue(name, point))
}

function folded(
  type: 'sum' | 'product',
  parts: readonly Tree[],
  point: SamplePoint,
  work: Work,
): Complex | undefined {
  let result = real(type === 'sum' ? 0 : 1)
  for (const part of parts) {
    const value = numericValue(part, point, work)
    if (!value) return undefined
    result = type === 'sum' ? plus(result, value) : times(result, value)
  }
  return result
}

const factors = { minus: -1, percent: 0.01, degrees: Math.PI / 180 }

function scaled(
  { type, of }: Tree & { readonly type: 'minus' | 'percent' | 'degrees' },
  point: SamplePoint,
  work: Work,
): Complex | undefined {
  const value = numericValue(of, point, work)
  return value && times(real(factors[type]), value)
}

function ofTwo(
  type: 'quotient' | 'power',
  left: Tree,
  right: Tree,
  point: SamplePoint,
  work: Work,
): Complex | undefined {
  const a = numericValue(left, point, work)
  const b = a && numericValue(right, point, work)
  if (!b) return undefined
  return type === 'power' ? powerValue(a, b, right) : over(a, b)
}

/** A negative number to the power of 2/3 is real, as its cube root is. */
function powerValue(base: Complex, exponent: Complex, written: Tree): Complex {
  if (!isReal(base) || base.re >= 0 || Number.isInteger(exponent.re) || written.type !== 'quotient')
    return raised(base, exponent)
  const fraction = smallFraction(written)
  if (!fraction || fraction.bottom % 2 === 0) return raised(base, exponent)
  return raised(root(base, real(fraction.bottom)), real(fraction.top))
}

function callValue(
  { name, known, args }: Tree & { readonly type: 'call' },
  point: SamplePoint,
  work: Work,
): Complex | undefined {
  const values: Complex[] = []
  for (const argument of args) {
    const value = numericValue(argument, point, work)
    if (!value) return undefined
    values.push(value)
  }
  if (known || name === 'overline' || name === 'bar') return knownFunction(name, values)
  const given = point.given.get(`${name}()`)
  return given === undefined ? unknownFunction(name, values) : real(given)
}

/** A function known by name alone takes values that depend on its name and arguments, smooth and without any pattern. */
function unknownFunction(name: string, values: readonly Complex[]): Complex {
  let phase = scattered(name, 0)
  for (const [place, { re, im }] of values.entries()) {
    phase += (re + 0.7 * im) * (0.6 + scattered(name, place + 1))
  }
  return real(1.3 + Math.sin(phase) + 0.11 * phase)
}

function seriesValue(
  { operation, index, from, to, body }: Tree & { readonly type: 'series' },
  point: SamplePoint,
  work: Work,
): Complex | undefined {
  const [first, last] = [numericValue(from, point, work), numericValue(to, point, work)]
  if (!first || !last || !isWhole(first) || !isWhole(last)) return undefined
  if (last.re - first.re > mostTerms) return undefined
  let result = real(operation === 'sum' ? 0 : 1)
  const given = new Map(point.given)
  for (let at = Math.round(first.re); at <= last.re; at++) {
    given.set(index, at)
    const value = numericValue(body, { ...point, given }, work)
    if (!value) return undefined
    result = operation === 'sum' ? plus(result, value) : times(result, value)
  }
  return result
}

function isWhole(value: Complex): boolean {
  return isReal(value) && Number.isSafeInteger(value.re) && modulus(value) < 1e6
}
