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

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly sums: (size: number, groups: number, clusters: number, weights: number, sums: number) => void
}

/** What is used of WebAssembly: the compiler's libraries declare it for browsers only. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

const pageBytes = 65_536
const atOnce = 4
/** Sums of a group, one of each kind for each replicate. */
const sumsAGroup = 5 * atOnce

/** @throws where WebAssembly is not to be had */
export function bootstrapKernel(): BootstrapKernel {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyHost })
    .WebAssembly
  const module = new Module(Uint8Array.from(atob(bootstrapKernelBase64), (letter) => letter.charCodeAt(0)))
  const { memory, sums: addUp } = new Instance(module).exports as Exports
  // The weights lie at the beginning and stay there as long as the same resamples are used.
  let loaded: Uint8Array | undefined
  return {
    sumsOf({ size, weights }, residuals, counts) {
      const groups = weights.length / (atOnce * size)
      const clustersAt = 8 * Math.ceil(weights.length / 8)
      const sumsAt = clustersAt + 16 * size
      const end = sumsAt + 8 * sumsAGroup * groups
      const missing = end - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
      if (loaded !== weights) new Uint8Array(memory.buffer, 0, weights.length).set(weights)
      loaded = weights
      const clusters = new Float64Array(memory.buffer, clustersAt, 2 * size)
      for (let index = 0; index < size; index++) {
        clusters[2 * index] = residuals[index] as number
        clusters[2 * index + 1] = counts[index] as number
      }
      addUp(size, groups, clustersAt, 0, sumsAt)
      return reader(new Float64Array(memory.buffer, sumsAt, sumsAGroup * groups))
    },
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
