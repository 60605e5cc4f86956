import { spend, type Work } from './work.ts'

/** An exact fraction, its denominator positive; not necessarily reduced. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

/** Larger numbers are not computed exactly: an answer of more than 10,000 digits is compared as text. */
const mostBits = 40_000
/** Only fractions that grow beyond this are reduced: the greatest common divisor is the dearest step of all. */
const bitsBeforeReducing = 256

export const zero: Rational = { n: 0n, d: 1n }
export const one: Rational = { n: 1n, d: 1n }

export function wholeNumber(value: number): Rational {
  return { n: BigInt(value), d: 1n }
}

/** The number that a plain decimal such as `12.50` or `.5` stands for; its digits must be ASCII. */
export function decimal(whole: string, fraction: string): Rational {
  if (fraction === '') return { n: BigInt(whole || '0'), d: 1n }
  return { n: BigInt(`${whole}${fraction}`), d: 10n ** BigInt(fraction.length) }
}

export function bits(value: bigint): number {
  if (value < 0x40000000n && value > -0x40000000n) return 30
  return value.toString(16).length * 4
}

function size({ n, d }: Rational): number {
  return d === 1n ? bits(n) : bits(n) + bits(d)
}

/** Pays for a result of so many bits; false where it would be too large or too dear. */
function affordable(resultBits: number, work: Work): boolean {
  return resultBits <= mostBits && spend(work, 1 + (resultBits >> 6))
}

function settle(n: bigint, d: bigint, work: Work): Rational | undefined {
  if (d === 0n) return undefined
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d]
  if (bottom === 1n) return { n: top, d: 1n }
  if (top === 0n) return zero
  const length = bits(top) + bits(bottom)
  if (length <= bitsBeforeReducing) return { n: top, d: bottom }
  // Euclid's algorithm takes about as many steps as the smaller number has bits, each as dear as it is long.
  if (!spend(work, 1 + ((length * length) >> 12))) return undefined
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom)
  return { n: top / divisor, d: bottom / divisor }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b]
  while (low !== 0n) [high, low] = [low, high % low]
  return high
}

export function add(a: Rational, b: Rational, work: Work): Rational | undefined {
  if (!affordable(size(a) + size(b), work)) return undefined
  return a.d === b.d ? settle(a.n + b.n, a.d, work) : settle(a.n * b.d + b.n * a.d, a.d * b.d, work)
}

export function multiply(a: Rational, b: Rational, work: Work): Rational | undefined {
  if (!affordable(size(a) + size(b), work)) return undefined
  return settle(a.n * b.n, a.d * b.d, work)
}

export function divide(a: Rational, b: Rational, work: Work): Rational | undefined {
  if (b.n === 0n || !affordable(size(a) + size(b), work)) return undefined
  return settle(a.n * b.d, a.d * b.n, work)
}

export function negate({ n, d }: Rational): Rational {
  return { n: -n, d }
}

/** A whole power; undefined for 0 to a negative one, and where the result would be too large. */
export function power(base: Rational, exponent: bigint, work: Work): Rational | undefined {
  const up = exponent < 0n ? -exponent : exponent
  if (base.n === 0n) return exponent > 0n ? zero : exponent === 0n ? one : undefined
  const trivial = base.d === 1n && (base.n === 1n || base.n === -1n)
  if (trivial) return up % 2n === 0n ? one : base
  if (up > BigInt(mostBits)) return undefined
  if (!affordable(exactSize(base) * Number(up), work)) return undefined
  const [n, d] = [base.n ** up, base.d ** up]
  return exponent < 0n ? settle(d, n, work) : { n, d }
}

/** Without rounding small numbers up: 2 to the 10,000th must stay affordable. */
function exactSize({ n, d }: Rational): number {
  return Math.max((n < 0n ? -n : n).toString(2).length, d.toString(2).length)
}

export function reduced(value: Rational): Rational {
  const divisor = greatestCommonDivisor(value.n < 0n ? -value.n : value.n, value.d)
  return divisor === 1n ? value : { n: value.n / divisor, d: value.d / divisor }
}

export function sameRational(a: Rational, b: Rational): boolean {
  return a.d === b.d ? a.n === b.n : a.n * b.d === b.n * a.d
}

/** The nearest floating-point number, also where numerator and denominator are beyond its range. */
export function approximately({ n, d }: Rational): number {
  if (d === 1n) return Number(n)
  const [top, bottom] = [Number(n), Number(d)]
  if (Number.isFinite(top) && Number.isFinite(bottom)) return top / bottom
  const shift = BigInt(Math.max(0, Math.min(bits(n), bits(d)) - 200))
  return Number(n >> shift) / Number(d >> shift)
}
