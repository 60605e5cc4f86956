import { type Parser, peek } from './parser.ts'
import { isSeparator } from './scan-word.ts'
import type { Token } from './token.ts'
import type { Numeral, Tree } from './tree.ts'
import { isAngle, isPercent } from './units.ts'

/** Single letters that are a unit where they stand apart behind a number at the end: `5 m`, but `5m` is a product. */
const spacedLetters = 'mgshlLJNWVK'

/** The unit behind a value, as it is written; '' where none is. */
export function readUnit(parser: Parser, value: Tree): string {
  const sign = peek(parser)
  if (sign?.type === 'sign' && '$€£¥₩¢'.includes(sign.text)) {
    parser.at++
    return sign.text
  }
  if (value.type === 'words' || !startsUnit(parser)) return ''
  let unit = ''
  while (continuesUnit(parser)) {
    const token = peek(parser)
    unit += `${token?.type === 'words' || token?.type === 'name' ? ' ' : ''}${token?.text ?? ''}`
    parser.at++
  }
  return unit.trim()
}

function startsUnit(parser: Parser): boolean {
  const token = peek(parser)
  return token?.type === 'words' && !isSeparator(token.text)
}

/** Words and letters, their exponents, strokes and dots: `km / h`, `m ^ 2`. */
function continuesUnit(parser: Parser): boolean {
  const token = peek(parser)
  if (!token) return false
  if (token.type === 'words') return !isSeparator(token.text)
  if (token.type === 'name') return true
  const before = parser.tokens[parser.at - 1]
  if (token.type === 'number') return before?.type === 'sign' && '^{-'.includes(before.text)
  if (token.type !== 'sign') return false
  if (token.text === '-') return before?.type === 'sign' && '^{'.includes(before.text)
  return '^{}/*'.includes(token.text) && closesWhatItOpens(parser, token.text)
}

/** A closing brace belongs to the unit only if the unit opened it. */
function closesWhatItOpens(parser: Parser, sign: string): boolean {
  if (sign === '{') return parser.tokens[parser.at - 1]?.text === '^'
  if (sign !== '}') return true
  const open = parser.tokens.slice(Math.max(0, parser.at - 3), parser.at)
  return open.some(({ type, text }) => type === 'sign' && text === '{')
}

/** A value with its unit; degrees and percent are nodes of their own. */
export function withUnit(value: Tree, unit: string): Tree {
  if (unit === '') return value
  if (isAngle(unit)) return { type: 'degrees', of: value }
  if (isPercent(unit)) return { type: 'percent', of: value }
  return { type: 'quantity', value, unit }
}

/** `5 m` and `5 m/s^2` at the end of an item may be a quantity or a product; both are kept. */
export function withSpacedLetter(
  parser: Parser,
  parts: readonly Tree[],
  start: Token | undefined,
): Tree | undefined {
  const [value, ...letters] = parts
  if (value?.type !== 'number' || letters.length === 0 || !start?.spaced || !endsItem(peek(parser)))
    return undefined
  const words = letters.map(unitText)
  if (words.includes(undefined)) return undefined
  return { type: 'quantity', value, unit: words.join(' ').trim(), asProduct: { type: 'product', parts } }
}

/** A factor as a part of a unit; undefined where it can be none. */
function unitText(tree: Tree): string | undefined {
  if (tree.type === 'symbol') return spacedLetters.includes(tree.name) ? tree.name : undefined
  if (tree.type === 'power' && tree.right.type === 'number' && tree.right.value.d === 1n) {
    const base = unitText(tree.left)
    return base && `${base}^${tree.right.value.n}`
  }
  if (tree.type !== 'quotient') return undefined
  const below = unitText(tree.right)
  const above = tree.left.type === 'number' && tree.left.value.n === 1n ? '' : unitText(tree.left)
  return above === undefined || below === undefined ? undefined : `${above} /${below}`
}

function endsItem(token: Token | undefined): boolean {
  return (
    token === undefined || token.type === 'row' || (token.type === 'sign' && ',;)]}⦄'.includes(token.text))
  )
}

/** Whether a factor beside a whole number is the fraction of a mixed number: `\frac{1}{2}`, or `1/2` after a blank. */
export function isMixed(
  parser: Parser,
  next: Tree,
  start: Token | undefined,
): { readonly top: Numeral; readonly bottom: Numeral; readonly tokens: number } | undefined {
  if (
    start?.text === 'frac' &&
    next.type === 'quotient' &&
    next.left.type === 'number' &&
    next.right.type === 'number'
  ) {
    return { top: next.left, bottom: next.right, tokens: 0 }
  }
  if (next.type !== 'number' || !start?.spaced) return undefined
  const stroke = parser.tokens[parser.at]
  const below = parser.tokens[parser.at + 1]
  if (stroke?.type !== 'sign' || stroke.text !== '/' || below?.type !== 'number' || below.text.length > 15)
    return undefined
  const bottom: Numeral = {
    type: 'number',
    value: { n: BigInt(below.text.split('.')[0] || '0'), d: 1n },
    rounded: below.text.includes('.'),
  }
  return { top: next, bottom, tokens: 2 }
}
