import { inBase, numeral } from './numeral.ts'
import { parseBracketed } from './parse-bracket.ts'
import { parseName } from './parse-name.ts'
import { accept, enclosed, nested, type Parser, peek, peekSign } from './parser.ts'
import { wholeNumber } from './rational.ts'
import { isSeparator } from './scan-word.ts'
import type { Token } from './token.ts'
import type { Tree } from './tree.ts'

/** `x!!!`, `5%%`: more marks behind a factor than these are not read. */
const mostMarks = 4

/** A number, name, bracket or words, with everything that is written behind it: exponents, !, %, °. */
export function parseFactor(parser: Parser): Tree | undefined {
  if (!parser.work.left) return undefined
  let tree = parseAtom(parser)
  for (let marks = 0; tree; marks++) {
    const marked = parseMark(parser, tree)
    if (marked === 'none') return tree
    if (marks >= mostMarks) return undefined
    tree = marked
  }
  return undefined
}

function parseAtom(parser: Parser): Tree | undefined {
  const token = peek(parser)
  switch (token?.type) {
    case 'number':
      parser.at++
      return parseNumber(parser, token)
    case 'words':
      return parseWords(parser)
    case 'name':
      parser.at++
      return parseName(parser, token.text)
    case 'begin':
    case 'sign':
      return parseBracketed(parser)
    default:
      return undefined
  }
}

function parseNumber(parser: Parser, token: Token): Tree | undefined {
  const [low, digits] = [parser.tokens[parser.at], readBase(parser)]
  if (digits === undefined) return numeral(token, parser.work)
  if (low === undefined || !/^\d+$/.test(token.text)) return undefined
  return inBase(token.text, digits, parser.work)
}

/** The base that a subscript of a number names, braces or none. */
function readBase(parser: Parser): number | undefined {
  if (peekSign(parser) !== '_') return undefined
  const braced = parser.tokens[parser.at + 1]?.text === '{'
  const digits = parser.tokens[parser.at + (braced ? 2 : 1)]
  const word = /^(two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen)$/
  if (digits?.type !== 'number' && !word.test(digits?.text ?? '')) return undefined
  parser.at += braced ? 4 : 2
  return baseOf(digits?.text ?? '')
}

function baseOf(text: string): number {
  const names = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  const named = names.indexOf(text)
  if (named >= 0) return named + 2
  if (text === 'twelve') return 12
  return text === 'sixteen' ? 16 : Number(text)
}

/** Words in a row; short ones among them (`is`, `a`) were cut into letters. */
function parseWords(parser: Parser): Tree | undefined {
  const words: string[] = []
  let before: Token['type'] = 'words'
  for (;;) {
    const token = peek(parser)
    const isLetter = token?.type === 'name' && words.length > 0 && (token.spaced || before === 'name')
    const isWord = token?.type === 'words' && !isSeparator(token.text)
    if (!token || !(isLetter || isWord)) break
    words.push(
      token.spaced || words.length === 0
        ? token.text.toLowerCase()
        : `${words.pop()}${token.text.toLowerCase()}`,
    )
    before = token.type
    parser.at++
  }
  return words.length === 0 ? undefined : { type: 'words', words: words.join(' ') }
}

/** One mark behind a factor; 'none' where none follows. */
function parseMark(parser: Parser, tree: Tree): Tree | undefined | 'none' {
  switch (peekSign(parser)) {
    case '^':
      parser.at++
      return parseExponent(parser, tree)
    case '!':
      parser.at++
      return { type: 'call', name: 'factorial', known: true, args: [tree] }
    case '%':
      parser.at++
      return { type: 'percent', of: tree }
    case '°':
      parser.at++
      return inDegrees(parser, tree)
    default:
      return 'none'
  }
}

/** Degrees of an angle, or of a temperature where its scale follows. */
function inDegrees(parser: Parser, of: Tree): Tree {
  const scale = peek(parser)
  const isScale = (scale?.type === 'name' || scale?.type === 'words') && /^[CF]$/.test(scale.text)
  if (!isScale) return { type: 'degrees', of }
  parser.at++
  return { type: 'quantity', value: of, unit: `°${scale.text}` }
}

function parseExponent(parser: Parser, base: Tree): Tree | undefined {
  if (acceptDegrees(parser)) return inDegrees(parser, base)
  const exponent = nested(parser, readExponent)
  if (!exponent) return undefined
  if (exponent.type === 'symbol' && exponent.name === 'T')
    return { type: 'call', name: 'transpose', known: true, args: [base] }
  return { type: 'power', left: base, right: exponent }
}

/** In LaTeX an exponent is one token or group; in plain text `x^-2`, `2^10` and `x^(1/2)` mean what they look like. */
function readExponent(parser: Parser): Tree | undefined {
  if (accept(parser, '-')) {
    const of = readExponent(parser)
    return of && { type: 'minus', of }
  }
  accept(parser, '+')
  const token = peek(parser)
  const base = token?.type === 'number' ? numeralAt(parser, token) : parser.rules.argument(parser)
  if (!base || peekSign(parser) !== '^') return base
  parser.at++
  const exponent = nested(parser, readExponent)
  return exponent && { type: 'power', left: base, right: exponent }
}

function numeralAt(parser: Parser, token: Token): Tree | undefined {
  parser.at++
  return numeral(token, parser.work)
}

/** `\circ` or `{\circ}` as an exponent. */
function acceptDegrees(parser: Parser): boolean {
  const { tokens, at } = parser
  if (tokens[at]?.text === 'circ' || tokens[at]?.text === '°') {
    parser.at++
    return true
  }
  if (tokens[at]?.text !== '{' || tokens[at + 2]?.text !== '}') return false
  if (tokens[at + 1]?.text !== 'circ' && tokens[at + 1]?.text !== '°') return false
  parser.at += 3
  return true
}

/** What LaTeX takes for an argument: a group, or one token, of a number one digit. */
export function parseArgument(parser: Parser): Tree | undefined {
  if (accept(parser, '{')) return enclosed(parser, '}', parser.rules.items)
  const token = peek(parser)
  if (token?.type === 'number' && token.text.length > 1 && /^\d+$/.test(token.text)) {
    return { type: 'number', value: wholeNumber(Number(takeDigit(parser, token))), rounded: false }
  }
  return nested(parser, parseAtom)
}

/** Takes the first digit of a number and leaves the rest: `\frac12` is a half. */
function takeDigit(parser: Parser, token: Token): string {
  const rest: Token = { ...token, text: token.text.slice(1), spaced: false }
  // The parser owns its tokens; a copy per digit would be quadratic.
  ;(parser.tokens as Token[])[parser.at] = rest
  return token.text.charAt(0)
}
