import type { Token } from './token.ts'
import type { Tree } from './tree.ts'
import { spend, type Work } from './work.ts'

/** Deeper brackets than these are not read: parsing is recursive, and answers come from outside. */
const deepest = 60

/** Where the tokens of an answer are being read. A rule gives undefined where the text is not what it reads. */
export interface Parser {
  readonly tokens: readonly Token[]
  readonly work: Work
  /** The rules that refer to each other across files. */
  readonly rules: Rules
  at: number
  depth: number
  /** The sign that closes here though it opens elsewhere: `|` of an absolute value, `[` of `]0, 1[`; '' for none. */
  closer: string
  /** How many ± there are: with any, the answer stands for several. */
  plusMinus: number
}

export type Rule = (parser: Parser) => Tree | undefined

export interface Rules {
  /** Everything up to a closing sign: items with commas between them, each with relations. One item is itself. */
  readonly items: Rule
  readonly relation: Rule
  readonly sum: Rule
  readonly product: Rule
  /** A factor with its exponents. */
  readonly factor: Rule
  /** One token or group, as LaTeX takes the argument of a command. */
  readonly argument: Rule
}

export function peek({ tokens, at }: Parser): Token | undefined {
  return tokens[at]
}

/** The sign that comes next; '' where something else does. */
export function peekSign({ tokens, at }: Parser): string {
  const token = tokens[at]
  return token?.type === 'sign' ? token.text : ''
}

/** Passes over a sign, if it comes next. */
export function accept(parser: Parser, sign: string): boolean {
  if (peekSign(parser) !== sign) return false
  parser.at++
  return true
}

/** Reads by a rule one bracket deeper; undefined where that is too deep. */
export function nested(parser: Parser, rule: Rule): Tree | undefined {
  if (parser.depth >= deepest || !spend(parser.work, 1)) return undefined
  parser.depth++
  const { closer } = parser
  parser.closer = ''
  const tree = rule(parser)
  parser.closer = closer
  parser.depth--
  return tree
}

/** Reads by a rule up to a closing sign, which it passes over. */
export function enclosed(parser: Parser, close: string, rule: Rule): Tree | undefined {
  const tree = nested(parser, rule)
  return tree && accept(parser, close) ? tree : undefined
}
