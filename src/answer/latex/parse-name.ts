import { determinant } from './determinant.ts'
import { parseSeries } from './parse-series.ts'
import { accept, enclosed, nested, type Parser, peek, peekSign } from './parser.ts'
import type { Tree } from './tree.ts'
import { functions } from './vocabulary.ts'

/** Letters that name functions wherever brackets follow them. */
const functionLetters = 'fghFGH'

/** What starts with a name, the name itself being read already. */
export function parseName(parser: Parser, name: string): Tree | undefined {
  switch (name) {
    case 'frac':
      return parseFraction(parser)
    case 'binom':
      return parseBinomial(parser)
    case 'sqrt':
      return parseRoot(parser)
    case 'sum':
    case 'prod':
      return nested(parser, (inside) => parseSeries(inside, name === 'sum' ? 'sum' : 'product'))
    case 'infinity':
      return { type: 'infinity' }
    case 'emptyset':
      return { type: 'set', items: [] }
    case 'mathbb':
    case 'Bbb':
      return parseBlackboard(parser)
    case 'overline':
    case 'bar':
    case 'hat':
    case 'widehat':
    case 'tilde':
    case 'dot':
    case 'ddot':
      return wrapped(parser, name)
    case 'imath':
      return { type: 'symbol', name: 'i' }
    case 'int':
    case 'lim':
    case 'not':
    case 'begin':
      return undefined
    default:
      return functions.has(name) ? parseFunction(parser, name) : parseSymbol(parser, name)
  }
}

function parseFraction(parser: Parser): Tree | undefined {
  const left = parser.rules.argument(parser)
  const right = left && parser.rules.argument(parser)
  if (!right || isDerivative(left, right)) return undefined
  return { type: 'quotient', left, right }
}

/** `\\frac{d}{dx}` is an operator and no number. */
function isDerivative(left: Tree, right: Tree): boolean {
  const [first] = right.type === 'product' ? right.parts : []
  const differential = (tree: Tree | undefined): boolean =>
    tree?.type === 'symbol' && (tree.name === 'd' || tree.name === 'partial')
  return differential(left) && differential(first)
}

function parseBinomial(parser: Parser): Tree | undefined {
  const left = parser.rules.argument(parser)
  const right = left && parser.rules.argument(parser)
  return right && { type: 'call', name: 'binom', known: true, args: [left, right] }
}

function parseRoot(parser: Parser): Tree | undefined {
  const degree = accept(parser, '[') ? enclosed(parser, ']', parser.rules.sum) : undefined
  const before = parser.tokens[parser.at - 1]
  if (degree === undefined && before?.text === '[') return undefined
  // Plain text: `sqrt(x + 1)`, where LaTeX would have braces.
  const radicand = accept(parser, '(')
    ? enclosed(parser, ')', parser.rules.sum)
    : parser.rules.argument(parser)
  if (!radicand) return undefined
  return { type: 'call', name: 'root', known: true, args: degree ? [radicand, degree] : [radicand] }
}

function parseBlackboard(parser: Parser): Tree | undefined {
  const letter = parser.rules.argument(parser)
  return letter?.type === 'symbol' ? { type: 'symbol', name: `𝔹${letter.name}` } : letter
}

function wrapped(parser: Parser, name: string): Tree | undefined {
  const argument = parser.rules.argument(parser)
  return argument && { type: 'call', name, known: false, args: [argument] }
}

/** sin, log and their like: an exponent or base before the argument, brackets or none around it. */
function parseFunction(parser: Parser, name: string): Tree | undefined {
  const base = accept(parser, '_') ? parser.rules.argument(parser) : undefined
  const exponent = accept(parser, '^') ? parser.rules.argument(parser) : undefined
  const lateBase = base === undefined && accept(parser, '_') ? parser.rules.argument(parser) : base
  const args = parseArguments(parser)
  if (!args) return undefined
  const [matrix] = args
  if (name === 'det' && matrix?.type === 'matrix') return determinant(matrix.rows)
  const inverse = exponent?.type === 'number' && exponent.value.n === -1n && exponent.value.d === 1n
  const call: Tree = {
    type: 'call',
    name: inverse && !name.startsWith('a') ? `arc${name}` : name,
    known: true,
    args: lateBase ? [...args, lateBase] : args,
  }
  return exponent && !inverse ? { type: 'power', left: call, right: exponent } : call
}

function parseArguments(parser: Parser): readonly Tree[] | undefined {
  if (accept(parser, '(')) {
    const inner = enclosed(parser, ')', parser.rules.items)
    return inner && (inner.type === 'list' ? inner.items : [inner])
  }
  const bare = nested(parser, parseBareArgument)
  return bare && [bare]
}

/** `\sin 2x \cos x` are two functions: without brackets an argument ends at the next one, or at a sign. */
function parseBareArgument(parser: Parser): Tree | undefined {
  const parts: Tree[] = []
  if (accept(parser, '-')) parts.push({ type: 'number', value: { n: -1n, d: 1n }, rounded: false })
  for (;;) {
    const token = peek(parser)
    const starts =
      token?.type === 'number' ||
      (token?.type === 'name' && !functions.has(token.text)) ||
      (parts.length === 0 && token !== undefined) ||
      token?.text === '{'
    if (!starts) break
    const factor = parser.rules.factor(parser)
    if (!factor) return undefined
    parts.push(factor)
    if (accept(parser, '/')) {
      const divisor = parser.rules.factor(parser)
      if (!divisor) return undefined
      parts.push({
        type: 'quotient',
        left: { type: 'number', value: { n: 1n, d: 1n }, rounded: false },
        right: divisor,
      })
    }
  }
  const [only] = parts
  return parts.length < 2 ? only : { type: 'product', parts }
}

function parseSymbol(parser: Parser, letter: string): Tree | undefined {
  let name = letter
  while (accept(parser, "'")) name += "'"
  if (accept(parser, '_')) {
    const index = nested(parser, parser.rules.argument)
    if (!index) return undefined
    const written = plainIndex(index)
    // An index with a variable in it makes a function: F_{n-k} depends on n and k.
    if (written === undefined) return indexed(parser, name, index)
    name += `_${written}`
  }
  while (accept(parser, "'")) name += "'"
  if (!isApplied(parser, letter)) return { type: 'symbol', name }
  parser.at++
  const inner = enclosed(parser, ')', parser.rules.items)
  return inner && { type: 'call', name, known: false, args: inner.type === 'list' ? inner.items : [inner] }
}

function plainIndex(index: Tree): string | undefined {
  if (index.type === 'number') return `${index.value.n}/${index.value.d}`
  return index.type === 'words' ? index.words : undefined
}

function indexed(parser: Parser, name: string, index: Tree): Tree {
  if (peekSign(parser) === "'") parser.at++
  return { type: 'call', name: `${name}_`, known: false, args: [index] }
}

/** Whether brackets after a letter hold an argument: behind f, g, h always, behind others in a definition `W(x) = …`. */
function isApplied(parser: Parser, letter: string): boolean {
  if (peekSign(parser) !== '(' || (peek(parser)?.spaced && letter.length > 1)) return false
  if (functionLetters.includes(letter)) return true
  for (let at = parser.at + 1; at < parser.at + 8; at++) {
    const token = parser.tokens[at]
    if (token?.type === 'sign' && token.text === ')') return parser.tokens[at + 1]?.text === '='
    const simple = token?.type === 'name' || token?.type === 'number' || token?.text === ','
    if (!simple) return false
  }
  return false
}
