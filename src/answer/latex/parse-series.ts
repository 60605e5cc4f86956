import { accept, type Parser } from './parser.ts'
import type { Tree } from './tree.ts'

/** A sum or product over an index, from its limits on: `_{k=0}^{n} body`. */
export function parseSeries(parser: Parser, operation: 'sum' | 'product'): Tree | undefined {
  if (!accept(parser, '_')) return undefined
  const lower = parser.rules.argument(parser)
  if (lower?.type !== 'relation' || lower.relations[0] !== '=' || !accept(parser, '^')) return undefined
  const [index, from] = lower.operands
  const to = parser.rules.argument(parser)
  const body = to && parser.rules.product(parser)
  if (index?.type !== 'symbol' || !from || !body) return undefined
  return { type: 'series', operation, index: index.name, from, to, body }
}
