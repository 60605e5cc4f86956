import { determinant } from './determinant.ts'
import { accept, enclosed, nested, type Parser, peek, peekSign } from './parser.ts'
import type { Bracket, Relation, RelationChain, Tree } from './tree.ts'

/** A matrix with more entries is not read. */
const mostEntries = 400

/** What starts with a bracket of any kind, a bar, or a matrix. */
export function parseBracketed(parser: Parser): Tree | undefined {
  const token = peek(parser)
  if (token?.type === 'begin') return nested(parser, parseMatrix)
  parser.at++
  switch (token?.text) {
    case '(':
    case '[':
    case '⟨':
    case ']':
      return parseBracket(parser, token.text)
    case '{':
      return parseBraces(parser)
    case '⦃':
      return nested(parser, parseSet)
    case '|':
    case '‖':
      return parseBars(parser, token.text)
    case '⌊':
      return call('floor', enclosed(parser, '⌋', parser.rules.sum))
    case '⌈':
      return call('ceil', enclosed(parser, '⌉', parser.rules.sum))
    default:
      parser.at--
      return undefined
  }
}

function call(name: string, argument: Tree | undefined): Tree | undefined {
  return argument && { type: 'call', name, known: true, args: [argument] }
}

const closings = ')]⟩['

/** A group, or several items: a tuple, an interval, a sequence. `]0, 1[` is open at both ends. */
function parseBracket(parser: Parser, opening: '(' | '[' | '⟨' | ']'): Tree | undefined {
  const inner = nested(parser, (inside) => {
    inside.closer = opening === ']' ? '[' : ''
    return inside.rules.items(inside)
  })
  const sign = peekSign(parser)
  if (!inner || sign === '' || !closings.includes(sign)) return undefined
  parser.at++
  const open = opening === ']' ? '(' : opening
  const close = sign === '[' ? ')' : (sign as Bracket['close'])
  if (inner.type === 'list') return { type: 'bracket', open, close, items: inner.items }
  if (open === '⟨' && inner.type !== 'bracket') return { type: 'bracket', open, close, items: [inner] }
  // Brackets around brackets are rows of a matrix: [[1, 2], [3, 4]] has several, [[1, 2]] only one.
  return inner
}

/** Braces only group; but `{n \choose k}` and `{a \over b}` stand between them. */
function parseBraces(parser: Parser): Tree | undefined {
  if (accept(parser, '}')) return { type: 'words', words: '' }
  const left = nested(parser, parser.rules.items)
  const token = peek(parser)
  if (left && token?.type === 'name' && (token.text === 'choose' || token.text === 'over')) {
    parser.at++
    const right = enclosed(parser, '}', parser.rules.items)
    if (!right) return undefined
    return token.text === 'over'
      ? { type: 'quotient', left, right }
      : { type: 'call', name: 'binom', known: true, args: [left, right] }
  }
  // A text that was cut off lacks the last brace.
  return left && (accept(parser, '}') || peek(parser) === undefined) ? left : undefined
}

function parseSet(parser: Parser): Tree | undefined {
  if (accept(parser, '⦄')) return { type: 'set', items: [] }
  // Inside, a bar comes between the variable and its condition, and none is an absolute value.
  parser.closer = '|'
  const inner = parser.rules.items(parser)
  if (!inner) return undefined
  if (accept(parser, '|')) {
    parser.closer = ''
    const condition = parser.rules.items(parser)
    return condition && accept(parser, '⦄') ? { type: 'builder', variable: inner, condition } : undefined
  }
  if (!accept(parser, '⦄')) return undefined
  if (inner.type === 'relation' && inner.operands.some(({ type }) => type === 'ratio'))
    return builderOf(inner)
  return { type: 'set', items: inner.type === 'list' ? inner.items : [inner] }
}

/** `{x : x > 2}` was read as a ratio in a relation; so was `{x ∈ S : x > 2}`. */
function builderOf(relation: RelationChain): Tree {
  const place = relation.operands.findIndex(({ type }) => type === 'ratio')
  const ratio = relation.operands[place]
  const [variable, left] = ratio?.type === 'ratio' ? ratio.parts : []
  if (!variable || !left) return { type: 'set', items: [relation] }
  return {
    type: 'builder',
    variable: chainOf(relation.relations.slice(0, place), [...relation.operands.slice(0, place), variable]),
    condition: chainOf(relation.relations.slice(place), [left, ...relation.operands.slice(place + 1)]),
  }
}

function chainOf(relations: readonly Relation[], operands: readonly Tree[]): Tree {
  const [only] = operands
  return relations.length === 0 && only ? only : { type: 'relation', relations, operands }
}

function parseBars(parser: Parser, bar: '|' | '‖'): Tree | undefined {
  const inner = nested(parser, (inside) => {
    inside.closer = bar
    return inside.rules.sum(inside)
  })
  if (!inner || !accept(parser, bar)) return undefined
  if (bar === '‖') return call('norm', inner)
  if (inner.type === 'matrix') return determinant(inner.rows) ?? call('det', inner)
  return call('abs', inner)
}

function parseMatrix(parser: Parser): Tree | undefined {
  const name = peek(parser)?.text ?? ''
  parser.at++
  const rows: Tree[][] = [[]]
  for (let entries = 0; entries <= mostEntries; ) {
    const token = peek(parser)
    if (token === undefined) return undefined
    if (token.type === 'end') return finished(parser, name, rows)
    if (token.type === 'row') rows.push([])
    else if (token.type === 'sign' && token.text === '&') {
      parser.at++
      continue
    } else {
      const entry = parser.rules.relation(parser)
      if (!entry) return undefined
      rows.at(-1)?.push(entry)
      entries++
      continue
    }
    parser.at++
  }
  return undefined
}

function finished(parser: Parser, name: string, all: readonly Tree[][]): Tree {
  parser.at++
  const rows = all.filter((row) => row.length > 0)
  const matrix: Tree = { type: 'matrix', rows }
  if (name === 'vmatrix')
    return determinant(rows) ?? { type: 'call', name: 'det', known: true, args: [matrix] }
  if (name === 'cases') return { type: 'call', name: 'cases', known: false, args: rows.flat() }
  return matrix
}
