import { hashParts } from './hash.ts'
import type { PooledTotals } from './pooled-mean.ts'
import type { ReplicateSums } from './replicate-sums.ts'
import { xoshiroFrom, xoshiroState } from './xoshiro.ts'

const stretch = 4096

/**
 * Replicates over very many clusters: each call draws as many clusters as there are and adds them up as it draws them, without
 * keeping how often each was drawn. Quicker where all counts are equal.
 */
export function gatheredReplicates(
  { size, counts }: PooledTotals,
  residuals: Float64Array,
  seed: string,
): () => ReplicateSums {
  const state = xoshiroState(hashParts(['bootstrap', seed]))
  const fill = xoshiroFrom(state)
  const words = new Uint32Array(stretch)
  const rest = words.subarray(0, size % stretch)
  const first = counts[0] ?? 0
  const alike = counts.every((count) => count === first)
  const sums = new Float64Array(5)
  return () => {
    sums.fill(0)
    if (alike) addResiduals(sums, residuals, state)
    for (let drawn = 0; !alike && drawn < size; drawn += stretch) {
      const part = size - drawn < stretch ? rest : words
      fill(part)
      addBoth(sums, { residuals, counts }, part)
    }
    const [residual = 0, squares = 0, count = 0, products = 0, countSquares = 0] = sums
    if (!alike) return { count, residual, squares, products, countSquares }
    return {
      count: size * first,
      residual,
      squares,
      products: first * residual,
      countSquares: size * first * first,
    }
  }
}

/** Draws as it adds, by the steps of xoshiro.ts written out once more: so neither waits for the other, in half the time. */
function addResiduals(sums: Float64Array, residuals: Float64Array, state: Uint32Array): void {
  const scale = residuals.length / 0x100000000
  let [a = 0, b = 0, c = 0, d = 0] = Int32Array.from(state)
  let residual = 0
  let squares = 0
  for (let drawn = 0; drawn < residuals.length; drawn++) {
    const product = Math.imul(b, 5)
    const word = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    const r = residuals[(word * scale) | 0] as number
    residual += r
    squares += r * r
  }
  state.set([a, b, c, d])
  sums[0] = residual
  sums[1] = squares
}

function addBoth(
  sums: Float64Array,
  { residuals, counts }: { readonly residuals: Float64Array; readonly counts: Float64Array },
  words: Uint32Array,
): void {
  const scale = residuals.length / 0x100000000
  let residual = 0
  let squares = 0
  let count = 0
  let products = 0
  let countSquares = 0
  for (let index = 0; index < words.length; index++) {
    const place = ((words[index] as number) * scale) | 0
    const r = residuals[place] as number
    const c = counts[place] as number
    residual += r
    squares += r * r
    count += c
    products += r * c
    countSquares += c * c
  }
  const added = [residual, squares, count, products, countSquares]
  for (const [place, value] of added.entries()) sums[place] = (sums[place] as number) + value
}
