import { parseArgument, parseFactor } from './parse-factor.ts'
import { parseProduct, parseSum } from './parse-sum.ts'
import { accept, type Parser, peek, peekSign, type Rules } from './parser.ts'
import { isSeparator } from './scan-word.ts'
import type { CommaReading } from './token.ts'
import { readTokens } from './tokens.ts'
import type { Relation, SetOperation, Tree } from './tree.ts'
import { isRelation } from './vocabulary.ts'
import type { Work } from './work.ts'

/** Longer chains, lists and unions are not read. */
const mostOperands = 64
const mostItems = 1000

const rules: Rules = {
  items: parseItems,
  relation: parseRelation,
  sum: parseSum,
  product: parseProduct,
  factor: parseFactor,
  argument: parseArgument,
}

/** An answer as a tree, and whether it has a ± in it. */
export interface Reading {
  readonly tree: Tree
  readonly hasPlusMinus: boolean
}

/**
 * Reads an answer, LaTeX or plain text; undefined where it is none that is understood, or too long, or too deep. The result is
 * at most a few hundred levels deep, so that recursion over it is safe.
 */
export function parseAnswer(text: string, commas: CommaReading, work: Work): Reading | undefined {
  const tokens = readTokens(text, commas)
  if (!tokens || tokens.length === 0) return undefined
  const parser: Parser = { tokens, work, rules, at: 0, depth: 0, closer: '', plusMinus: 0 }
  const tree = parseItems(parser)
  // A comma at the end, or an unmatched brace, is a slip of the pen.
  while (',;}'.includes(peekSign(parser) || ' ')) parser.at++
  if (!tree || parser.at < tokens.length) return undefined
  return { tree, hasPlusMinus: parser.plusMinus > 0 }
}

/** Items between commas, between semicolons: `1, 2`, `a=1, b=2; a=3, b=4`. One item is itself. */
function parseItems(parser: Parser): Tree | undefined {
  const groups: Tree[] = []
  for (;;) {
    const group = parseGroup(parser)
    if (!group) return undefined
    groups.push(group)
    if (!accept(parser, ';') || atEnd(parser)) break
    if (groups.length > mostItems) return undefined
  }
  return groups.length === 1 ? groups[0] : { type: 'list', items: groups }
}

function parseGroup(parser: Parser): Tree | undefined {
  const items: Tree[] = []
  for (;;) {
    const item = parseRelation(parser)
    if (!item || items.length > mostItems) return undefined
    items.push(item)
    if (!acceptSeparator(parser) || atEnd(parser)) break
  }
  return items.length === 1 ? items[0] : { type: 'list', items }
}

/** Commas and words for them, several in a row too: `1, 2, and 3`. Rows outside a matrix part as commas do. */
function acceptSeparator(parser: Parser): boolean {
  let found = false
  for (;;) {
    const token = peek(parser)
    const separates =
      token?.type === 'row' ||
      (token?.type === 'sign' && (token.text === ',' || (token.text === '&' && found))) ||
      (token?.type === 'words' && isSeparator(token.text))
    if (!separates) return found
    found = true
    parser.at++
  }
}

function atEnd(parser: Parser): boolean {
  const token = peek(parser)
  return (
    token === undefined || (token.type === 'sign' && ')]}⦄⟩'.includes(token.text)) || token.type === 'end'
  )
}

function parseRelation(parser: Parser): Tree | undefined {
  const first = parseSetOperation(parser)
  if (!first) return undefined
  const operands = [first]
  const relations: Relation[] = []
  for (;;) {
    const sign = peekSign(parser)
    if (!isRelation(sign)) break
    parser.at++
    // An ampersand aligns; it is no part of the formula.
    accept(parser, '&')
    const operand = parseSetOperation(parser)
    if (!operand || operands.length > mostOperands) return undefined
    relations.push(sign)
    operands.push(operand)
  }
  return relations.length === 0 ? first : { type: 'relation', relations, operands }
}

const setOperations: ReadonlySet<string> = new Set<SetOperation>(['∪', '∩', '∖'])

function isSetOperation(sign: string): sign is SetOperation {
  return setOperations.has(sign)
}

function parseSetOperation(parser: Parser): Tree | undefined {
  let left = parseRatio(parser)
  for (let count = 0; left && count < mostOperands; count++) {
    const operation = peekSign(parser)
    if (!isSetOperation(operation)) return left
    parser.at++
    const right = parseRatio(parser)
    left = right && { type: 'set-operation', operation, left, right }
  }
  return left
}

function parseRatio(parser: Parser): Tree | undefined {
  const first = parseSum(parser)
  if (!first || peekSign(parser) !== ':') return first
  // `Zero matrix: …` only says what comes.
  if (first.type === 'words' && accept(parser, ':')) return parseSum(parser)
  const parts = [first]
  while (accept(parser, ':')) {
    const part = parseSum(parser)
    if (!part || parts.length > mostOperands) return undefined
    parts.push(part)
  }
  return { type: 'ratio', parts }
}
