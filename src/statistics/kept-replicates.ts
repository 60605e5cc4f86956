import { type BootstrapKernel, bootstrapKernel } from './bootstrap-kernel.ts'
import type { Resamples } from './kept-resamples.ts'
import type { PooledTotals } from './pooled-mean.ts'
import type { ReplicateSums } from './replicate-sums.ts'

/** The sums of each of the resamples that were drawn, valid until the next ones are asked for: by a kernel, where one can be had. */
export function keptReplicates(
  { counts }: Pick<PooledTotals, 'counts'>,
  residuals: Float64Array,
  resamples: Resamples,
): (replicate: number) => ReplicateSums {
  const kernel = ownKernel()
  return kernel ? kernel.sumsOf(resamples, residuals, counts) : plainReplicates(counts, residuals, resamples)
}

let own: BootstrapKernel | undefined
let isTried = false

/** A page may forbid to compile one. */
function ownKernel(): BootstrapKernel | undefined {
  if (isTried) return own
  isTried = true
  try {
    own = bootstrapKernel()
  } catch {
    own = undefined
  }
  return own
}

/** The same without a kernel, bit for bit. */
export function plainReplicates(
  counts: Float64Array,
  residuals: Float64Array,
  { size, weights }: Resamples,
): (replicate: number) => ReplicateSums {
  return (replicate) => {
    const first = 4 * (replicate >> 2) * size + (replicate & 3)
    let count = 0
    let residual = 0
    let squares = 0
    let products = 0
    let countSquares = 0
    for (let index = 0; index < size; index++) {
      const weight = weights[first + 4 * index] as number
      const c = counts[index] as number
      const r = residuals[index] as number
      const wr = weight * r
      const wc = weight * c
      count += wc
      residual += wr
      squares += wr * r
      products += wr * c
      countSquares += wc * c
    }
    return { count, residual, squares, products, countSquares }
  }
}
