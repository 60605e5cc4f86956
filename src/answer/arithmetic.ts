import { type Operator, resultOf } from '#problem'

/** A tree of whole numbers and the four operators. */
export type Arithmetic =
  | { readonly type: 'number'; readonly value: number }
  | {
      readonly type: 'operation'
      readonly operator: Operator
      readonly left: Arithmetic
      readonly right: Arithmetic
    }

/** Deeper or longer expressions are not read: they come from outside, and parsing them is recursive. */
const longestExpression = 200

const spellings: ReadonlyMap<string, Operator> = new Map([
  ['+', '+'],
  ['-', '−'],
  ['−', '−'],
  ['*', '×'],
  ['×', '×'],
  ['\\times', '×'],
  ['\\cdot', '×'],
  ['/', '÷'],
  ['÷', '÷'],
  ['\\div', '÷'],
])

/** Reads an expression with the usual precedence and brackets; undefined where it is not one. An "= 24" at its end is ignored. */
export function parseArithmetic(text: string): Arithmetic | undefined {
  if (text.length > longestExpression) return undefined
  const expression = text.replace(/\\left|\\right/g, '').replace(/=\s*\d+\s*$/, '')
  const tokens = expression.match(/\d+|\\[a-z]+|[^\s\d]/g) ?? []
  const reader = { tokens, at: 0 }
  const tree = readSum(reader)
  return reader.at === tokens.length ? tree : undefined
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

function readSum(reader: Reader): Arithmetic | undefined {
  return readChain(reader, readProduct, ['+', '−'])
}

function readProduct(reader: Reader): Arithmetic | undefined {
  return readChain(reader, readOperand, ['×', '÷'])
}

function readChain(
  reader: Reader,
  readPart: (reader: Reader) => Arithmetic | undefined,
  operators: readonly Operator[],
): Arithmetic | undefined {
  let left = readPart(reader)
  for (;;) {
    const operator = spellings.get(reader.tokens[reader.at] ?? '')
    if (!left || !operator || !operators.includes(operator)) return left
    reader.at++
    const right = readPart(reader)
    if (!right) return undefined
    left = { type: 'operation', operator, left, right }
  }
}

function readOperand(reader: Reader): Arithmetic | undefined {
  const token = reader.tokens[reader.at++] ?? ''
  if (/^\d+$/.test(token)) return { type: 'number', value: Number(token) }
  if (token !== '(') return undefined
  const inner = readSum(reader)
  return reader.tokens[reader.at++] === ')' ? inner : undefined
}

/** The value under the rules of countdown; undefined where some step breaks them. */
export function evaluateArithmetic(tree: Arithmetic): number | undefined {
  if (tree.type === 'number') return tree.value
  const left = evaluateArithmetic(tree.left)
  const right = evaluateArithmetic(tree.right)
  return left === undefined || right === undefined ? undefined : resultOf(left, tree.operator, right)
}

/** The numbers an expression is made of, from left to right. */
export function numbersIn(tree: Arithmetic): number[] {
  return tree.type === 'number' ? [tree.value] : [...numbersIn(tree.left), ...numbersIn(tree.right)]
}
