import type { Tree } from '../latex/tree.ts'
import type { Work } from '../latex/work.ts'
import { modulus } from './complex.ts'
import { numericValue } from './numeric-value.ts'
import type { SamplePoint } from './sample-point.ts'

/** How large the numbers are whose sums an expression's value is: what its rounding error goes by. 0 where it has no value. */
export function scaleOf(tree: Tree, point: SamplePoint, work: Work): number {
  switch (tree.type) {
    case 'sum':
      return tree.parts.reduce((sum, part) => sum + scaleOf(part, point, work), 0)
    case 'product':
      return tree.parts.reduce((product, part) => product * scaleOf(part, point, work), 1)
    case 'minus':
      return scaleOf(tree.of, point, work)
    case 'quotient':
      return scaleOf(tree.left, point, work) / sizeOf(tree.right, point, work)
    case 'call':
      return Math.max(1, sizeOf(tree, point, work))
    default:
      return sizeOf(tree, point, work)
  }
}

function sizeOf(tree: Tree, point: SamplePoint, work: Work): number {
  const value = numericValue(tree, point, work)
  return value ? modulus(value) : 0
}
