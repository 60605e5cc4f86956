import { reduced } from '../latex/rational.ts'
import type { Tree } from '../latex/tree.ts'

/** A fraction of small whole numbers in lowest terms, as exponents are; undefined for anything else. */
export function smallFraction(tree: Tree): { readonly top: number; readonly bottom: number } | undefined {
  if (tree.type === 'minus') {
    const positive = smallFraction(tree.of)
    return positive && { top: -positive.top, bottom: positive.bottom }
  }
  if (tree.type !== 'quotient' || tree.left.type !== 'number' || tree.right.type !== 'number')
    return undefined
  const [top, bottom] = [tree.left.value, tree.right.value]
  if (top.d !== 1n || bottom.d !== 1n || bottom.n <= 0n || bottom.n > 1000n || top.n > 1000n) return undefined
  const { n, d } = reduced({ n: top.n, d: bottom.n })
  return { top: Number(n), bottom: Number(d) }
}
