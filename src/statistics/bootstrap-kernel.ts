import { bootstrapKernelBase64 } from './bootstrap-kernel-bytes.ts'
import type { Resamples } from './kept-resamples.ts'
import type { ReplicateSums } from './replicate-sums.ts'

/** Adds up what a studentised bootstrap needs, four replicates at a time. */
export interface BootstrapKernel {
  readonly sumsOf: (
    resamples: Resamples,
    residuals: Float64Array,
    counts: Float64Array,
  ) => (replicate: number) => ReplicateSums
}

type AddUp = (size: number, groups: number, clusters: number, weights: number, sums: number) => void

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly sums: AddUp
  readonly sumsOfSmall: AddUp
}

/** What is used of WebAssembly: the compiler's libraries declare it for browsers only. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** Squares of larger counts are no whole numbers of 16 bits. */
const mostSmall = 181
/** Residuals and counts of two clusters, and the counts as whole numbers. */
const pairBytes = 40
const pageBytes = 65_536
const atOnce = 4
/** Sums of a group, one of each kind for each replicate. */
const sumsAGroup = 5 * atOnce

/** @throws where WebAssembly is not to be had */
export function bootstrapKernel(): BootstrapKernel {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyHost })
    .WebAssembly
  const module = new Module(Uint8Array.from(atob(bootstrapKernelBase64), (letter) => letter.charCodeAt(0)))
  const { memory, sums, sumsOfSmall } = new Instance(module).exports as Exports
  // The weights lie at the beginning and stay there as long as the same resamples are used.
  let loaded: Uint8Array | undefined
  return {
    sumsOf({ size, weights }, residuals, counts) {
      const groups = weights.length / (atOnce * size)
      const clustersAt = 8 * Math.ceil(weights.length / 8)
      const sumsAt = clustersAt + pairBytes * Math.ceil(size / 2)
      const end = sumsAt + 8 * sumsAGroup * groups
      const missing = end - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
      if (loaded !== weights) new Uint8Array(memory.buffer, 0, weights.length).set(weights)
      loaded = weights
      const isSmall = counts.every((count) => Number.isInteger(count) && count >= 0 && count <= mostSmall)
      const place = { buffer: memory.buffer, at: clustersAt }
      if (isSmall) layPairs(residuals, counts, place)
      else layClusters(residuals, counts, place)
      const addUp = isSmall ? sumsOfSmall : sums
      addUp(size, groups, clustersAt, 0, sumsAt)
      return reader(new Float64Array(memory.buffer, sumsAt, sumsAGroup * groups))
    },
  }
}

interface Place {
  readonly buffer: ArrayBuffer
  readonly at: number
}

function layClusters(residuals: Float64Array, counts: Float64Array, { buffer, at }: Place): void {
  const clusters = new Float64Array(buffer, at, 2 * counts.length)
  for (let index = 0; index < counts.length; index++) {
    clusters[2 * index] = residuals[index] as number
    clusters[2 * index + 1] = counts[index] as number
  }
}

function layPairs(residuals: Float64Array, counts: Float64Array, { buffer, at }: Place): void {
  const pairs = Math.ceil(counts.length / 2)
  const numbers = new Float64Array(buffer, at, (pairs * pairBytes) / 8)
  const whole = new Int16Array(buffer, at, (pairs * pairBytes) / 2)
  for (let pair = 0; pair < pairs; pair++) {
    for (let which = 0; which < 2; which++) {
      const count = counts[2 * pair + which] ?? 0
      numbers[5 * pair + which] = residuals[2 * pair + which] ?? 0
      numbers[5 * pair + 2 + which] = count
      whole[20 * pair + 16 + which] = count
      whole[20 * pair + 18 + which] = count * count
    }
  }
}

function reader(sums: Float64Array): (replicate: number) => ReplicateSums {
  return (replicate) => {
    const at = sumsAGroup * Math.floor(replicate / atOnce) + (replicate % atOnce)
    return {
      count: sums[at] as number,
      residual: sums[at + atOnce] as number,
      squares: sums[at + 2 * atOnce] as number,
      products: sums[at + 3 * atOnce] as number,
      countSquares: sums[at + 4 * atOnce] as number,
    }
  }
}
