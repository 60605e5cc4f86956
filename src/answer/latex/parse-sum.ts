import { mixedNumber } from './numeral.ts'
import { readModulus, startsModulus } from './parse-modulus.ts'
import { isMixed, readUnit, withSpacedLetter, withUnit } from './parse-unit.ts'
import { accept, type Parser, peek, peekSign } from './parser.ts'
import { one } from './rational.ts'
import type { Token } from './token.ts'
import type { Numeral, Tree } from './tree.ts'

/** An answer with more ± stands for too many. */
const mostPlusMinus = 4

/** A sum of products, with ± between them. */
export function parseSum(parser: Parser): Tree | undefined {
  let first = parseSigned(parser)
  let others: Tree[] = []
  while (first) {
    const sign = peekSign(parser)
    if (sign !== '+' && sign !== '-' && sign !== '±' && sign !== '∓') break
    parser.at++
    const part = parser.rules.product(parser)
    if (!part) return undefined
    if (sign === '+') others.push(part)
    else if (sign === '-') others.push({ type: 'minus', of: part })
    else {
      first = plusMinus(parser, sign, combined(first, others), part)
      others = []
    }
  }
  return first && combined(first, others)
}

function combined(first: Tree, others: readonly Tree[]): Tree {
  return others.length === 0 ? first : { type: 'sum', parts: [first, ...others] }
}

function plusMinus(parser: Parser, sign: '±' | '∓', left: Tree, right: Tree): Tree | undefined {
  if (++parser.plusMinus > mostPlusMinus) return undefined
  return { type: sign === '±' ? 'plus-minus' : 'minus-plus', left, right }
}

/** A product with the signs before it. */
function parseSigned(parser: Parser): Tree | undefined {
  const sign = peekSign(parser)
  if (sign !== '±' && sign !== '∓') return parser.rules.product(parser)
  parser.at++
  const right = parser.rules.product(parser)
  const nothing: Tree = { type: 'number', value: { n: 0n, d: 1n }, rounded: false }
  return right && plusMinus(parser, sign, nothing, right)
}

/** Factors beside each other or with signs between them, with a unit behind. */
export function parseProduct(parser: Parser): Tree | undefined {
  let negative = false
  for (;;) {
    if (accept(parser, '-')) negative = !negative
    else if (!accept(parser, '+')) break
  }
  const product = parseFactors(parser)
  if (!product) return undefined
  return negative ? negated(product) : product
}

function negated(tree: Tree): Tree {
  if (tree.type === 'number') return { ...tree, value: { n: -tree.value.n, d: tree.value.d } }
  if (tree.type === 'quantity') return { ...tree, value: negated(tree.value) }
  if (tree.type === 'percent' || tree.type === 'degrees') return { ...tree, of: negated(tree.of) }
  return { type: 'minus', of: tree }
}

function parseFactors(parser: Parser): Tree | undefined {
  const currency = readCurrency(parser)
  const first = parser.rules.factor(parser)
  if (!first) return undefined
  let parts: Tree[] = [first]
  const second = peek(parser)
  for (;;) {
    const next = nextFactor(parser, parts)
    if (next === 'none') break
    if (!next) return undefined
    parts = next
  }
  const product = productOf(parts)
  const modulus = readModulus(parser)
  if (modulus !== '') return { type: 'quantity', value: product, unit: modulus }
  return withSpacedLetter(parser, parts, second) ?? withUnit(product, currency || readUnit(parser, product))
}

function productOf(parts: readonly Tree[]): Tree {
  const [only] = parts
  return parts.length === 1 && only ? only : { type: 'product', parts }
}

const currencies = '$€£¥₩¢'

function readCurrency(parser: Parser): string {
  const sign = peekSign(parser)
  if (sign === '' || !currencies.includes(sign)) return ''
  parser.at++
  return sign
}

/** The parts with the next factor; 'none' where no factor follows. */
function nextFactor(parser: Parser, parts: Tree[]): Tree[] | undefined | 'none' {
  if (accept(parser, '*')) {
    const factor = signedFactor(parser)
    return factor && extended(parts, factor)
  }
  if (accept(parser, '/')) {
    const factor = signedFactor(parser)
    return factor && over(parts, factor)
  }
  if (!startsFactor(parser)) return 'none'
  const start = peek(parser)
  const next = parser.rules.factor(parser)
  return next && beside(parser, parts, next, start)
}

/** `2 \cdot -3`: a sign after a sign. */
function signedFactor(parser: Parser): Tree | undefined {
  const negative = accept(parser, '-')
  const factor = parser.rules.factor(parser)
  return factor && negative ? negated(factor) : factor
}

/** a · b / c: the quotient of everything before the stroke, or of the last two where there is nothing else. */
function over(parts: Tree[], divisor: Tree): Tree[] {
  const [first] = parts
  if (parts.length === 1 && first && first.type !== 'quotient')
    return [{ type: 'quotient', left: first, right: divisor }]
  const inverse: Tree = {
    type: 'quotient',
    left: { type: 'number', value: one, rounded: false },
    right: divisor,
  }
  return extended(parts, inverse)
}

/** A factor without a sign before it: a mixed number's fraction, or one more factor. */
function beside(parser: Parser, parts: Tree[], next: Tree, start: Token | undefined): Tree[] | undefined {
  const [whole] = parts
  if (parts.length === 1 && whole?.type === 'number') {
    const mixed = besideWhole(parser, whole, next, start)
    if (mixed) return [mixed]
    // Two numbers side by side are no product.
    if (next.type === 'number') return undefined
  }
  return extended(parts, next)
}

function extended(parts: Tree[], part: Tree): Tree[] {
  parts.push(part)
  return parts
}

/** `3\frac{1}{2}`, and `33\frac{1}{3}\%`, whose sign was read with the fraction. */
function besideWhole(parser: Parser, whole: Numeral, next: Tree, start: Token | undefined): Tree | undefined {
  if (next.type === 'percent' || next.type === 'degrees') {
    const of = besideWhole(parser, whole, next.of, start)
    return of && { ...next, of }
  }
  const fraction = isMixed(parser, next, start)
  const mixed = fraction && mixedNumber(whole, fraction.top, fraction.bottom, parser.work)
  if (mixed) parser.at += fraction.tokens
  return mixed
}

/** Whether what follows can be multiplied by what stands before it without a sign. */
function startsFactor(parser: Parser): boolean {
  const token = peek(parser)
  if (token?.type === 'number') return true
  if (token?.type === 'name') return !['choose', 'over', 'pmod', 'pod'].includes(token.text)
  if (startsModulus(parser)) return false
  if (token?.type === 'begin') return true
  if (token?.type !== 'sign') return false
  return '([{⦃⟨⌊⌈‖|'.includes(token.text) && token.text !== parser.closer
}
